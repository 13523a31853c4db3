import type { Features } from './features.ts';

/** How much each kind of feature counts, chosen by cross-validation. A kind has the same say in short and in long messages. */
const KIND_WEIGHTS: Readonly<Record<string, number>> = { w: 1, b: 0.7, s: 0.5, c: 1.5, k: 0.8, p: 0.3, f: 0.4 };
/** Kinds of which every one counts the same, however common it is. */
const PLAIN_KINDS = 'kpf';

/** The features that a model knows. */
export interface Space {
	/** Feature name to its column. */
	columns: ReadonlyMap<string, number>;
	/** How telling each column is: inverse document frequency. */
	weights: Float32Array;
}

/** A text as the model reckons with it: its columns and their values, of length 1 in all. */
export interface Vector {
	columns: number[];
	values: number[];
}

/** Collects the features of the examples. */
export function buildSpace(examples: readonly Features[]): Space {
	const seen = new Map<string, number>();
	for (const features of examples) for (const name of features.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
	// A letter sequence or a pair that occurs once says nothing; a word that occurs once may.
	const kept = [...seen].filter(([name, count]) => count > 1 || name.startsWith('w:'));
	return {
		columns: new Map(kept.map(([name], column) => [name, column])),
		weights: Float32Array.from(kept, ([name, count]) =>
			PLAIN_KINDS.includes(name.charAt(0)) ? 1 : Math.log((1 + examples.length) / (1 + count)) + 1,
		),
	};
}

/** The text's place in the space. Features that the space does not know are left out. */
export function vectorize(space: Space, features: Features): Vector {
	const columns: number[] = [];
	const values: number[] = [];
	const kinds: string[] = [];
	const lengths: Record<string, number> = {};
	for (const [name, count] of features) {
		const column = space.columns.get(name);
		if (column === undefined) continue;
		const kind = name.charAt(0);
		const value = Math.sqrt(count) * (space.weights[column] ?? 0);
		lengths[kind] = (lengths[kind] ?? 0) + value * value;
		columns.push(column);
		values.push(value);
		kinds.push(kind);
	}
	const total = Math.hypot(...Object.keys(lengths).map((kind) => KIND_WEIGHTS[kind] ?? 0));
	return {
		columns,
		values: values.map((value, at) => {
			const kind = kinds[at] ?? '';
			return (value * (KIND_WEIGHTS[kind] ?? 0)) / Math.sqrt(lengths[kind] ?? 1) / (total || 1);
		}),
	};
}

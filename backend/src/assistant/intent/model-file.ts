import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { intent } from '../../contract/turn.ts';
import { z } from 'zod';
import { EXAMPLES } from './examples.ts';
import type { Linear } from './linear.ts';
import type { IntentModel } from './model.ts';
import type { Space } from './space.ts';

/** Where a trained model is kept; not under version control. */
const MODEL_FILE = new URL('../../../model/intents.bin', import.meta.url);
/** Code outside this folder that decides what a model learns. */
const TEXT_CODE = ['codes.ts', 'fold.ts', 'stem.ts'].map((name) => new URL(`../../text/${name}`, import.meta.url));

/** The beginning of the file, as a line of JSON. The numbers follow, as 32-bit floats in this machine's order. */
const header = z.object({
	stamp: z.string(),
	labels: z.array(z.string()),
	temperature: z.number(),
	columns: z.array(z.string()),
});

/** What a model depends on, as a hash: the examples, the lexicon and the code that learns from them. */
export function modelStamp(): string {
	const hash = createHash('sha256');
	const own = new URL('./', import.meta.url);
	const files = [own, EXAMPLES].flatMap((folder) =>
		readdirSync(folder, { withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ name }) => new URL(name, folder))
			.sort((a, b) => (a.href < b.href ? -1 : 1)),
	);
	for (const file of [...files, ...TEXT_CODE]) hash.update(readFileSync(file)).update('\0');
	return hash.digest('hex');
}

/** The kept classifier of intents, or null where there is none for this stamp. */
export function readModel(stamp: string, file: URL = MODEL_FILE): IntentModel | null {
	const found = readClassifier(stamp, file);
	const intents = z.array(intent).safeParse(found?.labels);
	return found && intents.success ? { ...found, intents: intents.data } : null;
}

/** What every linear classifier here consists of. */
export interface Classifier {
	/** In the order of the model's rows. */
	labels: string[];
	space: Space;
	linear: Linear;
	temperature: number;
}

/** A kept classifier, or null where there is none for this stamp. */
export function readClassifier(stamp: string, file: URL): Classifier | null {
	try {
		const bytes = readFileSync(file);
		const end = bytes.indexOf('\n');
		const { columns, labels, temperature, ...found } = header.parse(JSON.parse(bytes.toString('utf8', 0, end)));
		if (found.stamp !== stamp) return null;
		// A copy begins where 32-bit numbers may.
		const numbers = new Float32Array(new Uint8Array(bytes.subarray(end + 1)).buffer);
		const classes = labels.length;
		const sizes = [columns.length, columns.length * classes, classes] as const;
		if (numbers.length !== sizes[0] + sizes[1] + sizes[2]) return null;
		return {
			labels,
			temperature,
			space: {
				columns: new Map(columns.map((name, column) => [name, column])),
				weights: numbers.subarray(0, sizes[0]),
			},
			linear: {
				classes,
				weights: numbers.subarray(sizes[0], sizes[0] + sizes[1]),
				bias: numbers.subarray(sizes[0] + sizes[1]),
			},
		};
	} catch {
		// Missing, cut off or of another version: it is made anew.
		return null;
	}
}

/** Keeps a model. Whoever reads at the same time sees the old one or the new one, whole. */
export function writeModel(stamp: string, { intents, ...model }: IntentModel, file: URL = MODEL_FILE): void {
	writeClassifier(stamp, { ...model, labels: [...intents] }, file);
}

export function writeClassifier(stamp: string, { labels, linear, space, temperature }: Classifier, file: URL): void {
	const head = { stamp, labels, temperature, columns: [...space.columns.keys()] };
	const numbers = [space.weights, linear.weights, linear.bias].map(
		({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
	);
	mkdirSync(new URL('./', file), { recursive: true });
	const unfinished = new URL(`${file.href}.${process.pid}`);
	writeFileSync(unfinished, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...numbers]));
	renameSync(unfinished, file);
}

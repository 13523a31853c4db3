import type { Vector } from './space.ts';

/** Scores of classes as sums over the columns of a vector. */
export interface Linear {
	/** Number of classes. */
	classes: number;
	/** Column by column, one weight per class. */
	weights: Float32Array;
	/** One per class. */
	bias: Float32Array;
}

/** The score of each class; only their differences mean something. */
export function scores({ classes, weights, bias }: Linear, { columns, values }: Vector): Float64Array {
	const found = Float64Array.from(bias);
	for (const [at, column] of columns.entries()) {
		const value = values[at] ?? 0;
		const first = column * classes;
		for (let row = 0; row < classes; row += 1) found[row] = (found[row] ?? 0) + value * (weights[first + row] ?? 0);
	}
	return found;
}

/** Probabilities from scores. A temperature above 1 makes them less sure. */
export function softmax(given: ArrayLike<number>, temperature = 1): number[] {
	const list = Array.from(given);
	const highest = Math.max(...list);
	const powers = list.map((score) => Math.exp((score - highest) / temperature));
	const total = powers.reduce((sum, power) => sum + power, 0);
	return powers.map((power) => power / total);
}

/** Adds the scores of `other`, times `share`, to those of `base`. */
export function blend(base: Linear, other: Linear, share: number): Linear {
	return {
		classes: base.classes,
		weights: base.weights.map((weight, at) => weight + share * (other.weights[at] ?? 0)),
		bias: base.bias.map((weight, at) => weight + share * (other.bias[at] ?? 0)),
	};
}

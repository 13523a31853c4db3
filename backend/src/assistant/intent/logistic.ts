import { type Linear, scores, softmax } from './linear.ts';
import { shuffled, type Random, seededRandom } from './random.ts';
import type { Vector } from './space.ts';

/** A vector and the row of its class. */
export interface Labelled {
	vector: Vector;
	target: number;
}

const EPOCHS = 24;
const RATE = 2;
/** How fast the rate falls from epoch to epoch. */
const COOLING = 0.15;
/** L2 penalty per step. */
const DECAY = 3e-5;
const BIAS_RATE = 0.05;
const SEED = 7;

/**
 * Multinomial logistic regression with an L2 penalty, by stochastic gradient descent; what it returns is the mean of the
 * second half of the epochs. A class counts the more the fewer examples it has. The same examples give the same weights.
 */
export function trainLogistic(examples: readonly Labelled[], classes: number, columns: number): Linear {
	const model: Linear = { classes, weights: new Float32Array(columns * classes), bias: new Float32Array(classes) };
	const mean: Linear = { classes, weights: new Float32Array(columns * classes), bias: new Float32Array(classes) };
	const balance = balances(examples, classes);
	const random: Random = seededRandom(SEED);
	let averaged = 0;
	for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
		const rate = RATE / (1 + COOLING * epoch);
		for (const example of shuffled(examples, random)) learn(model, example, rate * (balance[example.target] ?? 1));
		shrink(model.weights, (1 - rate * DECAY) ** examples.length);
		if (epoch < EPOCHS / 2) continue;
		averaged += 1;
		addTo(mean.weights, model.weights);
		addTo(mean.bias, model.bias);
	}
	shrink(mean.weights, 1 / averaged);
	shrink(mean.bias, 1 / averaged);
	return mean;
}

function learn(model: Linear, { vector, target }: Labelled, rate: number): void {
	const { classes, weights, bias } = model;
	const steps = softmax(scores(model, vector)).map((guess, row) => rate * ((row === target ? 1 : 0) - guess));
	for (const [row, step] of steps.entries()) bias[row] = (bias[row] ?? 0) + BIAS_RATE * step;
	for (const [at, column] of vector.columns.entries()) {
		const value = vector.values[at] ?? 0;
		const first = column * classes;
		for (let row = 0; row < classes; row += 1) {
			weights[first + row] = (weights[first + row] ?? 0) + value * (steps[row] ?? 0);
		}
	}
}

function balances(examples: readonly Labelled[], classes: number): number[] {
	const counts = Array.from({ length: classes }, () => 0);
	for (const { target } of examples) counts[target] = (counts[target] ?? 0) + 1;
	return counts.map((count) => (count === 0 ? 1 : Math.sqrt(examples.length / (classes * count))));
}

function shrink(list: Float32Array, factor: number): void {
	for (let at = 0; at < list.length; at += 1) list[at] = (list[at] ?? 0) * factor;
}

function addTo(sum: Float32Array, list: Float32Array): void {
	for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (list[at] ?? 0);
}

/** A trained classifier: multinomial logistic regression on normalised TF-IDF features. */
export interface Softmax {
	classes: readonly string[];
	/** Feature name to its column. */
	columns: ReadonlyMap<string, number>;
	/** Inverse document frequency of each column. */
	idf: Float32Array;
	/** Row per class, one weight per column. */
	weights: Float32Array[];
	bias: Float32Array;
}

export interface Example {
	label: string;
	features: ReadonlyMap<string, number>;
}

/** A sparse vector: columns and values. */
interface Vector {
	columns: number[];
	values: number[];
}

export interface TrainingOptions {
	epochs: number;
	rate: number;
	/** L2 penalty per step. */
	decay: number;
}

/** Fits the classifier by gradient descent, one example at a time in a fixed order: the same examples give the same weights. */
export function train(examples: readonly Example[], options: TrainingOptions): Softmax {
	const classes = [...new Set(examples.map(({ label }) => label))].sort();
	const { columns, idf } = vocabulary(examples);
	const model: Softmax = {
		classes,
		columns,
		idf,
		weights: classes.map(() => new Float32Array(columns.size)),
		bias: new Float32Array(classes.length),
	};
	const vectors = examples.map(({ features }) => vectorize(model, features));
	const targets = examples.map(({ label }) => classes.indexOf(label));
	// A stride that shares no factor with the size visits every example once per epoch, classes mixed.
	const stride = coprime(Math.floor(examples.length * 0.618) + 1, examples.length);
	for (let epoch = 0; epoch < options.epochs; epoch += 1) {
		const rate = options.rate / (1 + 0.1 * epoch);
		for (let step = 0; step < examples.length; step += 1) {
			const index = (epoch + step * stride) % examples.length;
			const vector = vectors[index];
			if (vector !== undefined) learn(model, vector, targets[index] ?? 0, rate, options.decay);
		}
	}
	return model;
}

/** Probability of each class, in the order of `classes`. `temperature` above 1 makes the model less sure of itself. */
export function predict(model: Softmax, features: ReadonlyMap<string, number>, temperature = 1): number[] {
	return probabilities(model, vectorize(model, features), temperature);
}

function learn(model: Softmax, vector: Vector, target: number, rate: number, decay: number): void {
	const guess = probabilities(model, vector, 1);
	for (const [row, weights] of model.weights.entries()) {
		const error = (row === target ? 1 : 0) - (guess[row] ?? 0);
		model.bias[row] = (model.bias[row] ?? 0) + rate * error * 0.1;
		for (const [place, column] of vector.columns.entries()) {
			const before = weights[column] ?? 0;
			weights[column] = before + rate * (error * (vector.values[place] ?? 0) - decay * before);
		}
	}
}

function probabilities(model: Softmax, vector: Vector, temperature: number): number[] {
	const scores = model.weights.map((weights, row) => {
		let sum = model.bias[row] ?? 0;
		for (const [place, column] of vector.columns.entries()) sum += (weights[column] ?? 0) * (vector.values[place] ?? 0);
		return sum / temperature;
	});
	const highest = Math.max(...scores);
	const powers = scores.map((score) => Math.exp(score - highest));
	const total = powers.reduce((sum, power) => sum + power, 0);
	return powers.map((power) => power / total);
}

function vocabulary(examples: readonly Example[]): { columns: Map<string, number>; idf: Float32Array } {
	const seen = new Map<string, number>();
	for (const { features } of examples) for (const name of features.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
	// A letter sequence that occurs once says nothing; a word that occurs once may.
	const kept = [...seen].filter(([name, count]) => count > 1 || name.startsWith('w:'));
	return {
		columns: new Map(kept.map(([name], index) => [name, index])),
		idf: Float32Array.from(kept, ([, count]) => Math.log((1 + examples.length) / (1 + count)) + 1),
	};
}

function vectorize(model: Softmax, features: ReadonlyMap<string, number>): Vector {
	const vector: Vector = { columns: [], values: [] };
	let length = 0;
	for (const [name, count] of features) {
		const column = model.columns.get(name);
		if (column === undefined) continue;
		const value = Math.sqrt(count) * (model.idf[column] ?? 0);
		vector.columns.push(column);
		vector.values.push(value);
		length += value * value;
	}
	const scale = length === 0 ? 0 : 1 / Math.sqrt(length);
	vector.values = vector.values.map((value) => value * scale);
	return vector;
}

function coprime(start: number, size: number): number {
	const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
	let stride = Math.max(1, start);
	while (gcd(stride, size) !== 1) stride += 1;
	return stride;
}

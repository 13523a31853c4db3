import type { Intent } from '../../contract/turn.ts';
import { trainBayes } from './bayes.ts';
import type { Example } from './examples.ts';
import { type Features, features } from './features.ts';
import { blend, scores, softmax } from './linear.ts';
import { trainLogistic } from './logistic.ts';
import type { IntentModel } from './model.ts';
import { seededRandom, shuffled } from './random.ts';
import { buildSpace, vectorize } from './space.ts';

/** How much of the Bayes scores is added to those of the logistic regression, chosen by cross-validation. */
const BAYES_SHARE = 0.4;
const SEED = 11;

/** An example with what the classifier sees of it. */
export interface SeenExample extends Example {
	features: Features;
}

/** What the model thought of a message that it had not been trained on. */
export interface Guess {
	example: SeenExample;
	/** By the model's intents, at temperature 1. */
	scores: Float64Array;
	intents: readonly Intent[];
}

export function seen(examples: readonly Example[]): SeenExample[] {
	return examples.map((example) => ({ ...example, features: features(example.text) }));
}

/** Trains the classifier, and fits its temperature to what each author's messages look like to who never read that author. */
export function trainModel(examples: readonly SeenExample[]): IntentModel {
	return { ...fit(examples), temperature: fitTemperature(acrossSets(examples)) };
}

/** Trains on all parts but one and asks about that one, for each part. */
export function crossValidate(examples: readonly SeenExample[], folds: number): Guess[] {
	const mixed = shuffled(examples, seededRandom(SEED));
	return Array.from({ length: folds }, (_, fold) =>
		transfer(
			mixed.filter((_example, at) => at % folds !== fold),
			mixed.filter((_example, at) => at % folds === fold),
		),
	).flat();
}

/** Trains on the sets of all authors but one and asks about that one's, for each author. */
export function acrossSets(examples: readonly SeenExample[]): Guess[] {
	return [...new Set(examples.map(({ set }) => set))].flatMap((set) =>
		transfer(
			examples.filter((example) => example.set !== set),
			examples.filter((example) => example.set === set),
		),
	);
}

/** Trains on some examples and asks about others. */
export function transfer(known: readonly SeenExample[], unknown: readonly SeenExample[]): Guess[] {
	const { intents, linear, space } = fit(known);
	return unknown.map((example) => ({ example, intents, scores: scores(linear, vectorize(space, example.features)) }));
}

/** The temperature at which the guesses' probabilities fit best with what was right. */
export function fitTemperature(guesses: readonly Guess[]): number {
	const loss = (temperature: number) =>
		guesses.reduce((sum, { example, intents, scores: given }) => {
			const chance = softmax(given, temperature)[intents.indexOf(example.intent)] ?? 0;
			return sum - Math.log(chance + 1e-12);
		}, 0);
	const candidates = Array.from({ length: 60 }, (_, step) => 0.2 * 1.05 ** step);
	const losses = candidates.map(loss);
	return candidates[losses.indexOf(Math.min(...losses))] ?? 1;
}

function fit(examples: readonly SeenExample[]): IntentModel {
	const intents = [...new Set(examples.map(({ intent }) => intent))].sort();
	const space = buildSpace(examples.map((example) => example.features));
	const labelled = examples.map((example) => ({
		vector: vectorize(space, example.features),
		target: intents.indexOf(example.intent),
	}));
	const size = [intents.length, space.columns.size] as const;
	return {
		intents,
		space,
		linear: blend(trainLogistic(labelled, ...size), trainBayes(labelled, ...size), BAYES_SHARE),
		temperature: 1,
	};
}

import type { Intent } from '../../contract/turn.ts';
import type { Features } from './features.ts';
import { type Linear, scores, softmax } from './linear.ts';
import { type Space, vectorize } from './space.ts';

/** A trained classifier of intents. */
export interface IntentModel {
	/** In the order of the model's rows. */
	intents: readonly Intent[];
	space: Space;
	linear: Linear;
	/** Makes the probabilities mean what they say, fitted on messages that the model had not seen. */
	temperature: number;
}

/** The probability of each intent, in the order of `intents`. */
export function chancesOf(model: IntentModel, features: Features): number[] {
	return softmax(scores(model.linear, vectorize(model.space, features)), model.temperature);
}

/** Whether the model knows any word or concept of a text. */
export function knowsAny({ space }: IntentModel, features: Features): boolean {
	return [...features.keys()].some((name) => /^[wk]:/.test(name) && space.columns.has(name));
}

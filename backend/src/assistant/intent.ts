import type { Intent } from '../contract/turn.ts';
import { readLabelled } from './intent/examples.ts';
import { features } from './intent/features.ts';
import { predict, train, type Softmax, type TrainingOptions } from './intent/softmax.ts';

const EXAMPLES = new URL('./intent/examples.txt', import.meta.url);
const TRAINING: TrainingOptions = { epochs: 20, rate: 1, decay: 0.0005 };
/** Makes the probability mean what it says, measured by five-fold cross-validation on the examples. */
const TEMPERATURE = 0.7;

/** What a text without a single known word is taken for. */
const UNKNOWN: { intent: Intent; confidence: number } = { intent: 'out_of_scope', confidence: 0.2 };

const model: Softmax = train(
	readLabelled(EXAMPLES).map(({ intent, text }) => ({ label: intent, features: features(text) })),
	TRAINING,
);

/**
 * What a message is about, with the probability that this is right. Trained when the module loads, from our own examples.
 * A text without a known word is `out_of_scope` with a low probability.
 */
export function findIntent(text: string): { intent: Intent; confidence: number } {
	const seen = features(text);
	if (![...seen.keys()].some((name) => name.startsWith('w:') && model.columns.has(name))) return UNKNOWN;
	const chances = predict(model, seen, TEMPERATURE);
	const best = chances.indexOf(Math.max(...chances));
	return {
		intent: (model.classes[best] ?? 'out_of_scope') as Intent,
		confidence: Math.round((chances[best] ?? 0) * 1000) / 1000,
	};
}

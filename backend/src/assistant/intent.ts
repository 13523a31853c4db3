import type { Intent } from '../contract/turn.ts';
import { features } from './intent/features.ts';
import { intentModel } from './intent/load-model.ts';
import { chancesOf, knowsAny } from './intent/model.ts';

/** What a message is about, with the probability that this is right. */
export interface FoundIntent {
	intent: Intent;
	confidence: number;
}

/** What a text without a single known word is taken for. */
const UNKNOWN: FoundIntent = { intent: 'out_of_scope', confidence: 0.2 };

/**
 * What a message is about, with the probability that this is right. A text without a known word is `out_of_scope` with a
 * low probability.
 */
export function findIntent(text: string): FoundIntent {
	const model = intentModel();
	const seen = features(text);
	if (!knowsAny(model, seen)) return UNKNOWN;
	const chances = chancesOf(model, seen);
	const best = chances.indexOf(Math.max(...chances));
	return { intent: model.intents[best] ?? UNKNOWN.intent, confidence: Math.round((chances[best] ?? 0) * 1000) / 1000 };
}

import type { Hazard, Intent, Mentions, Urgency } from '../contract/turn.ts';
import { findHazard } from './hazard.ts';
import { findIntent } from './intent.ts';
import { findLanguage } from './language.ts';
import { findUrgency } from './urgency.ts';

/** What a message says, as far as rules and a small classifier can tell. */
export interface Understanding {
	intent: Intent;
	/** Probability that the intent is right, 0 to 1. */
	intentConfidence: number;
	/** What else is asked for, besides `intent`. */
	otherIntents: Intent[];
	mentions: Mentions;
	hazard: Hazard | null;
	urgency: Urgency;
	/** Two letters. */
	language: string;
}

/**
 * Understands a message without network or model, in about a millisecond. Synchronous and pure: the same text gives the
 * same understanding, so it can be asked more than once for one turn.
 *
 * @param options.defaultLanguage what a text too short to tell is taken for
 */
export function understand(text: string, { defaultLanguage }: { defaultLanguage: string }): Understanding {
	const hazard = findHazard(text);
	const { intent, confidence } = findIntent(text);
	return {
		intent,
		intentConfidence: confidence,
		otherIntents: [],
		mentions: { equipment: [], codes: [], places: [], dates: [], phones: [], contracts: [] },
		hazard,
		urgency: findUrgency(text, intent, hazard),
		language: findLanguage(text, defaultLanguage),
	};
}

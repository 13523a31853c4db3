import type { Hazard, Intent, Mentions, Urgency } from '../contract/turn.ts';
import { findHazard } from './hazard.ts';
import { findIntents } from './intent.ts';
import type { Corrections } from './corrections/corrections.ts';
import { findLanguage } from './language.ts';
import { findMentions } from './mentions/find-mentions.ts';
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

export interface UnderstandOptions {
	/** What a text too short to tell is taken for, two letters. */
	defaultLanguage: string;
	/** What the company's operators said of earlier messages. They never take a danger away. */
	corrections?: Corrections | undefined;
}

/**
 * Understands a message without network or model, in a few milliseconds. Synchronous and pure: the same text gives the
 * same understanding, so it can be asked more than once for one turn.
 */
export function understand(text: string, { corrections, defaultLanguage }: UnderstandOptions): Understanding {
	const hazard = findHazard(text);
	const { confidence, intent, otherIntents } = findIntents(text, corrections);
	return {
		intent,
		intentConfidence: confidence,
		otherIntents,
		mentions: findMentions(text),
		hazard,
		urgency: findUrgency(text, intent, hazard),
		language: findLanguage(text, defaultLanguage),
	};
}

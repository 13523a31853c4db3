import type { Intent } from '../contract/turn.ts';
import { clausesOf } from './clauses.ts';
import { type Corrections, isCorrected, withCorrections } from './corrections/corrections.ts';
import { features } from './intent/features.ts';
import { intentModel } from './intent/load-model.ts';
import { chancesOf, knowsAny } from './intent/model.ts';

/** What a message is about, with the probability that this is right. */
export interface FoundIntent {
	intent: Intent;
	confidence: number;
}

export interface FoundIntents extends FoundIntent {
	/** What else is asked for, in the order of the text. */
	otherIntents: Intent[];
}

/** How likely a text without a single known word is anything in particular. */
const UNKNOWN_CONFIDENCE = 0.2;
/** A clause says something of its own from here on. Measured on pairs of requests. */
const SURE_CLAUSE = 0.7;
/** A clause outweighs a greeting or thanks around it from here on. */
const SURE_MATTER = 0.8;
/** Courtesy: not a request beside another one. */
const COURTESY: readonly Intent[] = ['greeting', 'feedback', 'out_of_scope'];

/**
 * What a message is about, the main matter first, with the probability that this is right. A text without a known word is
 * `out_of_scope` with a low probability. Greetings and thanks count only where there is nothing else.
 *
 * @param corrections what the company's operators said of earlier messages
 */
export function findIntents(text: string, corrections?: Corrections): FoundIntents {
	const whole = findIntent(text, corrections);
	// What an operator said of these very words is all that is known of them.
	if (isCorrected(text, corrections)) return { ...whole, otherIntents: [] };
	const clauses = clausesOf(text);
	if (clauses.length < 2) return { ...whole, otherIntents: [] };
	const sure = clauses
		.map((clause) => findIntent(clause, corrections))
		.filter(({ confidence, intent }) => confidence >= SURE_CLAUSE && !COURTESY.includes(intent));
	const matter = sure.find(({ confidence }) => confidence >= SURE_MATTER);
	const isCourteous = whole.intent === 'greeting' || whole.intent === 'feedback';
	const main = isCourteous && matter !== undefined ? matter : whole;
	const others = new Set(sure.map(({ intent }) => intent));
	others.delete(main.intent);
	return { ...main, otherIntents: [...others] };
}

/** What a text is about, taken as one request. */
export function findIntent(text: string, corrections?: Corrections): FoundIntent {
	const model = intentModel();
	const seen = features(text);
	const isKnown = knowsAny(model, seen);
	const learned = isKnown
		? chancesOf(model, seen)
		: model.intents.map((intent) => Number(intent === 'out_of_scope') * UNKNOWN_CONFIDENCE);
	const chances = corrections ? withCorrections(text, model.intents, learned, corrections) : learned;
	const best = chances.indexOf(Math.max(...chances));
	return { intent: model.intents[best] ?? 'out_of_scope', confidence: Math.round((chances[best] ?? 0) * 1000) / 1000 };
}

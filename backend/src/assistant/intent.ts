import type { Intent } from '../contract/turn.ts';
import { clausesOf } from './clauses.ts';
import { type Corrections, isCorrected, withCorrections } from './corrections/corrections.ts';
import { features } from './intent/features.ts';
import { intentModel } from './intent/load-model.ts';
import { chancesOf, knowsAny } from './intent/model.ts';
import { isRequest } from './requests.ts';

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
/** A clause outweighs a greeting or thanks around it from here on. */
const SURE_MATTER = 0.8;
/** Courtesy: not a request beside another one. */
const COURTESY: readonly Intent[] = ['greeting', 'feedback', 'out_of_scope'];
/** A first clause leads only where the text as a whole leaves its matter so much of a chance. */
const LEADING = 0.003;
/** Goes before whatever else is asked for: somebody has to answer for it. */
const DISPLEASED: readonly Intent[] = ['complaint'];
/** Of two matters, which is the main one is never certain. */
const TWO_MATTERS = 0.85;

/**
 * What a message is about, the main matter first, with the probability that this is right. A text without a known word is
 * `out_of_scope` with a low probability. Greetings and thanks count only where there is nothing else.
 *
 * @param corrections what the company's operators said of earlier messages
 */
export function findIntents(text: string, corrections?: Corrections): FoundIntents {
	const chances = chancesIn(text, corrections);
	const whole = likeliest(chances);
	// What an operator said of these very words is all that is known of them.
	if (isCorrected(text, corrections)) return { ...whole, otherIntents: [] };
	const clauses = clausesOf(text);
	// A single clause is the whole text, or the whole with a greeting.
	if (clauses.length < 2) return { ...whole, otherIntents: [] };
	const requests = clauses
		.map((clause) => ({ ...findIntent(clause, corrections), clause }))
		.filter(({ intent }) => !COURTESY.includes(intent))
		.filter((found) => isRequest(found, chances.get(found.intent) ?? 0));
	const main = mainOf(whole, requests, chances);
	const others = new Set(requests.map(({ intent }) => intent));
	others.delete(main.intent);
	return { ...main, otherIntents: [...others] };
}

/** The first request of the text, unless the text as a whole speaks of another matter than its clauses. */
function mainOf(
	whole: FoundIntent,
	requests: readonly FoundIntent[],
	chances: ReadonlyMap<Intent, number>,
): FoundIntent {
	const [first] = requests;
	if (first === undefined) return whole;
	const { intent } = first;
	if (whole.intent === 'greeting' || whole.intent === 'feedback') {
		return requests.find(({ confidence }) => confidence >= SURE_MATTER) ?? whole;
	}
	const isOneOfThem = requests.some((request) => request.intent === whole.intent);
	if (DISPLEASED.includes(whole.intent)) return whole;
	if (!isOneOfThem || intent === whole.intent || (chances.get(intent) ?? 0) < LEADING) return whole;
	return { intent, confidence: Math.min(first.confidence, TWO_MATTERS) };
}

/** What a text is about, taken as one request. */
export function findIntent(text: string, corrections?: Corrections): FoundIntent {
	return likeliest(chancesIn(text, corrections));
}

function likeliest(chances: ReadonlyMap<Intent, number>): FoundIntent {
	const [intent, chance] = [...chances].reduce((best, next) => (next[1] > best[1] ? next : best));
	return { intent, confidence: Math.round(chance * 1000) / 1000 };
}

/** The probability of each intent. */
function chancesIn(text: string, corrections?: Corrections): ReadonlyMap<Intent, number> {
	const model = intentModel();
	const seen = features(text);
	const learned = knowsAny(model, seen)
		? chancesOf(model, seen)
		: model.intents.map((intent) => Number(intent === 'out_of_scope') * UNKNOWN_CONFIDENCE);
	const chances = corrections ? withCorrections(text, model.intents, learned, corrections) : learned;
	return new Map(model.intents.map((intent, at) => [intent, chances[at] ?? 0]));
}

import type { Intent } from '../../contract/turn.ts';
import { words } from '../../text/fold.ts';
import { features } from '../intent/features.ts';
import { intentModel } from '../intent/load-model.ts';
import { vectorize, type Vector } from '../intent/space.ts';

/** What an operator said that a message is about. */
export interface Correction {
	text: string;
	intent: Intent;
}

/** A company's corrections, ready to be asked. */
export interface Corrections {
	/** Intents by the words of a text, for the same text again. */
	exact: ReadonlyMap<string, Intent>;
	/** One per correction. */
	intents: readonly Intent[];
	/** Which corrections have a column, and how much of it. */
	postings: ReadonlyMap<number, readonly (readonly [correction: number, value: number])[]>;
}

/** Texts less alike than this (cosine, 0 to 1) have nothing to do with each other. Measured: see the test. */
const ALIKE = 0.5;
/** From here on, as good as the same text. */
const SAME = 0.85;
/** How sure a corrected text is of its intent: an operator can be wrong. */
const CERTAINTY = 0.95;
/** Kinds of features that say what a text is about; its form (length, question mark) says nothing of likeness. */
const TELLING = /^[wbsc]:/;

/** Prepares corrections, the newest last: of two for the same text the newest holds. */
export function prepareCorrections(list: readonly Correction[]): Corrections {
	const exact = new Map(list.map(({ intent, text }) => [keyOf(text), intent]));
	const latest = new Map(list.map((correction) => [keyOf(correction.text), correction]));
	const kept = [...latest.values()];
	const postings = new Map<number, [number, number][]>();
	for (const [correction, { text }] of kept.entries()) {
		const { columns, values } = contentVector(text);
		for (const [at, column] of columns.entries()) {
			const known = postings.get(column) ?? [];
			known.push([correction, values[at] ?? 0]);
			postings.set(column, known);
		}
	}
	return { exact, intents: kept.map(({ intent }) => intent), postings };
}

/**
 * The chances of the intents with the corrections taken into account. A text that was corrected gets the corrected intent;
 * one that is alike leans to it, the more the more it is alike; all others keep their chances, whatever the corrections say.
 *
 * @param chances of `intents`, in their order
 */
export function withCorrections(
	text: string,
	intents: readonly Intent[],
	chances: readonly number[],
	corrections: Corrections,
): number[] {
	const own = corrections.exact.get(keyOf(text));
	if (own !== undefined) return leaning(intents, chances, own, CERTAINTY);
	const nearest = findNearest(text, corrections);
	if (nearest === null) return [...chances];
	const weight = Math.min(1, (nearest.likeness - ALIKE) / (SAME - ALIKE)) * CERTAINTY;
	return leaning(intents, chances, nearest.intent, weight);
}

function leaning(intents: readonly Intent[], chances: readonly number[], intent: Intent, weight: number): number[] {
	return chances.map((chance, at) => chance * (1 - weight) + (intents[at] === intent ? weight : 0));
}

function findNearest(text: string, { intents, postings }: Corrections): { intent: Intent; likeness: number } | null {
	const likeness = new Float64Array(intents.length);
	const { columns, values } = contentVector(text);
	for (const [at, column] of columns.entries()) {
		for (const [correction, value] of postings.get(column) ?? []) {
			likeness[correction] = (likeness[correction] ?? 0) + value * (values[at] ?? 0);
		}
	}
	const best = likeness.reduce((winner, value, at) => (value > (likeness[winner] ?? 0) ? at : winner), 0);
	const intent = intents[best];
	const found = likeness[best] ?? 0;
	return intent === undefined || found <= ALIKE ? null : { intent, likeness: found };
}

function contentVector(text: string): Vector {
	const telling = new Map([...features(text)].filter(([name]) => TELLING.test(name)));
	return vectorize(intentModel().space, telling);
}

/** The same for texts that differ in accents, capitals and punctuation only; emojis and digits count. */
function keyOf(text: string): string {
	const list = words(text);
	return list.length === 0 ? text.trim() : list.join(' ');
}

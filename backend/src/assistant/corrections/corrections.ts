import type { Intent } from '../../contract/turn.ts';
import { words } from '../../text/fold.ts';
import { features } from '../intent/features.ts';
import { intentModel } from '../intent/load-model.ts';
import { type Vector, vectorize } from '../intent/space.ts';

/** What an operator said that a message is about. */
export interface Correction {
	id: string;
	text: string;
	intent: Intent;
}

/** A company's corrections, ready to be asked. */
export interface Corrections {
	/** Intents by the words of a text, for the same text again. */
	exact: ReadonlyMap<string, Intent>;
	/** One per correction that counts. */
	intents: readonly Intent[];
	/** By the id of the correction, to be used again when others come or go. */
	vectors: ReadonlyMap<string, Vector>;
	/** Which corrections have a column, and how much of it. */
	postings: ReadonlyMap<number, readonly (readonly [correction: number, value: number])[]>;
}

/** Texts less alike than this (cosine, 0 to 1) have nothing to do with each other; of our examples one pair in 150,000 of different intents is. */
const ALIKE = 0.55;
/** From here on, as good as the same text. */
const SAME = 0.85;
/** How sure a corrected text is of its intent: an operator can be wrong. */
const CERTAINTY = 0.95;
/** Kinds of features that say what a text is about; its form (length, question mark) says nothing of likeness. */
const TELLING = /^[wbsc]:/;

/**
 * Prepares corrections, the newest last: of two for the same text the newest holds.
 *
 * @param before the company's corrections as they were, of which the work is taken over
 */
export function prepareCorrections(list: readonly Correction[], before?: Corrections): Corrections {
	const kept = [...new Map(list.map((correction) => [keyOf(correction.text), correction])).values()];
	const vectors = new Map(kept.map(({ id, text }) => [id, before?.vectors.get(id) ?? contentVector(text)]));
	const postings = new Map<number, [number, number][]>();
	for (const [correction, { id }] of kept.entries()) {
		const vector = vectors.get(id);
		for (const [at, column] of vector?.columns.entries() ?? []) {
			const posting: [number, number] = [correction, vector?.values[at] ?? 0];
			const known = postings.get(column);
			if (known) known.push(posting);
			else postings.set(column, [posting]);
		}
	}
	return {
		exact: new Map(kept.map(({ intent, text }) => [keyOf(text), intent])),
		intents: kept.map(({ intent }) => intent),
		vectors,
		postings,
	};
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

/** Whether exactly this text was corrected. */
export function isCorrected(text: string, corrections: Corrections | undefined): boolean {
	return corrections?.exact.has(keyOf(text)) ?? false;
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
	const found = Math.max(0, ...likeness);
	const intent = intents[likeness.indexOf(found)];
	return intent === undefined || found <= ALIKE ? null : { intent, likeness: found };
}

function contentVector(text: string): Vector {
	return vectorize(intentModel().space, new Map([...features(text)].filter(([name]) => TELLING.test(name))));
}

/** The same for texts that differ in accents, capitals and punctuation only; an emoji or a question mark alone counts. */
function keyOf(text: string): string {
	const list = words(text);
	return list.length === 0 ? text.trim() : list.join(' ');
}

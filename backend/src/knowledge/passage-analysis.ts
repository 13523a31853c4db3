import { type Term, terms } from '../text/terms.ts';
import { type AnswerKind, answersOf } from './answer-kind.ts';
import { sentences } from './sentences.ts';

/** A sentence, a row of a table, an item of a list or the heading: what may hold the answer by itself. */
export interface AnalysedSentence {
	/** Its content words in their order. */
	terms: readonly Term[];
	/** What kinds of questions it may answer, by its form; found out when it is first asked. */
	readonly answers: ReadonlySet<AnswerKind>;
}

/** A passage as the second ranking sees it. */
export interface PassageAnalysis {
	sentences: readonly AnalysedSentence[];
	/** Its content words, folded. */
	words: ReadonlySet<string>;
	/** Beginnings of its longer content words: see `wordStart`. */
	starts: ReadonlySet<string>;
}

/** How many analyses are kept: some megabytes; the passages that are asked for again and again. */
const KEPT = 4000;
const START = 4;
const known = new Map<string, PassageAnalysis>();

/**
 * The analysis of a passage. The last ones are kept by their text, so that a passage which changes is another one, and what is
 * kept says nothing about who may read it.
 */
export function analysePassage({ heading, text }: { heading: string | null; text: string }): PassageAnalysis {
	const key = `${heading ?? ''}\n${text}`;
	const before = known.get(key);
	if (before !== undefined) {
		known.delete(key);
		known.set(key, before);
		return before;
	}
	const oldest = known.size >= KEPT ? known.keys().next().value : undefined;
	if (oldest !== undefined) known.delete(oldest);
	const analysis = analyse(key);
	known.set(key, analysis);
	return analysis;
}

/** The beginning that a word shares with others of its family, null for a word too short to have one of its own. */
export function wordStart(word: string): string | null {
	return word.length > START && !/\d/.test(word) ? word.slice(0, START) : null;
}

function analyse(text: string): PassageAnalysis {
	const parts = text
		.split('\n')
		.flatMap(sentences)
		.flatMap((sentence) => sentence.split(/(?<=;)\s+/))
		.map(analyseSentence);
	const words = new Set(parts.flatMap((part) => part.terms.map(({ word }) => word)));
	const starts = new Set([...words].map(wordStart).filter((start) => start !== null));
	return { sentences: parts, words, starts };
}

function analyseSentence(text: string): AnalysedSentence {
	let answers: ReadonlySet<AnswerKind> | null = null;
	return {
		terms: terms(text),
		get answers() {
			return (answers ??= answersOf(text));
		},
	};
}

import { type AnswerKind, askedKind } from './answer-kind.ts';
import type { QueryTerm } from './bm25.ts';
import { namesIn } from './names.ts';
import { termSet } from '../text/terms.ts';
import { type AnalysedSentence, analysePassage, type PassageAnalysis, wordStart } from './passage-analysis.ts';

/** A content word of a question as the second ranking needs it. */
export interface QuestionWord {
	/** Stem, or code in one spelling. */
	term: string;
	/** The folded word it came from. */
	word: string;
	/** Place among all words of the question. */
	position: number;
}

/** What was asked. */
export interface Asked {
	question: string;
	words: readonly QuestionWord[];
	/** The terms that may stand for each word. */
	terms: readonly QueryTerm[];
	/** How rare each word is in the documents: its inverse document frequency. */
	rarities: readonly number[];
}

/** A passage that the first ranking found. */
export interface Candidate {
	documentTitle: string;
	heading: string | null;
	text: string;
	/** BM25 over the whole passage. */
	score: number;
}

/** BM25 within one sentence: its length matters less, and the usual one is shorter. */
const K1 = 1.2;
const B = 0.6;
const SENTENCE_LENGTH = 14;
/** A name or number that was asked for counts more than a word. */
const NAME = 1.3;
/** Two words side by side as in the question; the same form of a word; a word of the same family: shares of their rarity. */
const PAIR = 0.3;
const SAME_FORM = 0.3;
const SAME_FAMILY = 0.2;
/** Stop words between two words that still stand side by side: "presión de la caldera". */
const GAP = 2;
/** What a sentence gains that holds the kind of answer asked for. Any text has names, so they say less. */
const KIND: Readonly<Record<AnswerKind, number>> = { time: 1.5, number: 1.5, person: 0.75, place: 0.75 };

/**
 * Ranks the best passages of the first ranking again, best first, by what is costly to ask of every passage: how much of the
 * question stands together in one sentence, side by side and in the same form, and whether that sentence can hold an answer.
 * Pure.
 */
export function rerank<T extends Candidate>(asked: Asked, candidates: readonly T[]): T[] {
	const query = prepare(asked);
	return candidates
		.map((candidate, index) => {
			const score = candidate.score + gain(query, analysePassage(candidate), termSet(candidate.documentTitle));
			return { candidate: { ...candidate, score }, index };
		})
		.sort((a, b) => b.candidate.score - a.candidate.score || a.index - b.index)
		.map(({ candidate }) => candidate);
}

interface Prepared {
	words: readonly QuestionWord[];
	/** What each word counts. */
	weights: readonly number[];
	/** Term to the words that it may stand for. */
	byTerm: ReadonlyMap<string, readonly QueryTerm[]>;
	/** Words that the question has side by side, as `first * words + second`. */
	pairs: ReadonlySet<number>;
	kind: AnswerKind | null;
}

function prepare({ question, words, terms, rarities }: Asked): Prepared {
	const names = namesIn(question);
	const weights = words.map(({ term }, word) => (rarities[word] ?? 0) * (names.has(term) ? NAME : 1));
	const pairs = new Set<number>();
	for (const [index, { position }] of words.entries()) {
		const next = words[index + 1];
		if (next !== undefined && next.position > position && next.position - position <= GAP + 1)
			pairs.add(index * words.length + index + 1);
	}
	return { words, weights, byTerm: Map.groupBy(terms, ({ term }) => term), pairs, kind: askedKind(question) };
}

/** What the title names, every sentence of its document is about, whether it says so again or not. */
function gain(whole: Prepared, passage: PassageAnalysis, title: ReadonlySet<string>): number {
	const isNamed = whole.words.map(({ term }) => title.has(term));
	const query = { ...whole, weights: whole.weights.map((weight, word) => (isNamed[word] ? 0 : weight)) };
	const named = whole.weights.reduce((sum, weight, word) => sum + (isNamed[word] ? weight : 0), 0);
	const seen = new Set<number>();
	let best = 0;
	let gained = 0;
	for (const sentence of passage.sentences) {
		best = Math.max(best, sentenceScore(query, sentence));
		gained += pairGain(query, sentence, seen);
	}
	return named * (1 + SAME_FORM) + best + gained + formGain(query, passage);
}

function sentenceScore({ byTerm, weights, kind }: Prepared, sentence: AnalysedSentence): number {
	const counts = new Map<number, number>();
	for (const { term } of sentence.terms) {
		for (const { word, weight } of byTerm.get(term) ?? []) counts.set(word, (counts.get(word) ?? 0) + weight);
	}
	if (counts.size === 0) return 0;
	const norm = K1 * (1 - B + (B * sentence.terms.length) / SENTENCE_LENGTH);
	let score = kind !== null && sentence.answers.has(kind) ? KIND[kind] : 0;
	for (const [word, count] of counts) score += ((weights[word] ?? 0) * count * (K1 + 1)) / (count + norm);
	return score;
}

/** @param seen pairs that the passage has had already; each counts once */
function pairGain({ byTerm, weights, pairs, words }: Prepared, sentence: AnalysedSentence, seen: Set<number>): number {
	let gained = 0;
	for (const [index, { term, position }] of sentence.terms.entries()) {
		const next = sentence.terms[index + 1];
		if (next === undefined || next.position - position > GAP + 1) continue;
		for (const { word: first } of byTerm.get(term) ?? []) {
			for (const { word: second } of byTerm.get(next.term) ?? []) {
				const pair = first * words.length + second;
				if (!pairs.has(pair) || seen.has(pair)) continue;
				seen.add(pair);
				gained += PAIR * ((weights[first] ?? 0) + (weights[second] ?? 0));
			}
		}
	}
	return gained;
}

function formGain({ words, weights }: Prepared, passage: PassageAnalysis): number {
	let gained = 0;
	for (const [index, { word }] of words.entries()) {
		const weight = weights[index] ?? 0;
		const start = wordStart(word);
		if (passage.words.has(word)) gained += SAME_FORM * weight;
		else if (start !== null && passage.starts.has(start)) gained += SAME_FAMILY * weight;
	}
	return gained;
}

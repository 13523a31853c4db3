import type { Passage } from '../contract/knowledge.ts';
import {
	findPostings,
	measureCorpus,
	type Posting,
	readPassages,
	readTitles,
	similarTerms,
} from '../store/knowledge.ts';
import type { Tx } from '../store/tables/index.ts';
import { soundKey } from '../text/fold.ts';
import { stem } from '../text/stem.ts';
import { synonymsOf } from '../text/synonyms.ts';
import { type Term, terms } from '../text/terms.ts';
import { type AskedCode, askedCodes } from './asked-codes.ts';
import { type QueryTerm, rank, type Ranked } from './bm25.ts';
import { type CodeFound, orderByCodes } from './code-lookup.ts';
import { equipmentFilter } from './equipment-match.ts';
import { rerank } from './rerank.ts';

/** A passage that a question found. */
export interface FoundPassage extends Passage {
	link: string | null;
	/** Order in its document, from 0. */
	position: number;
	/** Share of the question's content words that the passage has, rare words counting more, 0 to 1. */
	coverage: number;
}

export interface SearchResult {
	/** Best first. */
	passages: FoundPassage[];
	/** The highest coverage among the passages: whether the documents speak of what was asked at all. */
	coverage: number;
	/** The codes that were asked for, and which documents have them; empty for most questions. */
	codes: CodeFound[];
}

export interface SearchQuery {
	query: string;
	/** Passages at most. */
	limit: number;
	/**
	 * Brands and models that the question is about, where the caller knows them, as a person or the firm's records name them: a
	 * code is then looked up in the documents about one of them only.
	 */
	equipment?: readonly string[] | undefined;
}

/** Content words of a question that are looked at: the first ones of a long message say what it is about. */
const MAX_WORDS = 24;
/** How many passages of the first ranking are read and ranked again. */
const CANDIDATES = 50;
/** How alike a misspelt word and a known one must sound, 0 to 1 (trigrams), and how many guesses are tried. */
const ALIKE = 0.45;
const GUESSES = 3;
/** How much a code or model counts against a word: who writes one asks about it. */
const CODE_WEIGHT = 3;
/** How much a guess counts against the word itself. */
const GUESS_WEIGHT = 0.8;
/** How much another word for the same thing counts. */
const SYNONYM_WEIGHT = 0.5;

/**
 * Finds the passages that answer a question: BM25 over Spanish stems without accents, codes exactly (E10 is not E1), and for
 * words that no document has, those that sound alike; the best are ranked again by their sentences, and a code that was asked
 * for is looked up in the documents about the equipment that was named. Row-level security keeps it within the company and within what the
 * transaction's reader may see (`store/reader.ts`): documents for others are as if they were not there, statistics and
 * spelling included.
 */
export async function search(tx: Tx, { query, limit, equipment }: SearchQuery): Promise<SearchResult> {
	const words = [...new Map(terms(query).map((found) => [found.term, found])).values()].slice(0, MAX_WORDS);
	const codes = askedCodes(query);
	if (words.length === 0) return nothing(codes);
	const asked = await findTerms(tx, words);
	if (asked.postings.length === 0) return nothing(codes);
	const { passages: ranked, rarities } = rank(asked.terms, asked.postings, await measureCorpus(tx));
	const codesOf = ({ words: found }: Ranked): string[] =>
		codes.map(({ code }) => code).filter((code) => found.some((word) => words[word]?.term === code));
	const best = withCodesFirst(ranked, codesOf).slice(0, Math.max(limit, CANDIDATES));
	const weights = wordWeights(words, ranked);
	const texts = new Map((await readPassages(tx, best)).map((row) => [`${row.documentId} ${row.position}`, row]));
	const candidates = best.flatMap((found) => {
		const row = texts.get(`${found.documentId} ${found.position}`);
		const coverage = coverageOf(found.words, weights);
		return row === undefined ? [] : [{ ...row, score: found.score, coverage, codes: codesOf(found) }];
	});
	const question = {
		question: query,
		words,
		terms: asked.terms,
		rarities: words.map((_, word) => rarities.get(word) ?? 0),
	};
	const isAboutEquipment = candidates.some((candidate) => candidate.codes.length > 0)
		? equipmentFilter(query, new Set(codes.map(({ code }) => code)), await readTitles(tx), equipment)
		: () => true;
	const found = orderByCodes(codes, rerank(question, candidates), isAboutEquipment);
	const passages = found.passages.slice(0, limit).map(({ codes: _, ...passage }) => passage);
	return { passages, coverage: Math.max(0, ...passages.map(({ coverage }) => coverage)), codes: found.codes };
}

const nothing = (codes: readonly AskedCode[]): SearchResult => ({
	passages: [],
	coverage: 0,
	codes: codes.map((code) => ({ ...code, documents: [], elsewhere: [] })),
});

/** The terms that stand for the words of a question, with their places; for a word that no document has, those that sound alike. */
async function findTerms(tx: Tx, words: readonly Term[]): Promise<{ terms: QueryTerm[]; postings: Posting[] }> {
	const asked = [...words.flatMap(({ term }, word) => withSynonyms(word, term)), ...otherSpellings(words)];
	const postings = await findPostings(tx, [...new Set(asked.map(({ term }) => term))]);
	const known = new Set(postings.map(({ term }) => term));
	const isKnown = (word: number): boolean => asked.some((query) => query.word === word && known.has(query.term));
	const guessed: QueryTerm[] = [];
	for (const [word, { term }] of words.entries()) {
		if (!isKnown(word) && !isCode(term) && term.length > 3) guessed.push(...(await guesses(tx, word, term)));
	}
	const unread = new Set(guessed.map(({ term }) => term).filter((term) => !known.has(term)));
	if (unread.size > 0) postings.push(...(await findPostings(tx, [...unread])));
	return { terms: [...asked, ...guessed], postings };
}

/** Passages with a code that was asked for are read first, however little else they share with the question. */
function withCodesFirst(ranked: readonly Ranked[], codesOf: (passage: Ranked) => string[]): Ranked[] {
	const first = ranked.filter((passage) => codesOf(passage).length > 0);
	return first.length === 0 ? [...ranked] : [...first, ...ranked.filter((passage) => !first.includes(passage))];
}

/** "AC 100" for AC-100, and "brisa35" for Brisa 35. */
function otherSpellings(words: readonly Term[]): QueryTerm[] {
	return words.flatMap(({ term, position }, word) => {
		const next = words[word + 1];
		if (
			next?.position === position + 1 &&
			/^\p{L}{2,4}$/u.test(words[word]?.word ?? '') &&
			/^\d{1,4}$/.test(next.term)
		) {
			const joined = `${words[word]?.word}${next.term}`;
			return [word, word + 1].map((one) => ({ word: one, term: joined, weight: 1 }));
		}
		const name = /^(\p{L}{5,})\d{1,4}$/u.exec(term)?.[1];
		return name === undefined ? [] : [{ word, term: stem(name), weight: GUESS_WEIGHT }];
	});
}

function withSynonyms(word: number, term: string): QueryTerm[] {
	const others = synonymsOf(term).map((other) => ({ word, term: other, weight: SYNONYM_WEIGHT }));
	return [{ word, term, weight: isCode(term) ? CODE_WEIGHT : 1 }, ...others];
}

async function guesses(tx: Tx, word: number, term: string): Promise<QueryTerm[]> {
	const found = await similarTerms(tx, soundKey(term), { least: ALIKE, limit: GUESSES });
	return found.map((guess) => ({ word, term: guess.term, weight: GUESS_WEIGHT * guess.similarity }));
}

/** What each word counts for coverage: one that few passages or none have says more, and a code most. */
function wordWeights(words: readonly Term[], ranked: readonly Ranked[]): number[] {
	return words.map(({ term }, word) => {
		const count = ranked.filter((passage) => passage.words.includes(word)).length;
		const rarity = 1 / (1 + Math.log2(1 + count) / 4);
		return isCode(term) ? rarity * CODE_WEIGHT : rarity;
	});
}

/** How much of the question a passage covers, 0 to 1. */
function coverageOf(found: readonly number[], weights: readonly number[]): number {
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	return round(found.reduce((sum, word) => sum + (weights[word] ?? 0), 0) / whole);
}

const isCode = (term: string): boolean => /^\p{L}+\d/u.test(term);
const round = (value: number): number => Math.round(value * 1000) / 1000;

import type { Passage } from '../contract/knowledge.ts';
import { findPostings, measureCorpus, readPassages, similarTerms } from '../store/knowledge.ts';
import type { Tx } from '../store/tables/index.ts';
import { soundKey } from '../text/fold.ts';
import { synonymsOf } from '../text/synonyms.ts';
import { type Term, terms } from '../text/terms.ts';
import { type QueryTerm, rank, type Ranked } from './bm25.ts';
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
 * words that no document has, those that sound alike. Row-level security keeps it within the company and within what the
 * transaction's reader may see (`store/reader.ts`): documents for others are as if they were not there, statistics and
 * spelling included.
 */
export async function search(tx: Tx, { query, limit }: { query: string; limit: number }): Promise<SearchResult> {
	const words = [...new Map(terms(query).map((found) => [found.term, found])).values()].slice(0, MAX_WORDS);
	if (words.length === 0) return { passages: [], coverage: 0 };
	const asked = words.flatMap(({ term }, word) => withSynonyms(word, term));
	const postings = await findPostings(tx, [...new Set(asked.map(({ term }) => term))]);
	const known = new Set(postings.map(({ term }) => term));
	const isKnown = (word: number): boolean => asked.some((query) => query.word === word && known.has(query.term));
	const guessed: QueryTerm[] = [];
	for (const [word, { term }] of words.entries()) {
		if (!isKnown(word) && !isCode(term) && term.length > 3) guessed.push(...(await guesses(tx, word, term)));
	}
	if (guessed.length > 0) {
		asked.push(...guessed);
		const unread = new Set(guessed.map(({ term }) => term).filter((term) => !known.has(term)));
		postings.push(...(await findPostings(tx, [...unread])));
	}
	if (postings.length === 0) return { passages: [], coverage: 0 };
	const { passages: ranked, rarities } = rank(asked, postings, await measureCorpus(tx));
	const best = ranked.slice(0, Math.max(limit, CANDIDATES));
	const weights = wordWeights(words, ranked);
	const texts = new Map((await readPassages(tx, best)).map((row) => [`${row.documentId} ${row.position}`, row]));
	const candidates = best.flatMap(({ documentId, position, score, words: found }) => {
		const row = texts.get(`${documentId} ${position}`);
		return row === undefined ? [] : [{ ...row, score, coverage: coverageOf(found, weights) }];
	});
	const question = { question: query, words, terms: asked, rarities: words.map((_, word) => rarities.get(word) ?? 0) };
	const passages = rerank(question, candidates).slice(0, limit);
	return { passages, coverage: Math.max(0, ...passages.map(({ coverage }) => coverage)) };
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

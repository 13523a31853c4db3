import type { Posting } from '../store/knowledge.ts';

/** A word of a question: one of the terms that may stand for it, and how well it does. */
export interface QueryTerm {
	/** Which word of the question, from 0. */
	word: number;
	term: string;
	/** 1 for the word itself, less for a synonym or a guess. */
	weight: number;
}

/** A passage with its score. */
export interface Ranked {
	documentId: string;
	position: number;
	/** BM25, higher is better. */
	score: number;
	/** Which words of the question the passage has. */
	words: number[];
}

/** The usual constants of BM25, as in the literature. */
const K1 = 1.2;
const B = 0.75;

/**
 * Ranks passages by BM25, best first. Of the terms that stand for one word the best counts, not their sum.
 *
 * @param corpus number of passages, and of terms in all of them
 */
export function rank(
	query: readonly QueryTerm[],
	postings: readonly Posting[],
	corpus: { passages: number; length: number },
): Ranked[] {
	const byTerm = Map.groupBy(postings, ({ term }) => term);
	const average = Math.max(1, corpus.length / Math.max(1, corpus.passages));
	const best = new Map<string, { documentId: string; position: number; scores: Map<number, number> }>();
	for (const { word, term, weight: sureness } of query) {
		const found = byTerm.get(term) ?? [];
		const rarity = Math.log(1 + (Math.max(corpus.passages, found.length) - found.length + 0.5) / (found.length + 0.5));
		for (const { documentId, position, weight, length } of found) {
			const key = `${documentId} ${position}`;
			const passage = best.get(key) ?? { documentId, position, scores: new Map<number, number>() };
			best.set(key, passage);
			const score = (sureness * rarity * weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * length) / average));
			passage.scores.set(word, Math.max(score, passage.scores.get(word) ?? 0));
		}
	}
	return [...best.values()]
		.map(({ documentId, position, scores }) => ({
			documentId,
			position,
			score: [...scores.values()].reduce((sum, score) => sum + score, 0),
			words: [...scores.keys()].sort((a, b) => a - b),
		}))
		.sort((a, b) => b.score - a.score || a.documentId.localeCompare(b.documentId) || a.position - b.position);
}

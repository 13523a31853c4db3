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

export interface Ranking {
	/** Best first. */
	passages: Ranked[];
	/** Word of the question to its inverse document frequency. */
	rarities: ReadonlyMap<number, number>;
}

/** The usual constants of BM25, as in the literature. */
const K1 = 1.2;
const B = 0.75;

/**
 * Ranks passages by BM25, best first. Of the terms that stand for one word the best counts, not their sum, and they share
 * its rarity: a rare synonym is no stronger evidence than the word that was asked.
 *
 * @param corpus number of passages, and of terms in all of them
 */
export function rank(
	query: readonly QueryTerm[],
	postings: readonly Posting[],
	corpus: { passages: number; length: number },
): Ranking {
	const byTerm = Map.groupBy(postings, ({ term }) => term);
	const average = Math.max(1, corpus.length / Math.max(1, corpus.passages));
	const rarities = wordRarities(query, byTerm, corpus.passages);
	const best = new Map<string, { documentId: string; position: number; scores: Map<number, number> }>();
	for (const { word, term, weight: sureness } of query) {
		const found = byTerm.get(term) ?? [];
		const rarity = rarities.get(word) ?? 0;
		for (const { documentId, position, weight, length } of found) {
			const key = `${documentId} ${position}`;
			const passage = best.get(key) ?? { documentId, position, scores: new Map<number, number>() };
			best.set(key, passage);
			const score = (sureness * rarity * weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * length) / average));
			passage.scores.set(word, Math.max(score, passage.scores.get(word) ?? 0));
		}
	}
	const passages = [...best.values()]
		.map(({ documentId, position, scores }) => ({
			documentId,
			position,
			score: [...scores.values()].reduce((sum, score) => sum + score, 0),
			words: [...scores.keys()].sort((a, b) => a - b),
		}))
		.sort((a, b) => b.score - a.score || a.documentId.localeCompare(b.documentId) || a.position - b.position);
	return { passages, rarities };
}

/**
 * Inverse document frequency of each word of the question: of the word itself where a document has it, else over all passages
 * that have one of the terms that stand for it.
 */
function wordRarities(
	query: readonly QueryTerm[],
	byTerm: ReadonlyMap<string, readonly Posting[]>,
	passages: number,
): Map<number, number> {
	const known = new Set(query.filter(({ weight, term }) => weight >= 1 && byTerm.has(term)).map(({ word }) => word));
	const places = new Map<number, Set<string>>();
	for (const { word, term, weight } of query) {
		if (weight < 1 && known.has(word)) continue;
		const seen = places.get(word) ?? new Set<string>();
		places.set(word, seen);
		for (const { documentId, position } of byTerm.get(term) ?? []) seen.add(`${documentId} ${position}`);
	}
	return new Map(
		[...places].map(([word, { size }]) => [word, Math.log(1 + (Math.max(passages, size) - size + 0.5) / (size + 0.5))]),
	);
}

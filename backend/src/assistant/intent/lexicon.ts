import { readFileSync } from 'node:fs';

/** A row of word beginnings that stands for a concept. */
interface Expression {
	concept: string;
	parts: readonly Part[];
}

interface Part {
	beginning: string;
	/** Whether the word is the beginning and nothing more. */
	isWhole: boolean;
	/** How many other words may stand before it. */
	gap: number;
}

/** Words that may stand where an expression has `…`. */
const GAP = 2;
const EXPRESSIONS = readLexicon(new URL('./lexicon.txt', import.meta.url));

/** The concepts that a message's folded words name, each once, in the order of their first word. */
export function findConcepts(words: readonly string[]): string[] {
	const found = new Set<string>();
	for (const [at, word] of words.entries()) {
		for (let length = 1; length <= word.length; length += 1) {
			for (const { concept, parts } of EXPRESSIONS.get(word.slice(0, length)) ?? []) {
				if (!found.has(concept) && fits(parts, words, at)) found.add(concept);
			}
		}
	}
	return [...found];
}

/** Whether the words from `at` on are those of an expression. */
function fits(parts: readonly Part[], words: readonly string[], at: number): boolean {
	let next = at;
	for (const { beginning, isWhole, gap } of parts) {
		const found = words
			.slice(next, next + gap + 1)
			.findIndex((word) => (isWhole ? word === beginning : word.startsWith(beginning)));
		if (found < 0) return false;
		next += found + 1;
	}
	return true;
}

/** Expressions by the beginning of their first word. */
function readLexicon(file: URL): Map<string, Expression[]> {
	const byBeginning = new Map<string, Expression[]>();
	for (const line of readFileSync(file, 'utf8').split('\n')) {
		const [, concept, list] = /^(\w+): (.+)$/.exec(line) ?? [];
		if (concept === undefined || list === undefined) continue;
		for (const expression of list.split('|')) {
			const parts = readParts(expression);
			const first = parts[0]?.beginning;
			if (first === undefined) continue;
			byBeginning.set(first, [...(byBeginning.get(first) ?? []), { concept, parts }]);
		}
	}
	return byBeginning;
}

function readParts(expression: string): Part[] {
	const parts: Part[] = [];
	let gap = 0;
	for (const word of expression.trim().split(/\s+/)) {
		if (word === '…') {
			gap = GAP;
			continue;
		}
		parts.push({ beginning: word.replace(/\$$/, ''), isWhole: word.endsWith('$'), gap });
		gap = 0;
	}
	return parts;
}

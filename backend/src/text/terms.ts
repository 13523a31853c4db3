import { joinCodes, joinWrittenCodes } from './codes.ts';
import { fold } from './fold.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';

/** A content word of a text. */
export interface Term {
	/** What indexes and comparisons use: the stem, or the code in one spelling. */
	term: string;
	/** The folded word it came from. */
	word: string;
	/** Place among all words of the text, from 1; stop words count. */
	position: number;
}

/** The content words of a text with their places. */
export function terms(text: string): Term[] {
	const found: Term[] = [];
	let position = 0;
	for (const word of joinCodes(fold(joinWrittenCodes(text))).match(/[\p{L}\p{N}]+/gu) ?? []) {
		position += 1;
		if (isStopWord(word) || (word.length === 1 && !/\d/.test(word))) continue;
		found.push({ term: stem(word), word, position });
	}
	return found;
}

/** The different terms of a text. */
export function termSet(text: string): Set<string> {
	return new Set(terms(text).map(({ term }) => term));
}

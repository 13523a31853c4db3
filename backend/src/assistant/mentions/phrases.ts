import { fold } from '../../text/fold.ts';
import type { FoldedText, Span, Word } from './folded-text.ts';

/** Rows of words to look for, by their first word. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** A phrase found in a text. */
export interface FoundPhrase extends Span {
	/** The phrase as it is listed, folded. */
	phrase: string;
	/** The word before it, if any. */
	before: Word | undefined;
}

/** What may stand between two words of a phrase. */
const BETWEEN = /^[ \-'’.]{1,3}$/;

/** Reads a list of phrases, separated by commas or line breaks. */
export function readPhrases(list: string): Phrases {
	const phrases = new Map<string, string[][]>();
	for (const entry of list.split(/[,\n]/)) {
		const words = fold(entry).match(/[\p{L}\p{N}]+/gu);
		if (!words?.[0]) continue;
		const known = phrases.get(words[0]) ?? [];
		phrases.set(words[0], [...known, words]);
	}
	return phrases;
}

/** Finds phrases in a text, the longest at each place; words may be plural. */
export function findPhrases(text: FoldedText, phrases: Phrases): FoundPhrase[] {
	const found: FoundPhrase[] = [];
	let at = 0;
	while (at < text.words.length) {
		const phrase = singulars(text.words[at]?.folded ?? '')
			.flatMap((word) => phrases.get(word) ?? [])
			.sort((a, b) => b.length - a.length)
			.find((words) => matches(text, at, words));
		const first = text.words[at];
		const last = text.words[at + (phrase?.length ?? 1) - 1];
		if (phrase && first && last) {
			found.push({ start: first.start, end: last.end, phrase: phrase.join(' '), before: text.words[at - 1] });
		}
		at += phrase?.length ?? 1;
	}
	return found;
}

function matches(text: FoldedText, at: number, phrase: readonly string[]): boolean {
	return phrase.every((expected, offset) => {
		const word = text.words[at + offset];
		if (!word || !singulars(word.folded).includes(expected)) return false;
		const before = text.words[at + offset - 1];
		return offset === 0 || (before !== undefined && BETWEEN.test(text.original.slice(before.end, word.start)));
	});
}

/** A word and what it may be the plural of. */
function singulars(word: string): string[] {
	return [word, word.replace(/s$/, ''), word.replace(/es$/, '')];
}

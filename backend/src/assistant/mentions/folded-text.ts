import { fold } from '../../text/fold.ts';

/** A stretch of a text, by its places in the original. */
export interface Span {
	start: number;
	end: number;
}

export interface Word extends Span {
	folded: string;
}

/** A text as rules compare it, with the way back to the words as they were written. */
export interface FoldedText {
	original: string;
	folded: string;
	/** Letters and digits, in order. */
	words: readonly Word[];
	/** Where a stretch of the folded text stands in the original. */
	spanOf(start: number, end: number): Span;
}

export function foldText(original: string): FoldedText {
	let folded = '';
	const places: number[] = [];
	let at = 0;
	for (const character of original) {
		const plain = fold(character);
		for (let count = 0; count < plain.length; count += 1) places.push(at);
		folded += plain;
		at += character.length;
	}
	const endOf = (place: number): number => {
		const from = places[place];
		return from === undefined ? original.length : from + (original.codePointAt(from)! > 0xffff ? 2 : 1);
	};
	const spanOf = (start: number, end: number): Span => ({
		start: places[start] ?? original.length,
		end: withMarks(original, end > start ? endOf(end - 1) : (places[start] ?? original.length)),
	});
	const words = [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
		folded: match[0],
		...spanOf(match.index, match.index + match[0].length),
	}));
	return { original, folded, words, spanOf };
}

/** Accents that follow their letter as characters of their own belong to it. */
function withMarks(text: string, end: number): number {
	return end + (/^\p{M}+/u.exec(text.slice(end, end + 8))?.[0].length ?? 0);
}

/** Whether two stretches share a character. */
export function overlaps(one: Span, other: Span): boolean {
	return one.start < other.end && other.start < one.end;
}

/** Every match of a pattern in the folded text: the group `found` where the pattern has one, else all of it. */
export function findPattern(text: FoldedText, pattern: RegExp): Span[] {
	const indexed = new RegExp(pattern, [...new Set(`${pattern.flags}dg`)].join(''));
	return [...text.folded.matchAll(indexed)].map((match) => {
		const [start, end] = match.indices?.groups?.['found'] ?? [match.index, match.index + match[0].length];
		return text.spanOf(start, end);
	});
}

import { fold } from './fold.ts';

/** Most sentences have none, and then no code. */
const DIGIT = /\p{Nd}/u;
/** A letter code with digits: an error (F.28, E-10), a model (AC-200), a refrigerant (R-410A). */
const TIGHT = /(?<![\p{L}\p{N}])(\p{L}{1,4})[.-]?(\d{1,4}\p{L}{0,2})(?![\p{L}\p{N}])/gu;
/** The same with a space, which only a word before it makes a code: "error f 28". */
const SPACED =
	/(?<![\p{L}\p{N}])(?:error|codigo|fallo|averia|codi|code|erro|erreur)s?\s+(?:el\s+|la\s+|un\s+)?(\p{L})\s(\d{1,3})(?![\p{L}\p{N}])/gu;

/** A part number with a separator: AC-000026. */
const PART = /(?<![\p{L}\p{N}])(\p{L}{1,4})[.-](\d{5,8})(?![\p{L}\p{N}])/gu;
/** A capital and a number, which no other word writes so: "F 28". A, I, O, U and Y are words of their own in some language. */
const CAPITAL = /(?<![\p{L}\p{N}])([B-HJ-NP-TV-XZ])\s(\d{1,3})(?![\p{L}\p{N}]|[.,:/]\d)/gu;

/**
 * The codes in a text in one spelling, lower case and without separators: `F.28`, `f-28` and `error F 28` give `f28`.
 * `E1` and `E10` stay two codes.
 */
export function codes(text: string): string[] {
	const folded = fold(text);
	const found = new Set<string>();
	for (const pattern of [TIGHT, SPACED]) {
		for (const [, letters, digits] of folded.matchAll(pattern)) found.add(`${letters}${digits}`);
	}
	return [...found];
}

/** Writes the codes of a text in one spelling, so that they survive a split into words. */
export function joinCodes(folded: string): string {
	if (!DIGIT.test(folded)) return folded;
	return folded
		.replace(TIGHT, '$1$2')
		.replace(SPACED, (whole, letter: string, digits: string) => whole.replace(/\p{L}\s\d+$/u, `${letter}${digits}`));
}

/** Writes in one spelling what only the text as it was written shows to be a code; `joinCodes` does the rest. */
export function joinWrittenCodes(text: string): string {
	return DIGIT.test(text) ? text.replace(PART, '$1$2').replace(CAPITAL, '$1$2') : text;
}

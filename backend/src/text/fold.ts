/**
 * Text as the rules and indexes compare it: lower case, without accents, compatibility forms (full width, ligatures) and
 * invisible characters. `ñ` becomes `n`: people write both.
 */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\p{M}\p{Cf}]+/gu, '')
		.toLowerCase();
}

/** Folded words (letters and digits) in their order. */
export function words(text: string): string[] {
	return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The word as it sounds in Spanish, so that a misspelling equals the word: silent h, b/v, ll/y, c/z/s, qu/k, güe/hue.
 * `guele`, `uele` and `huele` give the same key. Input is folded.
 */
export function soundKey(word: string): string {
	return word
		.replace(/(.)\1{2,}/g, '$1')
		.replace(/^h?[gw]?ue(?=[a-z])/, 'we')
		.replace(/ch/g, '%')
		.replace(/h/g, '')
		.replace(/%/g, 'ch')
		.replace(/v/g, 'b')
		.replace(/ll/g, 'y')
		.replace(/qu(?=[ei])|k/g, 'k')
		.replace(/c(?=[eiy])|z/g, 's')
		.replace(/c(?!h)/g, 'k')
		.replace(/j|g(?=[eiy])/g, 'j')
		.replace(/gu(?=[ei])/g, 'g')
		.replace(/n(?=[bp])/g, 'm')
		.replace(/x/g, 's')
		.replace(/([^rl])\1/g, '$1');
}

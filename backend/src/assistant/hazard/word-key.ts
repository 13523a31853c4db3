import { fold, soundKey } from '../../text/fold.ts';

/**
 * Common words that sound like a word of the rules and mean something else: `había` and Catalan `àvia`, `zona` and Catalan
 * `sona`. They are compared as they are spelt. `hazard-word-key.test.ts` finds the words that belong here.
 */
const AS_SPELT: ReadonlySet<string> = new Set(
	'habia hecho hecha zona fase phone tuvo villa lose presio pressio prezo off ko passe way too nahi noso nosso quen all is his fet tell sou ce'.split(
		' ',
	),
);

/** What a word is compared by: its sound, so that a misspelling equals the word. The word is folded. */
export function keyOfFolded(word: string): string {
	// As drawn out in a shout: "iiis".
	const spelt = word.replace(/(.)\1{2,}/g, '$1');
	return AS_SPELT.has(spelt) ? `=${spelt}` : soundKey(word);
}

/** The key of a word of a pattern. */
export function toKey(word: string): string {
	return keyOfFolded(fold(word).replace(/[^\p{L}\p{N}]+/gu, ''));
}

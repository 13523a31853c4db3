import snowball from 'snowball-stemmers';
import { fold } from './fold.ts';

const spanish = snowball.newStemmer('spanish');
const known = new Map<string, string>();
/** Enough for the words of a busy day; cleared rather than grown without end. */
const MAX_KNOWN = 50_000;

/**
 * Spanish stem of a word, without accents, the same for `instalación`, `instalacion` and `instalaciones`.
 * A word with a digit (a code, a model) is its own stem.
 */
export function stem(word: string): string {
	// Most words come folded.
	const same = known.get(word);
	if (same !== undefined) return same;
	const plain = fold(word);
	const before = known.get(plain);
	if (before !== undefined) return before;
	if (known.size >= MAX_KNOWN) known.clear();
	// The stemmer knows the ending -ción only with its accent, which chat messages leave out.
	const found = /\d/.test(plain) ? plain : fold(spanish.stem(plain.replace(/([cs])ion$/, '$1ión')));
	known.set(plain, found);
	return found;
}

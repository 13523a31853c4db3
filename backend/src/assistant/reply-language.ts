import { findLanguage } from './language.ts';

/** What the detector tells apart; another language is not judged. */
const JUDGED = new Set(['es', 'ca', 'gl', 'eu', 'pt', 'fr', 'en', 'de', 'it', 'ro']);
/** So alike in short texts that the detector takes one for the other. */
const ALIKE = [
	['gl', 'pt'],
	['gl', 'es'],
	['ca', 'es'],
];
/** With fewer words the detector guesses. */
const LONG_ENOUGH = 12;
/** Alike languages need more words to be told apart. */
const LONG = 30;

/** Why a reply is in the wrong language, or null: also when it is too short to tell. */
export function wrongLanguage(reply: string, expected: string): string | null {
	if (!JUDGED.has(expected)) return null;
	const text = reply.replace(/\[\d{1,2}\]|\*\*/g, ' ').trim();
	const length = text.split(/\s+/).length;
	if (length < LONG_ENOUGH) return null;
	const found = findLanguage(text, expected);
	const isAlike = ALIKE.some((pair) => pair.includes(found) && pair.includes(expected));
	return found === expected || (isAlike && length < LONG) ? null : `is written in ${found}, not in ${expected}`;
}

import { fold } from '../../text/fold.ts';
import { keyOfFolded } from './word-key.ts';

/** Longest text that is looked at, in characters; of a longer one the beginning and the end, half each. */
const MAX_LENGTH = 20_000;

/** Conjunctions that set a clause against the one before: "no huele a gas pero sale humo". */
const CONTRAST: ReadonlySet<string> = new Set(['pero', 'aunque', 'but', 'mais', 'sino', 'baina', 'porem', 'empero']);

/**
 * The words of a text by their sound, with the borders between clauses and sentences: `,` is a clause border (comma,
 * line break, exclamation, "pero"), `.` ends a sentence, `¿` and `?` stand around a question. Pure.
 */
export function tokenize(text: string): string[] {
	const part = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH / 2)}\n${text.slice(-MAX_LENGTH / 2)}` : text;
	const pieces = fold(part.replace(/[’`´]/g, "'")).match(/[\p{L}\p{N}]+|[.!?¿¡;,:()\n…]/gu) ?? [];
	const keys: string[] = [];
	for (const piece of pieces) {
		if (/[\p{L}\p{N}]/u.test(piece)) {
			if (CONTRAST.has(piece)) keys.push(',');
			keys.push(keyOfFolded(piece));
		} else if (piece === '?' || piece === '¿') keys.push(piece);
		else if (/[.;…]/.test(piece)) keys.push('.');
		else keys.push(',');
	}
	return keys;
}

/** Whether a token is a border rather than a word. */
export function isBorder(key: string | undefined): boolean {
	return key === ',' || endsSentence(key);
}

/** Whether a token ends a sentence. */
export function endsSentence(key: string | undefined): boolean {
	return key === '.' || key === '?' || key === '¿';
}

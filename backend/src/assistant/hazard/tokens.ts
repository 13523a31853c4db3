import { fold, soundKey } from '../../text/fold.ts';

/** The words of a text by their sound, with the borders between clauses and sentences kept. */
export interface Tokens {
	/** Sound keys; `,` is a clause border (comma, line break, "pero"), `.` ends a sentence, `?` ends a question. */
	keys: string[];
}

/** Longest text looked at, in characters from each end: hazards are said in few words. */
const MAX_LENGTH = 3000;

/** Splits a text for the hazard rules. Pure. */
export function tokenize(text: string): Tokens {
	const part = text.length > 2 * MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}\n${text.slice(-MAX_LENGTH)}` : text;
	const raw = fold(part.replace(/[’`´]/g, "'")).match(/[\p{L}\p{N}]+|[.!?;,:()\n…]/gu) ?? [];
	const keys: string[] = [];
	for (const piece of raw) {
		if (/[\p{L}\p{N}]/u.test(piece)) {
			if (piece === 'pero' || piece === 'aunque' || piece === 'but' || piece === 'mais') keys.push(',');
			keys.push(soundKey(piece));
		} else if (piece === '?') keys.push('?');
		else if (/[.!;…]/.test(piece)) keys.push('.');
		else keys.push(',');
	}
	return { keys };
}

/** Whether a token is a border rather than a word. */
export function isBorder(key: string | undefined): boolean {
	return key === ',' || key === '.' || key === '?';
}

/** Whether a token ends a sentence. */
export function endsSentence(key: string | undefined): boolean {
	return key === '.' || key === '?';
}

import { fold } from '../../../backend/src/text/fold.ts';

const plain = (value: string): string => fold(value).replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Whether one of the found values is the expected one, apart from capitals, accents, spaces, signs and a prefix such as
 * +34. A found value may be longer (`el jueves por la mañana` for `jueves`), or shorter by less than half.
 */
export function isMentioned(expected: string, found: readonly string[]): boolean {
	const wanted = plain(expected);
	return found.map(plain).some((value) => {
		if (value.includes(wanted)) return true;
		return value.length * 2 > wanted.length && wanted.includes(value);
	});
}

import type { Warning } from './types.ts';

export interface Decoded {
	text: string;
	warnings: Warning[];
}

/** How much of a text may be control characters before it is no text. */
const MOST_CONTROL = 0.01;

/**
 * Bytes as text: by their byte order mark, by what they declare, as UTF-8 if they are, else as Windows-1252, which is how
 * older Spanish programs save.
 *
 * @param declared an encoding that the file names itself (HTML)
 * @returns null for bytes that are no text
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded | null {
	const marked = byMark(bytes);
	if (marked) return accept(new TextDecoder(marked).decode(bytes), []);
	const wide = wideWithoutMark(bytes);
	if (wide) return accept(new TextDecoder(wide).decode(bytes), [guessed(wide.toUpperCase())]);
	const decoder = declared === undefined ? null : decoderFor(declared);
	if (decoder && decoder.encoding !== 'utf-8') return accept(decoder.decode(bytes), []);
	const text = new TextDecoder().decode(bytes);
	const damaged = count(text, /\uFFFD/g);
	if (damaged === 0) return accept(text, []);
	// Mostly good UTF-8 with a few bad bytes is damaged, not another encoding.
	if (count(text, /[\u0080-\uFFFC]/g) > damaged * 4)
		return accept(text, [{ code: 'damaged_text', values: { count: damaged } }]);
	return accept(new TextDecoder('windows-1252').decode(bytes), [guessed('Windows-1252')]);
}

function accept(text: string, warnings: Warning[]): Decoded | null {
	const control = count(text, /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g);
	if (control > 0 && control > text.length * MOST_CONTROL) return null;
	return { text: text.replace(/^\uFEFF/, ''), warnings };
}

function byMark(bytes: Uint8Array): string | null {
	const [first, second, third] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	return null;
}

/** UTF-16 without a mark: every other byte of a western text is zero. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const sample = bytes.subarray(0, 2000);
	if (sample.length < 8) return null;
	const zeros = [0, 0];
	sample.forEach((byte, at) => {
		if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros;
	const half = sample.length / 2;
	if (odd > half * 0.8 && even < half * 0.1) return 'utf-16le';
	if (even > half * 0.8 && odd < half * 0.1) return 'utf-16be';
	return null;
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
	try {
		return new TextDecoder(label.trim());
	} catch {
		return null;
	}
}

function guessed(encoding: string): Warning {
	return { code: 'guessed_encoding', values: { encoding } };
}

function count(text: string, pattern: RegExp): number {
	let found = 0;
	for (const _ of text.matchAll(pattern)) found += 1;
	return found;
}

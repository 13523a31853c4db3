const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const ENTITY = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
/** Encoded more often than this nobody encodes by mistake: what is left stays visible as text. */
const MAX_DECODINGS = 8;

/** Marks of HTML that models and documents write; anything else in angle brackets is kept as words. */
const TAG =
	/<\/?(?:a|abbr|article|b|blockquote|body|button|center|code|del|details|div|em|embed|font|footer|form|h[1-6]|head|header|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|object|ol|option|p|pre|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video)(?:\s[^<>]*)?\/?>/gi;

/** Characters that a reader does not see, or that turn the order of others around. */
const INVISIBLE = /[\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\uFFFC\uFFFD\p{Co}]/gu;
const FORMAT = /[\p{Cf}\p{Cs}]/gu;
const EMOJI_JOINER = /(?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D(?=\p{Extended_Pictographic})/gu;
/** Stands for a joiner within an emoji while the others are removed. A private character: those are gone by then. */
const JOINER_MARK = '\uE000';

/**
 * Characters as a chat may get them: no HTML in any coding, nothing invisible or turning the direction, no look-alikes of
 * the ASCII letters that addresses are made of, nothing that Chatwoot takes for a Liquid template or a placeholder.
 */
export function cleanCharacters(text: string): string {
	const decoded = decode(text);
	return decoded
		.replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])>/gi, '\n')
		.replace(/<(https?:\/\/[^<>\s]+)>/gi, ' $1 ')
		.replace(TAG, '')
		.replace(/<=\s?/g, '≤ ')
		.replace(/>=\s?/g, '≥ ')
		.replace(/^[ \t]*>[ \t]?/gm, '')
		.replaceAll('<', '‹')
		.replaceAll('>', '›')
		.replace(/\{(?=[{%])/g, '{ ')
		.replace(/([}%])(?=\})/g, '$1 ');
}

function decode(text: string): string {
	let current = readable(text);
	for (let round = 0; round < MAX_DECODINGS; round += 1) {
		const next = readable(
			current.replace(ENTITY, (_whole, name?: string, decimal?: string, hex?: string) =>
				name === undefined
					? codePoint(Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10))
					: (ENTITIES[name.toLowerCase()] ?? ''),
			),
		);
		if (next === current) break;
		current = next;
	}
	return current;
}

const codePoint = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

function readable(text: string): string {
	return (
		text
			.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
			.replace(INVISIBLE, '')
			.replace(EMOJI_JOINER, JOINER_MARK)
			.replace(FORMAT, '')
			.replaceAll(JOINER_MARK, '\u200D')
			.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
			.replace(/[\t\p{Zs}]/gu, ' ')
			// Full-width and mathematical letters look like an address and act like one; & < > must not come back this way.
			.replace(/[\uFF01-\uFF05\uFF07-\uFF1B\uFF1D\uFF1F-\uFF5E\u{1D400}-\u{1D7FF}\u24B6-\u24E9]/gu, (letter) =>
				letter.normalize('NFKC'),
			)
			.replace(/[\u3002\uFF61\u2024\uFE52]/g, '.')
			.replace(/(\p{M}{3})\p{M}+/gu, '$1')
	);
}

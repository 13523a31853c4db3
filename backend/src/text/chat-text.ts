/** Longest reply, in characters: one message on every channel (Telegram takes 4096) that is still read on a phone. */
const MAX_REPLY = 2400;

/**
 * Text as it may go to a customer's chat: no `<`, `>` or `&` (Chatwoot passes them to Telegram as HTML), no Markdown but
 * **bold** and lists, no more than two line breaks in a row, not too long.
 */
export function chatText(text: string): string {
	const plain = text
		.replace(/!?\[([^\]\n]{1,200})\]\((https?:[^)\s]+)\)/g, '$1 ($2)')
		.replace(/^#{1,6}\s+(.+)$/gm, '**$1**')
		.replace(/`+/g, '')
		.replace(/\s&\s/g, ' y ')
		.replaceAll('&', '＆')
		.replace(/<=\s?/g, '≤ ')
		.replace(/>=\s?/g, '≥ ')
		.replaceAll('<', '‹')
		.replaceAll('>', '›')

		.replace(/[\u0000-\u0008\u000b-\u001f\u007f]+/g, '')
		.replace(/[ \t]+$/gm, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	return shorten(plain, MAX_REPLY);
}

/** The text, or its beginning up to the last word that fits, with an ellipsis. */
export function shorten(text: string, length: number): string {
	if (text.length <= length) return text;
	const cut = text.slice(0, length - 1);
	const space = cut.lastIndexOf(' ');
	return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

import { type ChannelRules, lengthIn } from './rules.ts';

/** The list of sources at the end of a reply: "Fuente: [1] …", or a line that ends in a colon and one line per source. */
const SOURCES = /\n\n([^\n[\]]{1,40}:(?: |\n)\[\d{1,2}\] [^\n]*(?:\n\[\d{1,2}\] [^\n]*)*)(?=$|\n\n)/;
const SENTENCE_END = /[.!?…](?=[\s)»”"]|$)/g;

/**
 * The text within the channel's length: its beginning up to the last whole sentence (or line, or word) that fits, an
 * ellipsis, and the offer of the rest. The sources stay; no address and no citation mark is cut in two.
 */
export function fitLength(
	text: string,
	{ maxLength, unit }: Pick<ChannelRules, 'maxLength' | 'unit'>,
	offer: string,
): string {
	const size = (part: string): number => lengthIn(part, unit);
	if (size(text) <= maxLength) return text;
	const found = SOURCES.exec(text);
	const body = found === null ? text : `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`;
	const tail = [offer, found === null ? '' : sourcesWithin(found[1] ?? '', Math.floor(maxLength / 2), size)];
	const end = tail
		.filter(Boolean)
		.map((part) => `\n\n${part}`)
		.join('');
	const head = headWithin(body, maxLength - size(end) - size('…') - 1, size);
	return head === '' ? headWithin(body, maxLength - 4, size) + '…' : `${closeBold(head)}${ellipsis(head)}${end}`;
}

const ellipsis = (head: string): string => (/[.!?:;,…]$/.test(head) ? ' …' : '…');

function headWithin(text: string, limit: number, size: (part: string) => number): string {
	if (limit <= 0) return '';
	let end = Math.min(text.length, limit);
	while (end > 0 && size(text.slice(0, end)) > limit) end -= 1;
	const cut = text.slice(0, end);
	const sentence = [...cut.matchAll(SENTENCE_END)].findLast(({ index }) => isWhole(text, index + 1))?.index ?? -1;
	const line = cut.lastIndexOf('\n');
	const best = Math.max(sentence + 1, line);
	if (best > limit / 2) return cut.slice(0, best).trimEnd();
	const space = cut.search(/\s\S*$/);
	if (space > limit / 3) return cut.slice(0, space).trimEnd();
	// One endless word.
	return cut
		.replace(/https?:\/\/\S*$/, '')
		.replace(/\[\d*$/, '')
		.replace(/[\uD800-\uDBFF]$/, '')
		.trimEnd();
}

/** Whether a full stop here ends something: not the number of a list, not an abbreviation such as "pág." before a figure. */
function isWhole(text: string, end: number): boolean {
	const [before, after] = [text.slice(Math.max(0, end - 5), end), text.slice(end, end + 2)];
	return !/(?:^|\n)\d{1,3}\.$/.test(before) && /^(?:[\s)»”"]|$)/.test(after) && !/^ \d/.test(after);
}

/** The bold mark that the cut left open on the last line goes away. */
function closeBold(head: string): string {
	const start = head.lastIndexOf('\n') + 1;
	const last = head.slice(start);
	if ((last.split('**').length - 1) % 2 === 0) return head;
	const mark = last.lastIndexOf('**');
	return `${head.slice(0, start)}${last.slice(0, mark)}${last.slice(mark + 2)}`.trimEnd();
}

function sourcesWithin(sources: string, limit: number, size: (part: string) => number): string {
	let most = 160;
	for (; size(sources) > limit && most > 20; most -= 20) {
		const each = most;
		sources = sources
			.split('\n')
			.map((line) =>
				line.length > each
					? `${line
							.slice(0, each - 1)
							.replace(/[\uD800-\uDBFF]$/, '')
							.replace(/\s?\S*$/, '')}…`
					: line,
			)
			.join('\n');
	}
	const lines = sources.split('\n');
	while (lines.length > 1 && size(lines.join('\n')) > limit) lines.pop();
	return lines.join('\n');
}

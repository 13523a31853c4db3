/** How markup is shown on a channel. */
export interface MarkupRules {
	bold: boolean;
	bullet: string;
}

const TABLE_RULE = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/;
const RULER = /^(?:[-=*_~]\s*){3,}$|^[-=]$/;

/**
 * Markup that a channel shows: bold where it can, bullets, numbered lines. Headings become bold lines, tables lines of
 * "column: value", fences and quotes lose their frame. Every bold mark that comes out is closed on its line.
 */
export function settleMarkup(text: string, rules: MarkupRules): string {
	return tablesToLines(text.replace(/^[ ]*(?:`{3,}|~{3,})[^\n]*$/gm, ''))
		.split('\n')
		.map((line) => settleLine(line, rules))
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

function settleLine(raw: string, { bold, bullet }: MarkupRules): string {
	const line = raw.trim().replace(/ {2,}/g, ' ');
	if (RULER.test(line)) return '';
	const heading = /^#{1,6}\s+(.*)$/.exec(line)?.[1];
	if (heading !== undefined) {
		const words = inline(heading, false);
		return bold && words !== '' ? emphasised(words) : words;
	}
	const item = /^(?:[-+*•◦▪–]\s+)+(.*)$/.exec(line)?.[1];
	if (item !== undefined) return item === '' ? '' : `${bullet} ${startOfLine(inline(item, bold))}`;
	const numbered = /^(\d{1,3})[.)]\s+(.*)$/.exec(line);
	if (numbered) return `${numbered[1] ?? ''}. ${startOfLine(inline(numbered[2] ?? '', bold))}`;
	return startOfLine(inline(line, bold));
}

/** Nothing at the start of a line that Markdown takes for a block: heading, quote, list, code. */
const startOfLine = (line: string): string => line.replace(/^(?:#{1,6}(?=\s|$)|[+>](?=\s|$)|\s)+/, '').trim();

/** The marks inside a line. */
function inline(text: string, bold: boolean): string {
	const plain = text
		.replace(/\\+(?=[\p{P}\p{S}\s]|$)/gu, '')
		.replace(/`+|~{2,}/g, '')
		.replace(/\*{3,}/g, '**')
		.replace(/(?<![\p{L}\p{N}_])__(?=\S)([^_\n]+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, '**$1**')
		.replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
		.replace(/\](?=[(:])/g, '] ')
		.replace(/\s*\|\s*/g, ' · ')
		.replace(/^ · | · $/g, '');
	const parts = plain.split('**');
	// An odd mark is left over: it opens nothing.
	const isOdd = parts.length % 2 === 0;
	const spans = isOdd ? [...parts.slice(0, -2), parts.slice(-2).join('')] : parts;
	return spans
		.map((span, index) => {
			const words = withoutStars(span);
			if (index % 2 === 0 || !bold) return words;
			return markBold(words, withoutStars(spans[index - 1] ?? ''), withoutStars(spans[index + 1] ?? ''));
		})
		.join('');
}

/** Stars that are no mark: a multiplication, a footnote. */
const withoutStars = (text: string): string =>
	text
		.replace(/(?<=\d)\s?\*\s?(?=\d)/g, '×')
		.replace(/(?<![*\p{L}\p{N}])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![*\p{L}\p{N}])/gu, '$1')
		.replaceAll('*', '∗');

const LETTER_END = /[\p{L}\p{N}]$/u;
const LETTER_START = /^[\p{L}\p{N}]/u;

/** Bold, if Markdown would read the marks as such where they stand. */
function markBold(words: string, before: string, after: string): string {
	const inner = words.trim();
	if (inner === '') return words;
	const lead = words.startsWith(' ') ? ' ' : '';
	const trail = words.endsWith(' ') ? ' ' : '';
	const opens = lead !== '' || !LETTER_END.test(before) || LETTER_START.test(inner);
	const closes = trail !== '' || !LETTER_START.test(after) || LETTER_END.test(inner);
	return opens && closes ? `${lead}**${inner}**${trail}` : words;
}

const emphasised = (words: string): string => `**${words.trim()}**`;

/** Tables as lines: "name: value" for two columns, else the first cell and then "column: value". */
function tablesToLines(text: string): string {
	const lines = text.split('\n');
	const out: string[] = [];
	for (let index = 0; index < lines.length; index += 1) {
		const line = lines[index] ?? '';
		const rule = lines[index + 1] ?? '';
		if (!line.includes('|') || !rule.includes('-') || !rule.includes('|') || !TABLE_RULE.test(rule.trim())) {
			out.push(line);
			continue;
		}
		const columns = cells(line);
		index += 2;
		for (; index < lines.length && (lines[index] ?? '').includes('|'); index += 1) {
			out.push(rowLine(columns, cells(lines[index] ?? '')));
		}
		index -= 1;
	}
	return out.join('\n');
}

const cells = (line: string): string[] =>
	line
		.trim()
		.replace(/^\||\|$/g, '')
		.split('|')
		.map((cell) => cell.trim());

function rowLine(columns: readonly string[], row: readonly string[]): string {
	const [name = '', ...values] = row;
	if (columns.length <= 2) return `- ${[name, ...values].filter(Boolean).join(': ')}`;
	const named = values.flatMap((value, index) => {
		const column = columns[index + 1] ?? '';
		return value === '' ? [] : [column === '' ? value : `${column}: ${value}`];
	});
	return `- ${[name, named.join('; ')].filter(Boolean).join(' — ')}`;
}

/** A piece of a document that reads as a whole. */
export interface Block {
	kind: 'heading' | 'paragraph' | 'list' | 'table' | 'code';
	/** 1 to 6 for a heading, else 0. */
	level: number;
	text: string;
	/** Page, from 1; null where the text has no page breaks. */
	page: number | null;
}

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const ITEM = /^\s*(?:[-*+•–]|\d{1,3}[.)]|[a-z]\))\s+/;
const TABLE_ROW = /^\s*\|.*\|\s*$/;
/** "2. MANTENIMIENTO", "CÓDIGOS DE ERROR": how plain text writes its headings. */
const PLAIN_HEADING = /^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?[\p{Lu}\d][\p{Lu}\d\s,;:()/«»"'.-]{3,78}$/u;

/** "**Problema: el equipo no enciende**": a heading that was only made bold. What ends in a colon introduces what follows. */
const BOLD_HEADING = /^\*\*([^*]{4,100}[^*:.,;])\*\*$/;
/** Below the headings that are marked as such. */
const BOLD_LEVEL = 6;

/** Reads Markdown or plain text into blocks. A form feed begins a new page. */
export function readBlocks(text: string): Block[] {
	const pages = text.replace(/\r\n?/g, '\n').split('\f');
	return pages.flatMap((content, index) => readPage(content.split('\n'), pages.length > 1 ? index + 1 : null));
}

function readPage(lines: string[], page: number | null): Block[] {
	const blocks: Block[] = [];
	let at = 0;
	while (at < lines.length) {
		const line = lines[at] ?? '';
		if (line.trim() === '') {
			at += 1;
			continue;
		}
		const { block, next } = readBlock(lines, at);
		if (block.text !== '') blocks.push({ ...block, page });
		at = next;
	}
	return blocks;
}

function readBlock(lines: string[], at: number): { block: Omit<Block, 'page'>; next: number } {
	const line = lines[at] ?? '';
	const heading = HEADING.exec(line);
	if (heading) {
		return { block: { kind: 'heading', level: heading[1]?.length ?? 1, text: plain(heading[2] ?? '') }, next: at + 1 };
	}
	const underline = lines[at + 1] ?? '';
	if (/^(=+|-{3,})\s*$/.test(underline) && !TABLE_ROW.test(line) && !ITEM.test(line)) {
		return { block: { kind: 'heading', level: underline.startsWith('=') ? 1 : 2, text: plain(line) }, next: at + 2 };
	}
	if (isPlainHeading(lines, at)) return { block: { kind: 'heading', level: 2, text: plain(line) }, next: at + 1 };
	const bold = BOLD_HEADING.exec(line.trim());
	if (bold && isAlone(lines, at)) {
		return { block: { kind: 'heading', level: BOLD_LEVEL, text: plain(bold[1] ?? '') }, next: at + 1 };
	}
	if (/^\s*(```|~~~)/.test(line)) return fenced(lines, at);
	if (TABLE_ROW.test(line)) return take('table', lines, at, (row) => TABLE_ROW.test(row));
	if (ITEM.test(line)) return take('list', lines, at, (row) => ITEM.test(row) || /^\s{2,}\S/.test(row));
	return take('paragraph', lines, at, (row, index) => !startsAnother(row) && !isPlainHeading(lines, index));
}

function take(
	kind: Block['kind'],
	lines: string[],
	at: number,
	belongs: (line: string, index: number) => boolean,
): { block: Omit<Block, 'page'>; next: number } {
	let next = at + 1;
	while (next < lines.length && (lines[next] ?? '').trim() !== '' && belongs(lines[next] ?? '', next)) next += 1;
	const part = lines.slice(at, next).map((line) => line.trimEnd());
	return { block: { kind, level: 0, text: joined(kind, part).trim() }, next };
}

function joined(kind: Block['kind'], lines: readonly string[]): string {
	if (kind === 'paragraph') return lines.map((line) => line.trim()).join(' ');
	// Without what only lines the columns up: it would fill the passage.
	if (kind === 'table')
		return lines
			.map((line) =>
				line
					.trim()
					.replace(/\s{2,}/g, ' ')
					.replace(/-{4,}/g, '---'),
			)
			.join('\n');
	return lines.join('\n');
}

function fenced(lines: string[], at: number): { block: Omit<Block, 'page'>; next: number } {
	let end = at + 1;
	while (end < lines.length && !/^\s*(```|~~~)/.test(lines[end] ?? '')) end += 1;
	return {
		block: {
			kind: 'code',
			level: 0,
			text: lines
				.slice(at + 1, end)
				.join('\n')
				.trim(),
		},
		next: end + 1,
	};
}

function startsAnother(line: string): boolean {
	return HEADING.test(line) || TABLE_ROW.test(line) || ITEM.test(line) || /^\s*(```|~~~)/.test(line);
}

function isPlainHeading(lines: string[], at: number): boolean {
	const line = (lines[at] ?? '').trim();
	return isAlone(lines, at) && PLAIN_HEADING.test(line) && /\p{Lu}{3}/u.test(line) && !line.endsWith('.');
}

/** The items of a list, each with the lines that belong to it: its continuation and the lists within it. */
export function listItems(list: string): string[] {
	const lines = list.split('\n');
	const indentOf = (line: string): number => /^\s*/.exec(line)?.[0].length ?? 0;
	const least = Math.min(...lines.filter((line) => ITEM.test(line)).map(indentOf));
	const items: string[] = [];
	for (const line of lines) {
		if (items.length === 0 || (ITEM.test(line) && indentOf(line) <= least)) items.push(line);
		else items[items.length - 1] += `\n${line}`;
	}
	return items;
}

const isAlone = (lines: string[], at: number): boolean => (lines[at - 1] ?? '').trim() === '';

/** Without Markdown's own signs. */
function plain(text: string): string {
	return text.replace(/[*_`]+/g, '').trim();
}

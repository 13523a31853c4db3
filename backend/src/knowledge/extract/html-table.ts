import { oneLine } from './document-block.ts';
import { attribute, childrenOf, find, findAll, type HtmlElement, isElement, plainText } from './html-tree.ts';

/** Cells may not claim more room than this. */
const MOST_SPAN = 100;

interface HtmlTable {
	caption: string;
	rows: string[][];
	header: boolean;
	/** It has one column, or holds other tables or headings. */
	isLayout: boolean;
}

/** A table as rows of text; a cell that spans several stands in each of them, so that every row is a whole fact. */
export function tableRows(table: HtmlElement): HtmlTable {
	const trs = findAll(table, ({ tagName }) => tagName === 'tr' || tagName === 'table').filter(
		({ tagName }) => tagName === 'tr',
	);
	const rows: string[][] = [];
	const waiting = new Map<number, { text: string; rows: number }>();
	for (const tr of trs) {
		const row: string[] = [];
		const fill = (): void => {
			for (let above = waiting.get(row.length); above; above = waiting.get(row.length)) {
				above.rows -= 1;
				if (above.rows === 0) waiting.delete(row.length);
				row.push(above.text);
			}
		};
		for (const cell of cellsOf(tr)) {
			fill();
			const text = oneLine(plainText(cell));
			const [across, down] = [span(cell, 'colspan'), span(cell, 'rowspan')];
			for (let at = 0; at < across; at += 1) {
				if (down > 1) waiting.set(row.length, { text, rows: down - 1 });
				row.push(text);
			}
		}
		fill();
		if (row.some((text) => text !== '')) rows.push(row);
	}
	const width = Math.max(0, ...rows.map((row) => row.length));
	// One cell across the whole table names the rows below it.
	rows.forEach((row, at) => {
		if (width > 1 && row.length === width && new Set(row).size === 1 && row[0] !== '' && (row[0]?.length ?? 0) > 3)
			rows[at] = [row[0] ?? ''];
	});
	const nested = findAll(table, ({ tagName }) => /^(?:table|h[1-6])$/.test(tagName), 1).length > 0;
	const caption = find(table, 'caption');
	return { caption: oneLine(plainText(caption)), rows, header: hasHeader(trs, rows), isLayout: width < 2 || nested };
}

/** The first row names the columns if it says so, or if it is not a pair of name and value. */
function hasHeader(trs: readonly HtmlElement[], rows: readonly string[][]): boolean {
	const first = trs[0];
	if (!first || rows.length < 2) return false;
	const cells = cellsOf(first);
	const inHead = first.parentNode !== null && 'tagName' in first.parentNode && first.parentNode.tagName === 'thead';
	if (inHead || cells.every(({ tagName }) => tagName === 'th') || cells.every(isBold)) return true;
	// Names down the first column: pairs of name and value.
	const namesDown = trs.every(
		(tr) => cellsOf(tr)[0]?.tagName === 'th' || (cellsOf(tr)[0] !== undefined && isBold(cellsOf(tr)[0])),
	);
	return !namesDown && (rows[0]?.length ?? 0) > 2 && !rows[0]?.some((text) => /^[\d.,\s€%-]+$/.test(text));
}

function isBold(cell: HtmlElement | undefined): boolean {
	if (!cell) return false;
	const text = oneLine(plainText(cell));
	const bold = findAll(cell, ({ tagName }) => tagName === 'b' || tagName === 'strong');
	return text !== '' && oneLine(bold.map((each) => plainText(each)).join(' ')) === text;
}

function cellsOf(tr: HtmlElement): HtmlElement[] {
	return childrenOf(tr)
		.filter(isElement)
		.filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

function span(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
	const value = Number.parseInt(attribute(cell, name), 10);
	return Number.isFinite(value) ? Math.min(MOST_SPAN, Math.max(1, value)) : 1;
}

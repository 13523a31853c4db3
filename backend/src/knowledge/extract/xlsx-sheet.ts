import { ExtractError } from './extract-error.ts';
import type { SparseRow } from './grid.ts';
import { scanXml } from './xml.ts';
import type { ShowValue } from './xlsx-format.ts';

interface Sheet {
	/** From the first row on; null for an empty row (several in a row are one). */
	rows: (SparseRow | null)[];
	/** Rows and columns that are not shown and were left out. */
	hidden: number;
	cells: number;
}

interface Cell {
	column: number;
	type: string;
	style: number;
	value: string;
}

interface SheetOptions {
	shared: readonly string[];
	format: ShowValue;
	mostCells: number;
}

/** The visible cells of a sheet. @throws ExtractError `too_much_inside` */
export function readSheet(xml: string, { shared, format, mostCells }: SheetOptions): Sheet {
	const rows = new Map<number, Map<number, string>>();
	const hiddenColumns: { from: number; to: number }[] = [];
	const merges: string[] = [];
	let hiddenRows = 0;
	let cells = 0;
	let row = 0;
	let rowHidden = false;
	let cell: Cell | null = null;
	let inValue = false;
	scanXml(xml, {
		open: (name, attributes) => {
			if (name === 'row') {
				row = Number(attributes.r) || row + 1;
				rowHidden = isTrue(attributes.hidden);
				if (rowHidden) hiddenRows += 1;
			} else if (name === 'c') {
				const column = columnOf(attributes.r ?? '') ?? (cell?.column ?? -1) + 1;
				cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s) || 0, value: '' };
			} else if (name === 'v' || name === 't') inValue = true;
			else if (name === 'rPh') inValue = false;
			else if (name === 'col' && isTrue(attributes.hidden))
				hiddenColumns.push({ from: Number(attributes.min) - 1, to: Number(attributes.max) - 1 });
			else if (name === 'mergeCell') merges.push(attributes.ref ?? '');
		},
		text: (text) => {
			if (inValue && cell) cell.value += text;
		},
		close: (name) => {
			if (name === 'v' || name === 't') inValue = false;
			if (name !== 'c' || !cell) return;
			const { column, type, style, value } = cell;
			const isHidden = rowHidden || hiddenColumns.some(({ from, to }) => column >= from && column <= to);
			const text = isHidden ? '' : shown(value, type, style, shared, format);
			if (text.trim() === '') return;
			cells += 1;
			if (cells > mostCells) throw new ExtractError('too_much_inside');
			const columns = rows.get(row) ?? new Map<number, string>();
			rows.set(row, columns.set(column, text.trim()));
		},
	});
	for (const merge of merges) fillDown(rows, merge);
	return { rows: inOrder(rows), hidden: hiddenRows + hiddenColumns.length, cells };
}

function shown(value: string, type: string, style: number, shared: readonly string[], format: ShowValue): string {
	if (type === 's') return shared[Number(value)] ?? '';
	return type === 'str' || type === 'inlineStr' || type === 'd' ? value : format(value, type, style);
}

/** A cell merged over several rows says the same of each of them. */
function fillDown(rows: Map<number, Map<number, string>>, merge: string): void {
	const [, from = '', top, , bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(merge) ?? [];
	const column = columnOf(from);
	const text = column === null ? undefined : rows.get(Number(top))?.get(column);
	if (column === null || text === undefined) return;
	// Rows without any cell of their own stay empty, so a huge range costs nothing.
	for (const [row, columns] of rows) if (row > Number(top) && row <= Number(bottom)) columns.set(column, text);
}

function inOrder(rows: ReadonlyMap<number, SparseRow>): (SparseRow | null)[] {
	const numbers = [...rows.keys()].sort((a, b) => a - b);
	return numbers.flatMap((number, at) => {
		const isNext = at === 0 || number === (numbers[at - 1] ?? 0) + 1;
		return isNext ? [rows.get(number) ?? null] : [null, rows.get(number) ?? null];
	});
}

/** "AB12" → 27, from 0. */
function columnOf(reference: string): number | null {
	const letters = /^([A-Z]{1,3})\d*$/.exec(reference)?.[1];
	if (letters === undefined) return null;
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function isTrue(value: string | undefined): boolean {
	return value === '1' || value === 'true';
}

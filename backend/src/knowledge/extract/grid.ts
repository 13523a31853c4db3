import type { DocumentBlock } from './document-block.ts';

/** A row of a sheet by column; what is empty is not there. */
export type SparseRow = ReadonlyMap<number, string>;

/**
 * A sheet as blocks: what stands alone above a table is a paragraph, the first row with several cells is the header, a row
 * with one cell in the middle ("CALDERAS") is a line of its own and the header is repeated after it. Empty rows part one
 * table from the next; a part without a header of its own in the same columns takes the one before.
 *
 * @param rows null for an empty row
 */
export function sheetBlocks(rows: readonly (SparseRow | null)[]): DocumentBlock[] {
	const blocks: DocumentBlock[] = [];
	let header: SparseRow | null = null;
	for (const region of regionsOf(rows)) {
		const opening = region.findIndex((row) => row.size > 1);
		if (opening === -1) {
			blocks.push(...region.map(paragraph));
			continue;
		}
		blocks.push(...region.slice(0, opening).map(paragraph));
		const first = region[opening] ?? new Map<number, string>();
		const body = region.slice(opening);
		const continues: boolean =
			header !== null && looksLikeData(first) && [...first.keys()].every((column) => header?.has(column));
		if (!continues) header = body.length > 1 ? first : null;
		blocks.push(...tables(continues || header === null ? body : body.slice(1), header));
	}
	return blocks;
}

/**
 * A table as blocks. A row of one cell in a wider table names what follows: it is a line of its own, and the header is
 * repeated after it.
 */
export function tableBlocks(rows: readonly string[][], header: readonly string[] | null): DocumentBlock[] {
	const wide = Math.max(header?.length ?? 0, ...rows.map((row) => row.length)) > 1;
	const blocks: DocumentBlock[] = [];
	let open: string[][] = [];
	const close = (): void => {
		if (open.length > 0)
			blocks.push({ kind: 'table', rows: header ? [[...header], ...open] : open, header: header !== null });
		open = [];
	};
	for (const row of rows) {
		if (row.length === 1 && wide) {
			close();
			// With a colon it stays with the table that follows.
			blocks.push({ kind: 'paragraph', text: `${(row[0] ?? '').replace(/:\s*$/, '')}:` });
		} else open.push([...row]);
	}
	close();
	return blocks;
}

function tables(rows: readonly SparseRow[], header: SparseRow | null): DocumentBlock[] {
	const columns = [...new Set([...(header ? [header] : []), ...rows].flatMap((row) => [...row.keys()]))].sort(
		(a, b) => a - b,
	);
	const asCells = (row: SparseRow): string[] =>
		row.size === 1 && !looksLikeData(row) ? [...row.values()] : columns.map((column) => row.get(column) ?? '');
	return tableBlocks(rows.map(asCells), header ? columns.map((column) => header.get(column) ?? '') : null);
}

function regionsOf(rows: readonly (SparseRow | null)[]): SparseRow[][] {
	const regions: SparseRow[][] = [[]];
	for (const row of rows) {
		if (row && row.size > 0) regions.at(-1)?.push(row);
		else if (regions.at(-1)?.length !== 0) regions.push([]);
	}
	return joinHeaders(regions.filter((region) => region.length > 0));
}

/** A header that is parted from its rows by an empty one belongs to them. */
function joinHeaders(regions: readonly SparseRow[][]): SparseRow[][] {
	const joined: SparseRow[][] = [];
	for (const region of regions) {
		const last = joined.at(-1);
		const header = last?.at(-1);
		const first = region[0];
		const isHeader =
			header !== undefined &&
			header.size > 1 &&
			!looksLikeData(header) &&
			last?.filter(({ size }) => size > 1).length === 1;
		if (last && isHeader && first && looksLikeData(first) && [...first.keys()].every((column) => header.has(column)))
			last.push(...region);
		else joined.push(region);
	}
	return joined;
}

function paragraph(row: SparseRow): DocumentBlock {
	return { kind: 'paragraph', text: [...row.values()].join(' ') };
}

/** A header names things; a row with a number or a date is data. */
export function looksLikeData(row: SparseRow): boolean {
	return [...row.values()].some((value) =>
		/^[-+]?[\d.,/:\s-]*\d[\d.,/:\s-]*(?:€|\$|%|[a-z]{0,4}\/?[a-z]?)?$/i.test(value),
	);
}

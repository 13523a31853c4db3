import { type Line, lineEnd, lineStart, lineText, type Segment } from './page-layout.ts';

/** A table found among lines. */
export interface FoundTable {
	/** Rows of cells; a row of one cell goes across the table. */
	rows: string[][];
	header: boolean;
	/** Left edges of its columns, to know it again on the next page. */
	columns: number[];
}

export type LineGroup = { table: FoundTable } | { lines: Line[] };

/** A gap of more than this many letter heights always begins a new row; lines of one cell are closer. */
const ROW_GAP = 1.5;
/** A line further below than this is no part of the table, in letter heights. */
const TABLE_GAP = 4;
/** Words that columns are headed with. */
const HEADER_WORDS =
	/^(?:c[oó]digos?|codi|errors?|errores|fallos?|aver[ií]as?|s[ií]ntomas?|problemas?|causas?|soluci[oó]n(?:es)?|descripci[oó]n|significado|acci[oó]n|modelos?|referencia|ref\.?|sku|art[ií]culo|concepto|precio.*|pvp.*|importe|unidad(?:es)?|cantidad|valor(?:es)?|par[aá]metros?|caracter[ií]sticas?|nombre|fecha|code|cause|remedy|description|meaning|model|price|item|value)\b/i;

/** Parts the lines of one column of text into tables and what is between them. */
export function splitTables(lines: readonly Line[]): LineGroup[] {
	const groups: LineGroup[] = [];
	let open: Line[] = [];
	let at = 0;
	while (at < lines.length) {
		const end = tableEnd(lines, at);
		const table = end > at + 1 ? readTable(lines.slice(at, end)) : null;
		if (table) {
			if (open.length > 0) groups.push({ lines: open });
			open = [];
			groups.push({ table });
			at = end;
		} else {
			open.push(lines[at] as Line);
			at += 1;
		}
	}
	if (open.length > 0) groups.push({ lines: open });
	return groups;
}

/** Where a run of lines in columns, begun at a line, ends. */
function tableEnd(lines: readonly Line[], start: number): number {
	const first = lines[start];
	if (!first || first.segments.length < 2) return start;
	let spans = first.segments.map(({ x, right }) => ({ x, right }));
	let end = start + 1;
	// One line alone below may be the table's, if more of it follows.
	let pending = 0;
	for (let at = start + 1; at < lines.length; at += 1) {
		const line = lines[at] as Line;
		const above = lines[at - 1] as Line;
		const gap = line.y - above.y;
		if (gap < 0 || gap > TABLE_GAP * Math.max(line.size, above.size)) break;
		const touches = line.segments.map(
			({ x, right }) => spans.filter((span) => x < span.right && right > span.x).length,
		);
		if (line.segments.length > 1) {
			// Cells may be of a column that was empty so far, but mostly stand in those that are known.
			if (touches.filter((count) => count === 1).length < line.segments.length / 2) break;
			spans = mergeSpans([...spans, ...line.segments.filter((_, index) => (touches[index] ?? 0) <= 1)]);
			end = at + 1;
			pending = 0;
			continue;
		}
		if (gap <= ROW_GAP * line.size && touches[0] === 1 && fits(line.segments[0] as Segment, spans)) {
			if (pending === 0) end = at + 1;
			continue;
		}
		pending += 1;
		if (pending > 1) break;
	}
	return end;
}

/** A wrapped line stays in its column: it begins where the column does. */
function fits(segment: Segment, spans: readonly { x: number; right: number }[]): boolean {
	return spans.some(
		({ x, right }) => segment.x > x - segment.size && segment.x < right && segment.right < right + segment.size * 12,
	);
}

function mergeSpans(spans: readonly { x: number; right: number }[]): { x: number; right: number }[] {
	const merged: { x: number; right: number }[] = [];
	for (const { x, right } of [...spans].sort((a, b) => a.x - b.x)) {
		const last = merged.at(-1);
		if (last && x < last.right) last.right = Math.max(last.right, right);
		else merged.push({ x, right });
	}
	return merged;
}

function readTable(lines: readonly Line[]): FoundTable | null {
	const parted = lines.filter(({ segments }) => segments.length > 1);
	if (parted.length < 2) return null;
	const columns = columnsOf(parted);
	if (columns.length < 2) return null;
	const rows = rowsOf(lines, columns);
	const whole = rows.filter((row) => row.length > 1);
	// Each column holds something more than once, else it is a picture's labels.
	const used = columns.every((_, at) => whole.filter((row) => row[at] !== '').length > 1);
	if (whole.length < 2 || !used) return null;
	return { rows, header: hasHeader(lines, rows), columns: columns.map(({ x }) => x) };
}

/** The columns: what is left of the width where next to no line has text. */
function columnsOf(lines: readonly Line[]): { x: number; right: number }[] {
	const from = Math.min(...lines.map(lineStart));
	const width = Math.ceil(Math.max(...lines.map(lineEnd)) - from) + 1;
	const covered = new Array<number>(width).fill(0);
	for (const { segments } of lines)
		for (const { x, right } of segments)
			for (let at = Math.round(x - from); at < Math.round(right - from); at += 1) covered[at] = (covered[at] ?? 0) + 1;
	const allowed = Math.floor(lines.length * 0.1);
	const columns: { x: number; right: number }[] = [];
	let inColumn = false;
	covered.forEach((count, at) => {
		const isText = count > allowed;
		if (isText && !inColumn) columns.push({ x: from + at, right: from + at + 1 });
		const last = columns.at(-1);
		if (isText && last) last.right = from + at + 1;
		inColumn = isText;
	});
	return columns;
}

function rowsOf(lines: readonly Line[], columns: readonly { x: number; right: number }[]): string[][] {
	const begins = rowBeginnings(lines, columns);
	const rows: string[][] = [];
	lines.forEach((line, at) => {
		const alone = line.segments.length === 1 ? line.segments[0] : undefined;
		const isAcross = alone && columns.filter(({ x, right }) => alone.x < right && alone.right > x).length > 1;
		const standsAlone =
			alone && columnAt(alone, columns) === 0 && begins.has(at) && (at + 1 >= lines.length || begins.has(at + 1));
		if (alone && begins.has(at) && (isAcross || standsAlone)) {
			rows.push([alone.text]);
			return;
		}
		const last = rows.at(-1);
		const row = begins.has(at) || !last || last.length === 1 ? columns.map(() => '') : last;
		if (row !== last) rows.push(row);
		for (const segment of line.segments) {
			const column = columnAt(segment, columns);
			row[column] = joinLines(row[column] ?? '', segment.text);
		}
	});
	return rows;
}

/** Which lines begin a row: those after a gap, and where the gaps tell nothing, those with text in the first column. */
function rowBeginnings(lines: readonly Line[], columns: readonly { x: number; right: number }[]): Set<number> {
	const gaps = lines.map((line, at) => (at === 0 ? Infinity : line.y - (lines[at - 1]?.y ?? 0)));
	const hasFirst = lines.map(({ segments }) => segments.some((segment) => columnAt(segment, columns) === 0));
	const tight = gaps.filter((gap, at) => at > 0 && gap <= ROW_GAP * (lines[at]?.size ?? 0));
	const smallest = Math.min(...tight);
	const largest = Math.max(...gaps.slice(1));
	const wraps = gaps.some((gap, at) => at > 0 && gap <= smallest * 1.15 && !hasFirst[at]);
	const gapsTell = tight.length > 0 && wraps && largest > smallest * 1.2;
	return new Set(
		lines.flatMap((line, at) => {
			const gap = gaps[at] ?? 0;
			if (gap > ROW_GAP * line.size || (gapsTell && gap > smallest * 1.2)) return [at];
			return !gapsTell && hasFirst[at] && !(line.segments.length === 1 && gap <= smallest * 1.05 && wraps) ? [at] : [];
		}),
	);
}

function columnAt(segment: Segment, columns: readonly { x: number; right: number }[]): number {
	const overlaps = columns.map(({ x, right }) => Math.min(right, segment.right) - Math.max(x, segment.x));
	return overlaps.indexOf(Math.max(...overlaps));
}

/** The first row names the columns if it is set in another font, in words that name, or in words above numbers. */
function hasHeader(lines: readonly Line[], rows: readonly string[][]): boolean {
	const opening = rows.findIndex((row) => row.length > 1);
	const [first, ...body] = rows.slice(Math.max(0, opening));
	if (!first || body.length === 0) return false;
	const named = first.filter((cell) => HEADER_WORDS.test(cell)).length;
	if (named >= 2 || (named === 1 && first.length === 2)) return true;
	const heading = lines.find((line) =>
		lineText(line).startsWith(first.find((cell) => cell !== '')?.slice(0, 8) ?? '\0'),
	);
	const fonts = new Set(heading?.segments.map(({ font }) => font));
	const rest = lines.filter((line) => line !== heading).flatMap(({ segments }) => segments);
	const [only] = fonts;
	if (fonts.size === 1 && rest.filter(({ font }) => font === only).length < rest.length * 0.25) return true;
	return (
		first.length > 2 &&
		first.every((cell) => !/\d/.test(cell)) &&
		body.some((row) => row.some((cell) => /\d/.test(cell)))
	);
}

/** Joins two lines of a text: a word that was parted at the end of a line is whole again. */
export function joinLines(above: string, below: string): string {
	if (above === '') return below;
	if (/\p{L}[\u00ad\u2010]$/u.test(above) || (/\p{Ll}-$/u.test(above) && /^\p{Ll}/u.test(below)))
		return above.slice(0, -1) + below;
	// "AC-" and "100" on the next line are one code.
	if (/[\p{L}\d]-$/u.test(above) && /^[\p{Lu}\d]/u.test(below)) return above + below;
	return `${above} ${below}`;
}

import type { DocumentBlock } from '../document-block.ts';
import type { FoundTable } from './tables.ts';
import { joinLines } from './tables.ts';

/** A block of a page; a table remembers where its columns stood. */
export type PageBlock = DocumentBlock & { found?: FoundTable };

/** How far a column's edge may move from one page to the next, in points. */
const SAME_COLUMN = 8;

/**
 * Mends what a page break parted: a table that goes on gets its header again, and the rest of a paragraph goes back to the
 * page where it began.
 */
export function mendPageBreaks(pages: PageBlock[][]): void {
	let previous: PageBlock[] | null = null;
	for (const page of pages) {
		if (page.length === 0) continue;
		if (previous) mend(previous, page);
		previous = page.length > 0 ? page : previous;
	}
}

function mend(above: PageBlock[], below: PageBlock[]): void {
	const last = above.at(-1);
	const first = below[0];
	if (!last || !first) return;
	if (last.kind === 'table' && first.kind === 'table') {
		const header = last.header ? last.rows[0] : undefined;
		if (!header || !sameColumns(last.found, first.found)) return;
		const repeats = first.rows[0]?.join('|') === header.join('|');
		if (!repeats) first.rows.unshift(header);
		first.header = true;
		return;
	}
	if (
		last.kind === 'paragraph' &&
		first.kind === 'paragraph' &&
		!/[.:;!?»")]$/.test(last.text) &&
		/^\p{Ll}/u.test(first.text)
	) {
		last.text = joinLines(last.text, first.text);
		below.shift();
	}
}

function sameColumns(a: FoundTable | undefined, b: FoundTable | undefined): boolean {
	if (!a || !b || a.columns.length !== b.columns.length) return false;
	return a.columns.every((x, at) => Math.abs(x - (b.columns[at] ?? 0)) <= SAME_COLUMN);
}

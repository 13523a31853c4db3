import { type Line, lineText, type PageLayout } from './page-layout.ts';

/** Running heads and feet stand in this share of the page, above and below. */
const ZONE = 0.12;
/** Lines of a page, from its edge, that may be part of one. */
const MOST_LINES = 4;
/** How far the same running line may move between pages, in points. */
const SAME_PLACE = 6;
/** Pages that a line must return on to be a running one; in a document of two pages, both. */
const FEWEST = 3;

/** The pages without what returns at their head and foot: titles, dates, page numbers. */
export function withoutRunningLines(pages: readonly PageLayout[]): PageLayout[] {
	const places = new Map<string, { page: number; y: number }[]>();
	for (const page of pages)
		for (const line of edgeLines(page)) {
			const key = keyOf(line, page);
			const found = places.get(key) ?? [];
			found.push({ page: page.page, y: line.y });
			places.set(key, found);
		}
	const needed = pages.length === 2 ? 2 : Math.max(FEWEST, Math.min(5, pages.length * 0.2));
	const returns = (line: Line, page: PageLayout): boolean => {
		const near = (places.get(keyOf(line, page)) ?? []).filter(({ y }) => Math.abs(y - line.y) <= SAME_PLACE);
		return near.length >= needed;
	};
	return pages.map((page) => {
		const gone = new Set(
			edgeLines(page).filter((line) => returns(line, page) && !headsTable(line, page, (next) => returns(next, page))),
		);
		return { ...page, lines: page.lines.filter((line) => !gone.has(line)) };
	});
}

function edgeLines({ lines, height }: PageLayout): Line[] {
	return [
		...lines.slice(0, MOST_LINES).filter(({ y }) => y < height * ZONE),
		...lines.slice(-MOST_LINES).filter(({ y }) => y > height * (1 - ZONE)),
	];
}

/** What it says, whatever its numbers, and at which edge. */
function keyOf(line: Line, { height }: PageLayout): string {
	const text = lineText(line)
		.toLowerCase()
		.replace(/\d+/g, '#')
		.replace(/^[ivxlc]+$/, '#')
		.replace(/[^\p{L}#]+/gu, ' ');
	return `${line.y < height / 2 ? 'head' : 'foot'} ${text.trim()}`;
}

/** The header of a table that goes on over pages returns too, but its rows follow at once in the same columns. */
function headsTable(line: Line, { lines }: PageLayout, returns: (line: Line) => boolean): boolean {
	const next = lines[lines.indexOf(line) + 1];
	if (line.segments.length < 2 || !next || next.y - line.y > line.size * 2.5 || returns(next)) return false;
	const shared = line.segments.filter(({ x }) => next.segments.some((other) => Math.abs(other.x - x) < line.size));
	return shared.length >= 2;
}

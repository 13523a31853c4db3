import { type Line, lineText, type PageLayout } from './page-layout.ts';

/** Running heads and feet stand in this share of the page, above and below. */
const ZONE = 0.12;
/** Lines of a page, from its edge, that may be part of one. */
const MOST_LINES = 4;
/** How far the same running line may move between pages, in points. */
const SAME_PLACE = 6;
/** Pages that a line must return on to be a running one; in a document of few pages half of them, for left ones and right ones. */
const FEWEST = 3;
const SHORT = 5;

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
	const needed =
		pages.length <= SHORT ? Math.max(2, pages.length / 2) : Math.max(FEWEST, Math.min(5, pages.length * 0.2));
	const returns = (line: Line, page: PageLayout): boolean => {
		const near = (places.get(keyOf(line, page)) ?? []).filter(({ y }) => Math.abs(y - line.y) <= SAME_PLACE);
		return near.length >= needed;
	};
	return pages.map((page) => {
		const gone = new Set(
			edgeLines(page).filter((line) => returns(line, page) && !isOfTable(line, page, (next) => returns(next, page))),
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

/** What it says, whatever its numbers, and at which edge. Numbers tell one large line, a chapter's title, from another. */
function keyOf(line: Line, { height, lines }: PageLayout): string {
	const usual = lines.map(({ size }) => size).sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0;
	const isTitle = line.size > usual * 1.12 && lines.length > MOST_LINES * 2;
	const text = lineText(line)
		.toLowerCase()
		.replace(/\d+/g, isTitle ? '$&' : '#')
		.replace(/^[ivxlc]+$/, '#')
		.replace(/[^\p{L}\d#]+/gu, ' ');
	return `${line.y < height / 2 ? 'head' : 'foot'} ${text.trim()}`;
}

/** The rows at the edge of a table that goes on over pages may return too, but others that don't stand in the same columns. */
function isOfTable(line: Line, { lines, height }: PageLayout, returns: (line: Line) => boolean): boolean {
	const inward = line.y < height / 2 ? 1 : -1;
	let last = line;
	for (let at = lines.indexOf(line) + inward; line.segments.length > 1; at += inward) {
		const next = lines[at];
		if (!next || Math.abs(next.y - last.y) > line.size * 2.5) return false;
		const shared = line.segments.filter(({ x }) => next.segments.some((other) => Math.abs(other.x - x) < line.size));
		if (shared.length >= 2 && !returns(next)) return true;
		last = next;
	}
	return false;
}

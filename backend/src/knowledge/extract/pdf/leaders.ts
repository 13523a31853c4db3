import { type Line, lineOf, lineText, type PageLayout } from './page-layout.ts';

/** Dots that lead the eye to the end of a line. */
const LEADERS = /\s*(?:\.{4,}|(?:\.\s){4,}\.?|…{2,}|_{5,})\s*/;
/** A page with at least so many lines that lead to a page number has a table of contents. */
const FEWEST = 3;

/** A table of contents says nothing that its chapters don't: it is left out. Other leaders become a colon. */
export function leadersToText(pages: readonly PageLayout[]): PageLayout[] {
	return pages.map((page) => {
		const contents = page.lines.filter((line) => leadsToPage(line, pages.length));
		const isContents = contents.length >= FEWEST;
		return {
			...page,
			lines: page.lines.filter((line) => !isContents || !contents.includes(line)).map(withColon),
		};
	});
}

function leadsToPage(line: Line, pages: number): boolean {
	const [, rest] = lineText(line).split(LEADERS);
	return rest !== undefined && /^\d{1,4}$/.test(rest) && Number(rest) <= pages + 20;
}

function withColon(line: Line): Line {
	const text = lineText(line);
	const first = line.segments[0];
	if (!first || !LEADERS.test(text)) return line;
	const joined = text.replace(LEADERS, ': ').trim();
	return lineOf(line.y, [{ ...first, right: line.segments.at(-1)?.right ?? first.right, text: joined }]);
}

import type { DocumentBlock } from '../document-block.ts';
import { type DocumentStyle, roundSize, titleKey } from './document-style.ts';
import { type Line, lineEnd, lineStart, lineText } from './page-layout.ts';
import { joinLines } from './tables.ts';

const BULLET = /^[•●○◦▪▫■□‣⁃➢➤✓✔·*–—-]\s*(?=\S)/;
const ORDINAL = /^(?:\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)/;
/** "3.2 Limpieza del filtro". */
const NUMBERED_TITLE = /^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+\p{Lu}/u;
/** Longer than this is no heading. */
const LONGEST_HEADING = 160;
const LONGEST_BOLD_HEADING = 100;

/** Lines that belong together: a paragraph, a heading or an item. */
interface Group {
	lines: Line[];
	text: string;
	x: number;
	marker: string | null;
	/** The gap above it is wider than between the lines of a paragraph. */
	parted: boolean;
}

/** Lines between tables as headings, paragraphs and lists. */
export function flowBlocks(lines: readonly Line[], style: DocumentStyle): DocumentBlock[] {
	const right = Math.max(...lines.map(lineEnd));
	const groups: Group[] = [];
	lines.forEach((line, at) => {
		const above = lines[at - 1];
		const last = groups.at(-1);
		const text = lineText(line);
		const marker = markerOf(text);
		if (last && above && !beginsGroup(line, above, last, right, style, marker)) {
			last.lines.push(line);
			last.text = joinLines(last.text, text);
			return;
		}
		const parted = !above || line.y < above.y || line.y - above.y > line.size * style.leading * 1.15;
		groups.push({
			lines: [line],
			text: text.slice(marker?.length ?? 0),
			x: lineStart(line),
			marker: marker?.trim() ?? null,
			parted,
		});
	});
	return toBlocks(groups, style);
}

function markerOf(text: string): string | null {
	return BULLET.exec(text)?.[0] ?? ORDINAL.exec(text)?.[0] ?? null;
}

function beginsGroup(
	line: Line,
	above: Line,
	group: Group,
	right: number,
	style: DocumentStyle,
	marker: string | null,
): boolean {
	const gap = line.y - above.y;
	if (gap < 0 || gap > above.size * Math.max(1.3, style.leading) * 1.3) return true;
	if (Math.abs(line.size - above.size) > above.size * 0.08) return true;
	// A bookmark's title is a line of its own, whatever it looks like.
	if (isBookmark(line, style) || (group.lines.length === 1 && isBookmark(above, style))) return true;
	if (marker !== null && !isTitleLine(above, style)) return true;
	if (isOtherFont(line, style) !== isOtherFont(above, style)) {
		// A word in bold at the end of a line is no new paragraph.
		if (isWhollyOtherFont(line, style) !== isWhollyOtherFont(above, style) && endsEarly(above, right)) return true;
	}
	if (group.marker !== null)
		return lineStart(line) <= group.x + 1 && group.lines.length > 0 && endsSentence(group.text);
	const indent = lineStart(line) - lineStart(above);
	if (indent > line.size * 0.9 && endsSentence(group.text)) return true;
	return endsEarly(above, right) && endsSentence(group.text) && /^[\p{Lu}\d¿¡«"(]/u.test(lineText(line));
}

function endsEarly(line: Line, right: number): boolean {
	return lineEnd(line) < right - line.size * 5;
}

function endsSentence(text: string): boolean {
	return /[.:;!?»")]$/.test(text);
}

function isOtherFont({ segments }: Line, style: DocumentStyle): boolean {
	return segments[0]?.font !== style.bodyFont;
}

function isWhollyOtherFont({ segments }: Line, style: DocumentStyle): boolean {
	return segments.every(({ font }) => font !== style.bodyFont);
}

function isBookmark(line: Line, style: DocumentStyle): boolean {
	return style.bookmarks.size > 0 && style.bookmarks.has(titleKey(lineText(line)));
}

function isTitleLine(line: Line, style: DocumentStyle): boolean {
	return style.headingSizes.length > 0 && line.size >= (style.headingSizes.at(-1) ?? Infinity) - 0.5;
}

function toBlocks(groups: readonly Group[], style: DocumentStyle): DocumentBlock[] {
	const blocks: DocumentBlock[] = [];
	const indents = [...new Set(groups.filter(({ marker }) => marker !== null).map(({ x }) => Math.round(x / 4)))].sort(
		(a, b) => a - b,
	);
	for (const group of groups) {
		const whole = group.marker !== null && /\d/.test(group.marker) ? `${group.marker} ${group.text}` : group.text;
		const level = headingLevel(group, whole, style);
		if (level !== null) blocks.push({ kind: 'heading', level, text: whole });
		else if (group.marker === null) blocks.push({ kind: 'paragraph', text: group.text });
		else {
			const item = {
				depth: indents.indexOf(Math.round(group.x / 4)),
				marker: /[\da-z]/.test(group.marker) ? group.marker.replace(/^\(/, '') : '-',
				text: group.text,
			};
			const last = blocks.at(-1);
			if (last?.kind === 'list') last.items.push(item);
			else blocks.push({ kind: 'list', items: [item] });
		}
	}
	return blocks;
}

/** By size first, then by the document's bookmarks, then by font and number. */
function headingLevel(group: Group, text: string, style: DocumentStyle): number | null {
	if (!/\p{L}{2}/u.test(text) || text.length > LONGEST_HEADING) return null;
	if (group.marker !== null && !/^\d/.test(group.marker)) return null;
	const size = roundSize(group.lines[0]?.size ?? 0);
	const bySize = style.headingSizes.findIndex((each) => size >= each - 0.5);
	if (bySize !== -1) return bySize + 1;
	const bookmark = style.bookmarks.get(titleKey(text));
	if (bookmark !== undefined && group.lines.length <= 2) return Math.min(6, bookmark);
	const stands = group.parted && group.lines.length <= 2 && !/[.,;:]$/.test(text) && size >= style.bodySize * 0.95;
	if (!stands || text.length > LONGEST_BOLD_HEADING || !/^[\p{Lu}\d¿¡]/u.test(text)) return null;
	if (!group.lines.every((line) => isWhollyOtherFont(line, style))) return null;
	const depth = NUMBERED_TITLE.test(text)
		? (text
				.match(/^[\d.]+/)?.[0]
				.replace(/\.$/, '')
				.split('.').length ?? 1)
		: 1;
	return Math.min(6, style.headingSizes.length + depth);
}

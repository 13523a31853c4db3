import { lineText, type PageLayout } from './page-layout.ts';

/** How a document is set, from all its pages. */
export interface DocumentStyle {
	bodySize: number;
	/** The font of most of its body. */
	bodyFont: string;
	/** From one baseline of a paragraph to the next, in letter heights. */
	leading: number;
	/** Larger sizes, the largest first: headings. */
	headingSizes: number[];
	/** The document's own bookmarks: normalised title → level. */
	bookmarks: ReadonlyMap<string, number>;
}

/** A heading is set at least this much larger than the body, in sizes at most this many. */
const LARGER = 1.12;
const MOST_SIZES = 4;

/** Tells the body from the headings by how much of the text is set in what. */
export function documentStyle(pages: readonly PageLayout[], bookmarks: ReadonlyMap<string, number>): DocumentStyle {
	const lines = pages.flatMap((page) => page.lines);
	const sizes = new Map<number, number>();
	const fonts = new Map<string, number>();
	for (const { segments } of lines) for (const { size, text } of segments) add(sizes, roundSize(size), text.length);
	const bodySize = mostOf(sizes) ?? 10;
	for (const { segments } of lines)
		for (const { size, font, text } of segments) if (roundSize(size) === bodySize) add(fonts, font, text.length);
	const headingSizes = [...sizes.keys()]
		.filter((size) => size >= bodySize * LARGER)
		.sort((a, b) => b - a)
		.filter((size, at, all) => at === 0 || size < (all[at - 1] ?? 0) - 0.5)
		.slice(0, MOST_SIZES);
	return { bodySize, bodyFont: mostOf(fonts) ?? '', leading: leadingOf(pages, bodySize), headingSizes, bookmarks };
}

export function roundSize(size: number): number {
	return Math.round(size * 2) / 2;
}

/** For comparing titles. */
export function titleKey(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** The distance that is most common between lines of body text. */
function leadingOf(pages: readonly PageLayout[], bodySize: number): number {
	const gaps = new Map<number, number>();
	for (const { lines } of pages)
		lines.forEach((line, at) => {
			const above = lines[at - 1];
			if (!above || roundSize(line.size) !== bodySize || lineText(line).length < 25) return;
			const gap = Math.round(((line.y - above.y) / bodySize) * 20) / 20;
			if (gap > 0.8 && gap < 1.8) add(gaps, gap, 1);
		});
	return mostOf(gaps) ?? 1.25;
}

function add<Key>(counts: Map<Key, number>, key: Key, count: number): void {
	counts.set(key, (counts.get(key) ?? 0) + count);
}

function mostOf<Key>(counts: ReadonlyMap<Key, number>): Key | null {
	let most: [Key, number] | null = null;
	for (const entry of counts) if (most === null || entry[1] > most[1]) most = entry;
	return most?.[0] ?? null;
}

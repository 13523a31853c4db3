import type { getResolvedPDFJS } from 'unpdf';
import { type PageLayout, type Run, toLines } from './page-layout.ts';

type PdfJs = Awaited<ReturnType<typeof getResolvedPDFJS>>;
export type PdfDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;

/** More runs than this on one page are a drawing, not text. */
const MOST_RUNS = 50_000;

/** The text of a page where it stands. Pictures are not decoded. */
export async function readLayout(document: PdfDocument, number: number): Promise<PageLayout> {
	const page = await document.getPage(number);
	const viewport = page.getViewport({ scale: 1 });
	const content = await page.getTextContent();
	const runs: Run[] = [];
	const aside: Run[] = [];
	for (const item of content.items.slice(0, MOST_RUNS)) {
		if (!('str' in item) || item.str.trim() === '') continue;
		const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform as number[];
		const [x = 0, y = 0] = viewport.convertToViewportPoint(e, f) as number[];
		const [toX = 0, toY = 0] = viewport.convertToViewportPoint(e + a, f + b) as number[];
		const size = Math.hypot(c, d);
		const run = { x, right: x + item.width, y, size, font: item.fontName, text: item.str };
		if (![x, y, size, item.width].every(Number.isFinite) || size === 0) continue;
		const [across, down] = [toX - x, toY - y];
		if (across > 0 && Math.abs(down) < across * 0.1) runs.push(run);
		// Up or down a margin; what is slanted is a watermark.
		else if (Math.abs(across) < Math.abs(down) * 0.1) aside.push(run);
	}
	page.cleanup();
	return {
		page: number,
		width: viewport.width,
		height: viewport.height,
		lines: toLines(
			runs.filter(({ x, y }) => x < viewport.width && x > -viewport.width && y > 0 && y < viewport.height),
		),
		aside: aside.map(({ text }) => text),
	};
}

import { getResolvedPDFJS } from 'unpdf';
import { writeMarkdown } from '../document-block.ts';
import { oneLine } from '../document-block.ts';
import { ExtractError } from '../extract-error.ts';
import { tableBlocks } from '../grid.ts';
import type { Extracted, ExtractLimits, Warning } from '../types.ts';
import { mendPageBreaks, type PageBlock } from './across-pages.ts';
import { inReadingOrder } from './columns.ts';
import { type DocumentStyle, documentStyle, titleKey } from './document-style.ts';
import { flowBlocks } from './flow.ts';
import { leadersToText } from './leaders.ts';
import type { PageLayout } from './page-layout.ts';
import { type PdfDocument, readLayout } from './read-layout.ts';
import { withoutRunningLines } from './running-lines.ts';
import { splitTables } from './tables.ts';

/**
 * A PDF, page by page. Nothing of it is run, fetched or drawn.
 *
 * @throws ExtractError `encrypted`, `broken`, `too_many_pages`, `too_much_inside`
 */
export async function readPdf(bytes: Uint8Array, limits: ExtractLimits): Promise<Extracted> {
	const document = await open(bytes);
	if (document.numPages > limits.pages)
		throw new ExtractError('too_many_pages', { pages: document.numPages, limit: limits.pages });
	const layouts: PageLayout[] = [];
	let damaged = 0;
	let characters = 0;
	for (let number = 1; number <= document.numPages; number += 1) {
		const layout = await readLayout(document, number).catch(() => null);
		if (!layout) damaged += 1;
		layouts.push(layout ?? { page: number, width: 0, height: 0, lines: [], aside: [] });
		characters +=
			layout?.lines.reduce((sum, { segments }) => sum + segments.reduce((n, { text }) => n + text.length, 0), 0) ?? 0;
		if (characters > limits.characters) throw new ExtractError('too_much_inside');
	}
	if (damaged > 0 && damaged === document.numPages) throw new ExtractError('broken');
	const { title, language } = await describe(document);
	const pages = leadersToText(withoutRunningLines(layouts));
	const style = documentStyle(pages, await bookmarksOf(document));
	const blocks = pages.map((page) => pageBlocks(page, style));
	mendPageBreaks(blocks);
	const largest = blocks[0]?.find((block) => block.kind === 'heading' && block.level === 1);
	return {
		format: 'pdf',
		title: title ?? (largest?.kind === 'heading' ? largest.text : null),
		language,
		pages: pages.map(({ page }, at) => ({ page, text: writeMarkdown((blocks[at] ?? []).flatMap(sectioned)) })),
		warnings: damagedFonts(pages),
	};
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
	const { getDocument } = await getResolvedPDFJS();
	try {
		// A copy: the library takes the bytes away from their owner.
		return await getDocument({
			data: new Uint8Array(bytes),
			useSystemFonts: false,
			disableFontFace: true,
			useWorkerFetch: false,
			enableXfa: false,
			stopAtErrors: false,
			verbosity: 0,
		}).promise;
	} catch (error) {
		const isPassword = error instanceof Error && error.name === 'PasswordException';
		throw new ExtractError(isPassword ? 'encrypted' : 'broken');
	}
}

function pageBlocks(page: PageLayout, style: DocumentStyle): PageBlock[] {
	const blocks: PageBlock[] = inReadingOrder(page.lines)
		.flatMap(splitTables)
		.flatMap((group): PageBlock[] => {
			if ('lines' in group) return flowBlocks(group.lines, style);
			const { rows, header } = group.table;
			return [{ kind: 'table', rows, header, found: group.table }];
		});
	const aside = oneLine(page.aside.join(' '));
	return aside.length > 3 ? [...blocks, { kind: 'paragraph', text: aside }] : blocks;
}

/** A table whose rows of one cell name what follows, as several. */
function sectioned(block: PageBlock): PageBlock[] {
	if (block.kind !== 'table' || block.rows.every((row) => row.length > 1)) return [block];
	const opening = Math.max(
		0,
		block.rows.findIndex((row) => row.length > 1),
	);
	const header = block.header ? (block.rows[opening] ?? null) : null;
	return [
		...tableBlocks(block.rows.slice(0, opening), null),
		...tableBlocks(block.rows.slice(header ? opening + 1 : opening), header),
	];
}

/** What the document says of itself, unless a program wrote it there without being asked. */
async function describe(document: PdfDocument): Promise<{ title: string | null; language: string | null }> {
	const { info } = await document.getMetadata().catch(() => ({ info: {} }));
	const { Title, Language } = info as { Title?: unknown; Language?: unknown };
	const title = typeof Title === 'string' ? oneLine(Title) : '';
	const isOwn =
		title !== '' &&
		!/^(?:microsoft word|untitled|sin t[ií]tulo|documento?\s*\d*$)|\.(?:docx?|odt|indd|pdf|xlsx?|qxp)$/i.test(title);
	const language = typeof Language === 'string' ? /^[a-z]{2}(?![a-z])/i.exec(Language)?.[0]?.toLowerCase() : undefined;
	return { title: isOwn ? title.slice(0, 300) : null, language: language ?? null };
}

interface Bookmark {
	title: string;
	items: Bookmark[];
}

async function bookmarksOf(document: PdfDocument): Promise<Map<string, number>> {
	const levels = new Map<string, number>();
	const add = (items: readonly Bookmark[], level: number): void => {
		for (const { title, items: below } of items) {
			const key = titleKey(title);
			if (key !== '' && !levels.has(key)) levels.set(key, level);
			if (level < 6 && levels.size < 10_000) add(below, level + 1);
		}
	};
	const outline = (await document.getOutline().catch(() => null)) as Bookmark[] | null;
	add(outline ?? [], 1);
	return levels;
}

/** Letters whose font doesn't say what they are. */
function damagedFonts(pages: readonly PageLayout[]): Warning[] {
	let count = 0;
	for (const { lines } of pages)
		for (const { segments } of lines)
			for (const { text } of segments) count += text.match(/[\uFFFD\uE000-\uF8FF]/g)?.length ?? 0;
	return count > 0 ? [{ code: 'damaged_text', values: { count } }] : [];
}

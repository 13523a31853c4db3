import { Archive } from './archive.ts';
import { coreProperties } from './docx.ts';
import { type DocumentBlock, type ListItem, oneLine, writeMarkdown } from './document-block.ts';
import { ExtractError } from './extract-error.ts';
import { tableBlocks } from './grid.ts';
import { type OdtStyles, readOdtStyles } from './odt-styles.ts';
import type { Extracted, ExtractLimits } from './types.ts';
import { childElements, elements, readXml, type XmlElement } from './xml.ts';

/** Repeated cells and rows are written once with a count, which may claim anything. */
const MOST_REPEATED = 100;

/** An OpenDocument text (LibreOffice Writer). */
export async function readOdt(bytes: Uint8Array, limits: ExtractLimits): Promise<Extracted> {
	const archive = await Archive.open(bytes, limits);
	if ((await archive.readText('META-INF/manifest.xml'))?.includes('encryption-data'))
		throw new ExtractError('encrypted');
	const xml = await archive.readText('content.xml');
	if (xml === null) throw new ExtractError('broken');
	const content = readXml(xml);
	const body = elements(content, 'text').find((each) =>
		elements(content, 'body').some((of) => of.children.includes(each)),
	);
	if (!body) throw new ExtractError('broken');
	const named = await archive.readText('styles.xml');
	const styles = readOdtStyles([...(named === null ? [] : [readXml(named)]), content]);
	const blocks = new OdtReader(styles).read(body);
	const { title, language } = coreProperties((await archive.readText('meta.xml')) ?? '');
	return { format: 'odt', title, language, pages: [{ page: null, text: writeMarkdown(blocks) }], warnings: [] };
}

class OdtReader {
	private readonly styles: OdtStyles;

	constructor(styles: OdtStyles) {
		this.styles = styles;
	}

	read(parent: XmlElement): DocumentBlock[] {
		return childElements(parent).flatMap((element): DocumentBlock[] => {
			switch (element.name) {
				case 'h':
					return [
						{ kind: 'heading', level: Number(element.attributes['outline-level']) || 1, text: inlineText(element) },
					];
				case 'p': {
					const level = this.styles.headingLevel(element.attributes['style-name'] ?? '');
					const text = inlineText(element);
					return [
						level === null ? { kind: 'paragraph', text } : { kind: 'heading', level, text },
						...elements(element, 'text-box').flatMap((box) => this.read(box)),
					];
				}
				case 'list':
					return [{ kind: 'list', items: this.items(element, 0, element.attributes['style-name'] ?? '') }];
				case 'table':
					return this.table(element);
				// Only a heading's number, as LibreOffice writes an index by itself.
				case 'table-of-content':
				case 'tracked-changes':
				case 'alphabetical-index':
					return [];
				default:
					return this.read(element);
			}
		});
	}

	private items(list: XmlElement, depth: number, style: string): ListItem[] {
		let number = 0;
		return childElements(list).flatMap((item): ListItem[] => {
			const nested = childElements(item).filter(({ name }) => name === 'list');
			const text = childElements(item)
				.filter(({ name }) => name === 'p' || name === 'h')
				.map(inlineText)
				.join(' ');
			if (text !== '') number += 1;
			const marker = this.styles.isNumbered(style) ? `${number}.` : '-';
			return [
				{ depth, marker, text },
				...nested.flatMap((inner) => this.items(inner, depth + 1, inner.attributes['style-name'] ?? style)),
			];
		});
	}

	private table(table: XmlElement): DocumentBlock[] {
		const headerRows = childElements(table).filter(({ name }) => name === 'table-header-rows');
		const isNested = (row: XmlElement): boolean =>
			elements(table, 'table').some((inner) => elements(inner, 'table-row').includes(row));
		const rows = elements(table, 'table-row')
			.filter((row) => !isNested(row))
			.map(rowText)
			.filter((row) => row.some((cell) => cell !== ''));
		const width = Math.max(0, ...rows.map((row) => row.length));
		if (width < 2) return rows.map((row) => ({ kind: 'paragraph', text: row.join(' ') }));
		const opening = rows.findIndex((row) => row.length > 1);
		const hasHeader = headerRows.length > 0 || (rows.length - opening > 1 && width > 2);
		return [
			...tableBlocks(rows.slice(0, opening), null),
			...tableBlocks(rows.slice(hasHeader ? opening + 1 : opening), hasHeader ? (rows[opening] ?? null) : null),
		];
	}
}

/** A row's cells; one cell for a row that is one across the whole table. */
function rowText(row: XmlElement): string[] {
	const cells: string[] = [];
	const own = childElements(row).filter(({ name }) => name === 'table-cell' || name === 'covered-table-cell');
	for (const cell of own) {
		const repeated = Math.min(MOST_REPEATED, Number(cell.attributes['number-columns-repeated']) || 1);
		const text = oneLine(childElements(cell).map(cellText).join(' '));
		for (let at = 0; at < repeated; at += 1) cells.push(text);
	}
	const across = Number(own[0]?.attributes['number-columns-spanned']) || 1;
	return across > 1 && across >= cells.length ? [cells[0] ?? ''] : cells;
}

function cellText(element: XmlElement): string {
	if (element.name === 'p' || element.name === 'h') return inlineText(element);
	return childElements(element).map(cellText).join(' ');
}

/** The text of a paragraph with its spaces, tabs and notes. */
function inlineText(element: XmlElement): string {
	return element.children
		.map((child) => {
			if (typeof child === 'string') return child.replace(/\s+/g, ' ');
			switch (child.name) {
				case 's':
				case 'tab':
					return ' ';
				case 'line-break':
					return '\n';
				case 'annotation':
				case 'note-citation':
				case 'frame':
				case 'tracked-changes':
					return '';
				case 'note':
					return ` (${oneLine(elements(child, 'note-body').map(cellText).join(' '))})`;
				default:
					return inlineText(child);
			}
		})
		.join('');
}

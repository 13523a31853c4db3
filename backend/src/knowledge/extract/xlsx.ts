import { Archive } from './archive.ts';
import { coreProperties } from './docx.ts';
import { writeMarkdown } from './document-block.ts';
import { ExtractError } from './extract-error.ts';
import { sheetBlocks } from './grid.ts';
import type { Extracted, ExtractLimits, Page, Warning } from './types.ts';
import { elements, readXml, scanXml } from './xml.ts';
import { readFormats } from './xlsx-format.ts';
import { readSheet } from './xlsx-sheet.ts';

/** An Excel workbook (2007 and later): each visible sheet a heading with its tables, values as they are shown. */
export async function readXlsx(bytes: Uint8Array, limits: ExtractLimits): Promise<Extracted> {
	const archive = await Archive.open(bytes, limits);
	const workbook = readXml((await archive.readText('xl/workbook.xml')) ?? '');
	const relations = readXml((await archive.readText('xl/_rels/workbook.xml.rels')) ?? '<none/>');
	const targets = new Map(
		elements(relations, 'Relationship').map(({ attributes }) => [
			attributes.Id ?? '',
			partName(attributes.Target ?? ''),
		]),
	);
	const is1904 = /^(?:1|true)$/.test(elements(workbook, 'workbookPr')[0]?.attributes.date1904 ?? '');
	const format = readFormats(await archive.readText('xl/styles.xml'), is1904);
	const shared = sharedStrings(await archive.readText('xl/sharedStrings.xml'));
	const pages: Page[] = [];
	let hidden = 0;
	let cells = 0;
	for (const { attributes } of elements(workbook, 'sheet')) {
		if (attributes.state === 'hidden' || attributes.state === 'veryHidden') {
			hidden += 1;
			continue;
		}
		const xml = await archive.readText(targets.get(attributes.id ?? '') ?? '');
		// A sheet that is only a chart has no cells.
		if (xml === null) continue;
		const sheet = readSheet(xml, { shared, format, mostCells: limits.cells - cells });
		hidden += sheet.hidden;
		cells += sheet.cells;
		const blocks = sheetBlocks(sheet.rows);
		if (blocks.length > 0)
			pages.push({
				page: null,
				text: writeMarkdown([{ kind: 'heading', level: 2, text: attributes.name ?? '' }, ...blocks]),
			});
	}
	if (elements(workbook, 'sheet').length === 0) throw new ExtractError('broken');
	const warnings: Warning[] = hidden > 0 ? [{ code: 'hidden_skipped', values: { count: hidden } }] : [];
	const { title } = coreProperties((await archive.readText('docProps/core.xml')) ?? '');
	return { format: 'xlsx', title, language: null, pages, warnings };
}

/** A part's name as the zip file has it. */
function partName(target: string): string {
	return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

function sharedStrings(xml: string | null): string[] {
	const strings: string[] = [];
	if (xml === null) return strings;
	let inText = false;
	// Readings in small print above East Asian text.
	let inPhonetic = false;
	scanXml(xml, {
		open: (name) => {
			if (name === 'si') strings.push('');
			else if (name === 't') inText = true;
			else if (name === 'rPh') inPhonetic = true;
		},
		text: (text) => {
			if (inText && !inPhonetic && strings.length > 0) strings[strings.length - 1] += text;
		},
		close: (name) => {
			if (name === 't') inText = false;
			else if (name === 'rPh') inPhonetic = false;
		},
	});
	return strings;
}

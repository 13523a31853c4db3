import { readCsv } from './csv.ts';
import { readDocx } from './docx.ts';
import { ExtractError } from './extract-error.ts';
import { readHtml } from './html.ts';
import { readOdt } from './odt.ts';
import { readMarkdown, readText } from './plain-text.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { sniff } from './sniff.ts';
import type { Extracted, ExtractLimits, Format, SourceFile } from './types.ts';
import { readXlsx } from './xlsx.ts';

const READERS: Record<Format, (bytes: Uint8Array, limits: ExtractLimits) => Extracted | Promise<Extracted>> = {
	pdf: readPdf,
	docx: readDocx,
	odt: readOdt,
	xlsx: readXlsx,
	html: readHtml,
	csv: readCsv,
	markdown: readMarkdown,
	text: readText,
};

/**
 * Reads a document in this process: for a file one trusts, or inside the process that `extract` starts. Pages without text
 * are there, empty.
 *
 * @throws ExtractError, and whatever a parser throws on a broken file
 */
export async function readDocument(file: SourceFile, limits: ExtractLimits): Promise<Extracted> {
	if (file.bytes.length > limits.bytes)
		throw new ExtractError('too_large', { limit: Math.round(limits.bytes / 1024 / 1024) });
	const { format, warnings } = await sniff(file, limits);
	const read = await READERS[format](file.bytes, limits);
	if (read.pages.reduce((sum, { text }) => sum + text.length, 0) > limits.characters)
		throw new ExtractError('too_much_inside');
	return { ...read, warnings: [...warnings, ...read.warnings] };
}

import { parse } from 'csv-parse/sync';
import type { DocumentBlock } from './document-block.ts';
import { writeMarkdown } from './document-block.ts';
import { decodeText } from './decode.ts';
import { ExtractError } from './extract-error.ts';
import { looksLikeData } from './grid.ts';
import type { Extracted, ExtractLimits, Warning } from './types.ts';

const DELIMITERS = [';', ',', '\t', '|'] as const;
/** Records that are looked at to tell the delimiter. */
const SAMPLE = 50;

/** A CSV file as one table: each row a fact with its header. */
export function readCsv(bytes: Uint8Array, limits: ExtractLimits): Extracted {
	const decoded = decodeText(bytes);
	if (!decoded) throw new ExtractError('broken');
	const rows = csvRows(decoded.text).filter((row) => row.some((cell) => cell.trim() !== ''));
	if (rows.reduce((sum, row) => sum + row.length, 0) > limits.cells) throw new ExtractError('too_much_inside');
	const header = rows[0] ?? [];
	const uneven = rows.filter((row) => row.length > header.length).length;
	const warnings: Warning[] = [...decoded.warnings];
	if (uneven > 0) warnings.push({ code: 'uneven_rows', values: { count: uneven } });
	return {
		format: 'csv',
		title: null,
		language: null,
		pages: [{ page: null, text: writeMarkdown(asTable(rows)) }],
		warnings,
	};
}

/** The records of a CSV text, whatever its delimiter. Wrong quotes don't stop it. */
export function csvRows(text: string): string[][] {
	// Excel's own first line, which says the delimiter.
	const said = /^sep=(.)\r?\n/i.exec(text);
	const delimiter = said?.[1] ?? delimiterOf(text);
	return records(said ? text.slice(said[0].length) : text, delimiter);
}

function asTable(rows: string[][]): DocumentBlock[] {
	const first = rows[0] ?? [];
	if (first.length <= 1 && rows.every((row) => row.length <= 1))
		return rows.map((row) => ({ kind: 'paragraph', text: row[0] ?? '' }));
	const hasHeader = rows.length > 1 && !looksLikeData(new Map(first.map((cell, at) => [at, cell])));
	return [{ kind: 'table', rows, header: hasHeader }];
}

/** The one that gives the most columns in the most records alike. */
function delimiterOf(text: string): string {
	let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
	for (const delimiter of DELIMITERS) {
		const widths = records(text, delimiter, SAMPLE).map((row) => row.length);
		const first = widths[0] ?? 1;
		const alike = widths.filter((width) => width === first).length / Math.max(1, widths.length);
		const score = first > 1 ? alike * alike * (1 + Math.log2(first)) : 0;
		if (score > best.score) best = { delimiter, score };
	}
	return best.delimiter;
}

function records(text: string, delimiter: string, most?: number): string[][] {
	const options = {
		delimiter,
		relax_column_count: true,
		skip_empty_lines: true,
		trim: true,
		...(most !== undefined && { to: most }),
	};
	try {
		return parse(text, { ...options, relax_quotes: true });
	} catch {
		// A quote that never closes.
		return parse(text, { ...options, quote: null });
	}
}

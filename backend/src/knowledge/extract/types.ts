/** What a document can be. */
export type Format = 'pdf' | 'docx' | 'odt' | 'html' | 'markdown' | 'text' | 'csv' | 'xlsx';

/** A file as it came: nothing of it is trusted, its name and type least of all. */
export interface SourceFile {
	name: string;
	bytes: Uint8Array;
	contentType?: string;
}

/** What a file may cost. */
export interface ExtractLimits {
	/** Size of the file. */
	bytes: number;
	pages: number;
	/** What the parts of a packed file (DOCX, ODT, XLSX) may come to in bytes, once unpacked. */
	unpackedBytes: number;
	/** How many times its packed size a part may be, once it is above 10 MB. */
	unpackedRatio: number;
	/** Files inside a packed file. */
	entries: number;
	/** Cells of a workbook or CSV file. */
	cells: number;
	/** Text that may come out. */
	characters: number;
	/** Memory of the process that reads the file, in bytes. */
	memoryBytes: number;
	milliseconds: number;
}

export const DEFAULT_LIMITS: Readonly<ExtractLimits> = {
	bytes: 50 * 1024 * 1024,
	pages: 2_000,
	unpackedBytes: 200 * 1024 * 1024,
	unpackedRatio: 250,
	entries: 5_000,
	cells: 2_000_000,
	characters: 20_000_000,
	memoryBytes: 900 * 1024 * 1024,
	milliseconds: 30_000,
};

export interface Page {
	/** From 1; null where the format has no pages. */
	page: number | null;
	/** Markdown: `#` headings, lists, `| tables |`; empty for a page without text. */
	text: string;
}

/** Something the owner of the document should know, though it was read. */
export interface Warning {
	code:
		| 'other_format'
		| 'guessed_encoding'
		| 'hidden_skipped'
		| 'pages_without_text'
		| 'read_by_ocr'
		| 'damaged_text'
		| 'uneven_rows';
	/** What the sentence needs: see `explainWarning`. */
	values: Record<string, string | number>;
}

/** A document as clean text with its structure. */
export interface Extracted {
	format: Format;
	/** What the document calls itself; null where it doesn't say. */
	title: string | null;
	/** ISO 639-1, as the document declares it, not detected; null where it doesn't. */
	language: string | null;
	/** In order. Every page of a PDF, also those without text; one per sheet of a workbook; else one. */
	pages: Page[];
	warnings: Warning[];
}

import { ExtractError } from './extract-error.ts';
import { readIsolated } from './isolate.ts';
import {
	DEFAULT_LIMITS,
	type Extracted,
	type ExtractLimits,
	type Page,
	type SourceFile,
	type Warning,
} from './types.ts';

export { ExtractError } from './extract-error.ts';
export { explainWarning, type ExtractErrorCode } from './messages.ts';
export {
	DEFAULT_LIMITS,
	type Extracted,
	type ExtractLimits,
	type Format,
	type Page,
	type SourceFile,
	type Warning,
} from './types.ts';

export interface ExtractOptions {
	limits?: Partial<ExtractLimits>;
	/**
	 * Reads the text of a scanned page. Called for each page without text, one after the other; its time is not limited here.
	 *
	 * @param bytes the whole PDF
	 * @param page from 1
	 */
	ocr?: (bytes: Uint8Array, page: number) => Promise<string>;
	signal?: AbortSignal;
}

/**
 * Turns a file into clean text with its structure. The file is read in a process of its own, so it can neither hang nor
 * crash this one.
 *
 * @throws ExtractError one for each cause; the reason of `signal` if it is aborted
 */
export async function extract(file: SourceFile, { limits, ocr, signal }: ExtractOptions = {}): Promise<Extracted> {
	const all = { ...DEFAULT_LIMITS, ...limits };
	// Before a process is started for it.
	if (file.bytes.length === 0) throw new ExtractError('empty');
	if (file.bytes.length > all.bytes)
		throw new ExtractError('too_large', { limit: Math.round(all.bytes / 1024 / 1024) });
	const document = await readIsolated(file, all, signal);
	const empty = document.pages.filter(({ text }) => text === '' && document.format === 'pdf');
	const pages = ocr && empty.length > 0 ? await recognise(file.bytes, document.pages, ocr, signal) : document.pages;
	if (pages.every(({ text }) => text === '')) throw new ExtractError(document.format === 'pdf' ? 'no_text' : 'empty');
	return { ...document, pages, warnings: [...document.warnings, ...pageWarnings(empty, pages)] };
}

async function recognise(
	bytes: Uint8Array,
	pages: readonly Page[],
	ocr: NonNullable<ExtractOptions['ocr']>,
	signal?: AbortSignal,
): Promise<Page[]> {
	const read: Page[] = [];
	for (const page of pages) {
		signal?.throwIfAborted();
		const needed = page.text === '' && page.page !== null;
		read.push(needed ? { ...page, text: (await ocr(bytes, page.page ?? 1)).trim() } : page);
	}
	return read;
}

function pageWarnings(empty: readonly Page[], pages: readonly Page[]): Warning[] {
	const isStill = ({ page }: Page): boolean => pages.some((each) => each.page === page && each.text === '');
	const warn = (code: Warning['code'], which: readonly Page[]): Warning[] =>
		which.length === 0 ? [] : [{ code, values: { pages: ranges(which.map(({ page }) => page ?? 0)) } }];
	return [
		...warn('pages_without_text', empty.filter(isStill)),
		...warn(
			'read_by_ocr',
			empty.filter((page) => !isStill(page)),
		),
	];
}

/** "1-3, 7". */
function ranges(numbers: readonly number[]): string {
	const parts: [number, number][] = [];
	for (const number of numbers) {
		const last = parts.at(-1);
		if (last && number === last[1] + 1) last[1] = number;
		else parts.push([number, number]);
	}
	return parts.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import {
	extract,
	ExtractError,
	explainWarning,
	type ExtractLimits,
	type SourceFile,
} from '../src/knowledge/extract/extract.ts';
import { ERRORS, type ExtractErrorCode } from '../src/knowledge/extract/messages.ts';
import { readerRights } from '../src/knowledge/extract/isolate.ts';
import { makePdf } from './support/files/pdf.ts';
import { repack, SAMPLES, textFile } from './support/files/samples.ts';

const SCANNED = (): Promise<Uint8Array> =>
	makePdf([(pdf) => pdf.rect(0, 0, 300, 300).fill('black'), (pdf) => pdf.rect(9, 9, 9, 9).fill('red')]);
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const file = (name: string, bytes: Uint8Array | string | number[]): SourceFile => ({
	name,
	bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : new Uint8Array(bytes),
});
const withPart = (sample: SourceFile, part: string, bytes: Uint8Array): SourceFile => ({
	...sample,
	bytes: repack(sample.bytes, (parts) => {
		parts[part] = bytes;
	}),
});
const cellsOf = (count: number): string => `<row>${'<c><v>1</v></c>'.repeat(count)}</row>`;

async function errorOf(source: SourceFile, limits?: Partial<ExtractLimits>): Promise<ExtractError> {
	const error = await extract(source, { limits }).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(ExtractError);
	return error as ExtractError;
}

describe('one clear error for each cause', () => {
	const CASES: [string, ExtractErrorCode, () => SourceFile | Promise<SourceFile>, Partial<ExtractLimits>?][] = [
		['nothing in it', 'empty', () => file('a.pdf', '')],
		['only spaces', 'empty', () => textFile('a.txt', ' \n\t\n')],
		['a page with nothing to read', 'empty', () => textFile('a.html', '<html><body><nav>Menú</nav></body></html>')],
		['an empty zip file', 'empty', () => file('a.docx', zipSync({}))],
		['larger than allowed', 'too_large', () => file('a.txt', 'x'.repeat(2000)), { bytes: 1000 }],
		['too many pages', 'too_many_pages', () => SAMPLES.pdf(), { pages: 2 }],
		[
			'a PDF with a password',
			'encrypted',
			async () => file('a.pdf', await makePdf([(pdf) => pdf.text('x')], { userPassword: 'x' })),
		],
		[
			'an Office file with a password',
			'encrypted',
			() => file('a.docx', [...OLE, ...Buffer.alloc(600), ...Buffer.from('EncryptedPackage', 'utf16le')]),
		],
		[
			'an ODT with a password',
			'encrypted',
			() =>
				withPart(SAMPLES.odt(), 'META-INF/manifest.xml', strToU8('<m><file-entry><encryption-data/></file-entry></m>')),
		],
		['half a PDF without its pages', 'broken', () => file('a.pdf', '%PDF-1.4\n1 0 obj\n<</Type/Catalog')],
		['half a DOCX', 'broken', () => file('a.docx', SAMPLES.docx().bytes.slice(0, 6000))],
		[
			'a DOCX whose XML ends early',
			'broken',
			() => withPart(SAMPLES.docx(), 'word/document.xml', strToU8('<w:document><w:body>')),
		],
		['XML nested without end', 'broken', () => withPart(SAMPLES.odt(), 'content.xml', strToU8('<a>'.repeat(100_000)))],
		['a workbook without sheets', 'broken', () => withPart(SAMPLES.xlsx(), 'xl/workbook.xml', strToU8('<workbook/>'))],
		['data named .pdf', 'broken', () => file('a.pdf', [1, 2, 0, 0, 3, 0, 0, 255, 254, 0, 0, 7])],
		['an image named .pdf', 'not_a_document', () => file('a.pdf', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
		['a JPEG', 'not_a_document', () => file('foto.jpg', '\xff\xd8\xff\xe0\0\x10JFIF')],
		['a program named .docx', 'not_a_document', () => file('a.docx', 'MZ\x90\0\x03\0\0\0')],
		['a script', 'not_a_document', () => file('a.txt', '#!/bin/sh\nrm -rf /')],
		['a zip file of other things', 'not_a_document', () => file('a.docx', zipSync({ 'foto.jpg': new Uint8Array(9) }))],
		['a voice message', 'not_a_document', () => file('a.ogg', 'OggS\0\x02')],
		['Word 97', 'unsupported', () => file('a.doc', [...OLE, ...Buffer.alloc(600)])],
		['PowerPoint', 'unsupported', () => file('a.pptx', zipSync({ 'ppt/presentation.xml': strToU8('<p/>') }))],
		[
			'a LibreOffice sheet',
			'unsupported',
			() =>
				file(
					'a.ods',
					zipSync({
						mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
						'content.xml': strToU8('<a/>'),
					}),
				),
		],
		['RTF', 'unsupported', () => file('a.rtf', '{\\rtf1\\ansi hola}')],
		['a scanned PDF', 'no_text', async () => file('a.pdf', await SCANNED())],
		[
			'a zip bomb',
			'too_much_inside',
			() => withPart(SAMPLES.docx(), 'word/document.xml', new Uint8Array(30 * 1024 * 1024)),
		],
		['many parts that are too much together', 'too_much_inside', () => SAMPLES.odt(), { unpackedBytes: 20_000 }],
		[
			'too many parts',
			'too_much_inside',
			() =>
				file(
					'a.docx',
					zipSync(Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`word/${at}.xml`, strToU8('<a/>')]))),
				),
			{ entries: 40 },
		],
		[
			'too many cells',
			'too_much_inside',
			() =>
				withPart(
					SAMPLES.xlsx(),
					'xl/worksheets/sheet1.xml',
					strToU8(`<worksheet><sheetData>${cellsOf(500)}</sheetData></worksheet>`),
				),
			{ cells: 400 },
		],
		['too many cells of CSV', 'too_much_inside', () => textFile('a.csv', 'a;b\n'.repeat(300)), { cells: 400 }],
		['too much text', 'too_much_inside', () => textFile('a.txt', 'hola '.repeat(300)), { characters: 1000 }],
		['more time than it gets', 'timeout', () => SAMPLES.pdf(), { milliseconds: 5 }],
		[
			'more memory than it gets',
			'out_of_memory',
			() => textFile('a.html', '<p>x'.repeat(2_000_000)),
			{ memoryBytes: 120 * 1024 * 1024 },
		],
	];

	it.each(CASES)('%s: %s', async (...[, code, make, limits]) => {
		const error = await errorOf(await make(), limits);
		expect(error.code).toBe(code);
		expect(error.message).toBe(error.explain('en'));
		expect(error.explain('es')).toMatch(/^\p{Lu}.+\.$/u);
		expect(error.explain('es')).not.toContain('undefined');
	});

	it('has a case here for each', () => {
		const covered = new Set<string>(CASES.map(([, code]) => code));
		expect(Object.keys(ERRORS.es).filter((code) => !covered.has(code))).toEqual([]);
	});

	it.each<[ExtractErrorCode, number]>([
		['too_large', 413],
		['unsupported', 415],
		['encrypted', 422],
	])('%s has status %i', (code, status) => {
		expect(new ExtractError(code).status).toBe(status);
	});
});

it('does not believe a header that claims less than comes out', async () => {
	const { bytes } = withPart(SAMPLES.docx(), 'word/document.xml', new Uint8Array(30 * 1024 * 1024));
	const lying = Buffer.from(bytes);
	// The size in the central directory: 30 MB said to be 100 bytes.
	for (let at = lying.indexOf('PK\x01\x02', 0, 'latin1'); at !== -1; at = lying.indexOf('PK\x01\x02', at + 4, 'latin1'))
		if (lying.readUInt32LE(at + 24) === 30 * 1024 * 1024) lying.writeUInt32LE(100, at + 24);
	expect(['broken', 'too_much_inside']).toContain((await errorOf({ name: 'a.docx', bytes: lying })).code);
});

it('stops when it is told to', async () => {
	const stopped = new AbortController();
	const reading = extract(SAMPLES.pdf(), { signal: stopped.signal });
	stopped.abort(new Error('shutting down'));
	await expect(reading).rejects.toThrow('shutting down');
});

it('gives the reader neither our environment nor our files', async () => {
	process.env.SECRET_FOR_TEST = 'x';
	const { env, execArgv } = readerRights(200 * 1024 * 1024);
	const probe = `const may = (...right) => process.permission.has(...right);
		console.log(JSON.stringify({ names: Object.keys(process.env),
			rights: [may('fs.read', '/etc/passwd'), may('fs.read', ${JSON.stringify(process.cwd())}), may('fs.write'), may('child'), may('worker')] }))`;
	const { stdout } = await promisify(execFile)(process.execPath, [...execArgv, '-e', probe], { env });
	const { names, rights } = JSON.parse(stdout) as { names: string[]; rights: boolean[] };
	expect(names).not.toContain('SECRET_FOR_TEST');
	expect(rights).toEqual([false, false, false, false, false]);
	delete process.env.SECRET_FOR_TEST;
});

describe('text recognition', () => {
	it('is asked for each page without text, and what it read is marked', async () => {
		const bytes = await makePdf([
			(pdf) => pdf.text('Primera página'),
			(pdf) => pdf.rect(0, 0, 9, 9).fill('red'),
			(pdf) => pdf.rect(0, 0, 9, 9).fill('red'),
		]);
		const asked: number[] = [];
		const { pages, warnings } = await extract(
			{ name: 'a.pdf', bytes },
			{
				ocr: async (given, page) => {
					expect(given).toBe(bytes);
					asked.push(page);
					return page === 2 ? ' Texto leído ' : '';
				},
			},
		);
		expect(asked).toEqual([2, 3]);
		expect(pages.map(({ text }) => text)).toEqual(['Primera página', 'Texto leído', '']);
		expect(warnings.map((warning) => explainWarning(warning, 'es'))).toEqual([
			'Páginas sin texto, quizá escaneadas: 3.',
			'Páginas leídas por reconocimiento de texto, que puede equivocarse: 2.',
		]);
	});

	it('that finds nothing leaves the error', async () => {
		await expect(extract({ name: 'a.pdf', bytes: await SCANNED() }, { ocr: async () => ' ' })).rejects.toMatchObject({
			code: 'no_text',
		});
	});
});

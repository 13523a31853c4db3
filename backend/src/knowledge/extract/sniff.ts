import { Archive } from './archive.ts';
import { decodeText } from './decode.ts';
import { ExtractError } from './extract-error.ts';
import type { ExtractLimits, Format, SourceFile, Warning } from './types.ts';

/** What files that are no documents begin with, as Latin-1, and what they are. */
const NO_DOCUMENT: readonly (readonly [RegExp, string])[] = [
	[/^\x89PNG|^\xff\xd8\xff|^GIF8|^BM.{4}\0{4}|^II\*\0|^MM\0\*|^RIFF.{4}WEBP|^\0\0\0.ftyp(?:heic|mif1|avif)/s, 'image'],
	[/^MZ|^\x7fELF|^\xca\xfe\xba\xbe|^[\xce\xcf]\xfa\xed\xfe|^#!/s, 'program'],
	[/^\0\0\0.ftyp|^\x1aE\xdf\xa3|^RIFF.{4}AVI |^\0\0\x01\xba/s, 'video'],
	[/^ID3|^\xff[\xfb\xf3\xf2]|^OggS|^fLaC|^RIFF.{4}WAVE/s, 'audio'],
	[/^Rar!|^7z\xbc\xaf|^\x1f\x8b|^BZh|^\xfd7zXZ|^\x28\xb5\x2f\xfd/s, 'archive'],
	[/^SQLite format 3/, 'database'],
];

const EXTENSIONS: Readonly<Record<string, Format>> = {
	pdf: 'pdf',
	docx: 'docx',
	odt: 'odt',
	html: 'html',
	htm: 'html',
	xhtml: 'html',
	md: 'markdown',
	markdown: 'markdown',
	txt: 'text',
	csv: 'csv',
	tsv: 'csv',
	xlsx: 'xlsx',
};
const CONTENT_TYPES: Readonly<Record<string, Format>> = {
	'text/html': 'html',
	'application/xhtml+xml': 'html',
	'text/markdown': 'markdown',
	'text/csv': 'csv',
	'text/tab-separated-values': 'csv',
};
const BINARY = new Set<Format>(['pdf', 'docx', 'odt', 'xlsx']);

/** Other files that are zip files inside. */
const PACKED: readonly (readonly [RegExp, string])[] = [
	[/^ppt\//, 'PowerPoint'],
	[/^META-INF\/container\.xml$/, 'EPUB'],
	[/^Index\/Document\.iwa$/, 'Apple iWork'],
];

/**
 * What a file is by its content. The name and the declared type only decide between kinds of text; where they name
 * something else, the content wins, with a warning.
 *
 * @throws ExtractError `empty`, `encrypted`, `broken`, `not_a_document`, `unsupported`
 */
export async function sniff(
	{ name, bytes, contentType }: SourceFile,
	limits: ExtractLimits,
): Promise<{ format: Format; warnings: Warning[] }> {
	if (bytes.length === 0) throw new ExtractError('empty');
	const named = EXTENSIONS[/\.([a-z]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''];
	const found =
		(await binaryFormat(bytes, limits)) ??
		textFormat(bytes, named, CONTENT_TYPES[contentType?.split(';')[0]?.trim().toLowerCase() ?? '']);
	const differs = named !== undefined && named !== found && (BINARY.has(named) || BINARY.has(found));
	return { format: found, warnings: differs ? [{ code: 'other_format', values: { named, found } }] : [] };
}

async function binaryFormat(bytes: Uint8Array, limits: ExtractLimits): Promise<Format | null> {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
	if (head.startsWith('PK\x03\x04')) return packedFormat(bytes, limits);
	if (head.startsWith('PK\x05\x06')) throw new ExtractError('empty');
	if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
		const directory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const encrypted = directory.includes(Buffer.from('EncryptedPackage', 'utf16le'));
		throw encrypted ? new ExtractError('encrypted') : new ExtractError('unsupported', { kind: 'Office 97-2003' });
	}
	if (head.startsWith('{\\rtf')) throw new ExtractError('unsupported', { kind: 'RTF' });
	for (const [pattern, kind] of NO_DOCUMENT) if (pattern.test(head)) throw new ExtractError('not_a_document', { kind });
	return head.includes('%PDF-') ? 'pdf' : null;
}

async function packedFormat(bytes: Uint8Array, limits: ExtractLimits): Promise<Format> {
	const archive = await Archive.open(bytes, limits);
	const has = (part: string): boolean => archive.names.includes(part);
	if (has('word/document.xml')) return 'docx';
	if (has('xl/workbook.xml')) return 'xlsx';
	const kind = PACKED.find(([pattern]) => archive.names.some((entry) => pattern.test(entry)))?.[1];
	if (kind !== undefined) throw new ExtractError('unsupported', { kind });
	if (has('content.xml')) {
		const type = (await archive.readText('mimetype'))?.trim() ?? '';
		if (/opendocument\.text/.test(type) || type === '') return 'odt';
		throw new ExtractError('unsupported', { kind: 'OpenDocument' });
	}
	// An Office file whose main part has another name is one too; so is one that lost it.
	if (archive.names.some((entry) => entry.startsWith('word/') || entry.startsWith('xl/')))
		throw new ExtractError('broken');
	throw new ExtractError('not_a_document', { kind: 'archive' });
}

function textFormat(bytes: Uint8Array, named: Format | undefined, declared: Format | undefined): Format {
	const decoded = decodeText(bytes);
	if (!decoded) {
		// Data where a document was promised: its beginning is lost.
		if (named !== undefined && BINARY.has(named)) throw new ExtractError('broken');
		throw new ExtractError('not_a_document', { kind: 'data' });
	}
	const { text } = decoded;
	if (text.trim() === '') throw new ExtractError('empty');
	if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/is.test(text.slice(0, 4000)))
		return 'html';
	const byName = named !== undefined && !BINARY.has(named) && named !== 'text' ? named : undefined;
	if (byName ?? declared) return byName ?? declared ?? 'text';
	return /^#{1,6} \S/m.test(text) ? 'markdown' : 'text';
}

import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { Archive } from './archive.ts';
import { asExtractError, ExtractError } from './extract-error.ts';
import { htmlToBlocks } from './html.ts';
import { writeMarkdown } from './document-block.ts';
import type { Extracted, ExtractLimits } from './types.ts';
import { elements, readXml, textOf } from './xml.ts';

/** The parts that hold text and its structure; pictures, fonts and macros stay packed. */
const WANTED =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[\w-]+\.xml(?:\.rels)?|docProps\/core\.xml)$/;
/** What Word writes by itself is left out; titles become headings. */
const STYLES = [
	"p[style-name='Title'] => h1:fresh",
	"p[style-name='Subtitle'] => p:fresh",
	"p[style-name^='toc '] => !",
	"p[style-name^='TOC '] => !",
	"p[style-name='header'] => !",
	"p[style-name='footer'] => !",
];

/** A Word document (2007 and later), without its running headers and footers. */
export async function readDocx(bytes: Uint8Array, limits: ExtractLimits): Promise<Extracted> {
	const archive = await Archive.open(bytes, limits);
	// The library unpacks by itself and trusts what it reads, so it gets what was unpacked under our limits.
	const parts: Record<string, Uint8Array> = {};
	for (const name of archive.names) if (WANTED.test(name)) parts[name] = await archive.read(name);
	if (!parts['word/document.xml']) throw new ExtractError('broken');
	parts['[Content_Types].xml'] ??= strToU8('<Types/>');
	const buffer = Buffer.from(zipSync(parts, { level: 0 }));
	const core = parts['docProps/core.xml'];
	const { title, language } = core ? coreProperties(new TextDecoder().decode(core)) : { title: null, language: null };
	try {
		const { value } = await mammoth.convertToHtml(
			{ buffer },
			{ styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
		);
		return {
			format: 'docx',
			title,
			language,
			pages: [{ page: null, text: writeMarkdown(htmlToBlocks(value)) }],
			warnings: [],
		};
	} catch (error) {
		throw asExtractError(error);
	}
}

/** What Office and LibreOffice say of a document; damage there does no harm. */
export function coreProperties(xml: string): { title: string | null; language: string | null } {
	try {
		const root = readXml(xml);
		const first = (name: string): string => elements(root, name).map(textOf)[0]?.trim() ?? '';
		return {
			title: first('title') || null,
			language: /^[a-z]{2}(?![a-z])/i.exec(first('language'))?.[0]?.toLowerCase() ?? null,
		};
	} catch {
		return { title: null, language: null };
	}
}

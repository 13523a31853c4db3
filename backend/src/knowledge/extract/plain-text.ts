import { decodeText } from './decode.ts';
import { clean } from './document-block.ts';
import { ExtractError } from './extract-error.ts';
import type { Extracted, Page } from './types.ts';

/** A line that is bold from end to end, which is how many writers make a heading. */
const BOLD_LINE = /^\s*(?:\*\*([^*]+)\*\*|__([^_]+)__)\s*:?\s*$/;

/** Plain text: form feeds part its pages. */
export function readText(bytes: Uint8Array): Extracted {
	const { text, warnings } = decode(bytes);
	return { format: 'text', title: null, language: null, pages: toPages(text), warnings };
}

/** Markdown as it is, but for its front matter, comments and headings that are only bold. */
export function readMarkdown(bytes: Uint8Array): Extracted {
	const { text, warnings } = decode(bytes);
	const front = /^---\n([\s\S]*?)\n(?:---|\.\.\.)\n/.exec(text);
	const body = boldLinesToHeadings(
		text
			.slice(front?.[0].length ?? 0)
			.replace(/<!--[\s\S]*?-->/g, '')
			.split('\n'),
	).join('\n');
	const field = (name: string): string | null =>
		new RegExp(`^${name}:[ \\t]*["']?(.*?)["']?[ \\t]*$`, 'mi').exec(front?.[1] ?? '')?.[1] || null;
	return {
		format: 'markdown',
		title: field('title') ?? /^#\s+(.+?)\s*#*$/m.exec(body)?.[1]?.replace(/[*_`]+/g, '') ?? null,
		language: /^[a-z]{2}/i.exec(field('lang') ?? field('language') ?? '')?.[0]?.toLowerCase() ?? null,
		pages: toPages(body),
		warnings,
	};
}

/**
 * A bold line after an empty one is a heading below the last; right under other text it is the name of what follows, and
 * keeps its colon so that the splitter leaves them together.
 */
function boldLinesToHeadings(lines: string[]): string[] {
	let level = 0;
	let fenced = false;
	return lines.map((line, at) => {
		if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
		if (fenced) return line;
		level = /^(#{1,6})\s/.exec(line)?.[1]?.length ?? level;
		const bold = BOLD_LINE.exec(line);
		const text = (bold?.[1] ?? bold?.[2] ?? '').trim();
		if (text === '' || text.length > 150) return line;
		const alone = (lines[at - 1] ?? '').trim() === '';
		if (!alone) return line.includes(':') && /:\W*$/.test(line) ? `${text.replace(/:$/, '')}:` : line;
		return text.endsWith('.') ? line : `${'#'.repeat(Math.min(6, level + 1))} ${text.replace(/:$/, '')}`;
	});
}

function decode(bytes: Uint8Array): { text: string; warnings: Extracted['warnings'] } {
	const decoded = decodeText(bytes);
	if (!decoded) throw new ExtractError('broken');
	return { text: clean(decoded.text.replace(/\r\n?/g, '\n')), warnings: decoded.warnings };
}

function toPages(text: string): Page[] {
	const parts = text.split('\f').map((part) => part.trim());
	while (parts.length > 1 && parts.at(-1) === '') parts.pop();
	return parts.map((part, at) => ({ page: parts.length > 1 ? at + 1 : null, text: part }));
}

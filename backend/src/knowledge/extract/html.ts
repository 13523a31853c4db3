import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { decodeText } from './decode.ts';
import { clean, type DocumentBlock, type ListItem, oneLine, writeMarkdown } from './document-block.ts';
import { ExtractError } from './extract-error.ts';
import { tableBlocks } from './grid.ts';
import {
	attribute,
	childrenOf,
	find,
	type HtmlElement,
	isElement,
	isSkipped,
	mainContent,
	plainText,
} from './html-tree.ts';
import { tableRows } from './html-table.ts';
import type { Extracted } from './types.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

const BLOCKS = new Set(
	(
		'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
		'h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table ul'
	).split(' '),
);
/** Deeper than this only the text is kept. */
const DEEPEST = 250;

/** A web page: its main content, without menus, scripts and what is hidden. */
export function readHtml(bytes: Uint8Array): Extracted {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
	const declared =
		/<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)?.[1];
	const decoded = decodeText(bytes, declared);
	if (!decoded) throw new ExtractError('broken');
	const document = parse(decoded.text);
	const root = find(document, 'html');
	const title = oneLine(plainText(find(document, 'title')));
	return {
		format: 'html',
		title: title || null,
		language: /^[a-z]{2}(?![a-z])/i.exec(root ? attribute(root, 'lang') : '')?.[0]?.toLowerCase() ?? null,
		pages: [{ page: null, text: writeMarkdown(blocksOf(mainContent(document))) }],
		warnings: decoded.warnings,
	};
}

/** The blocks of a piece of HTML that we made ourselves or had made. */
export function htmlToBlocks(html: string): DocumentBlock[] {
	return blocksOf(childrenOf(parse(html)));
}

function blocksOf(nodes: readonly Node[]): DocumentBlock[] {
	const reader = new BlockReader();
	reader.readAll(nodes, 0);
	reader.endParagraph();
	return reader.blocks;
}

/** Walks the tree and closes a paragraph whenever a block begins or ends. */
class BlockReader {
	readonly blocks: DocumentBlock[] = [];
	private inline = '';
	private boldOnly = true;
	private level = 0;

	readAll(nodes: readonly Node[], depth: number, bold = false): void {
		for (const node of nodes) this.read(node, depth, bold);
	}

	endParagraph(): void {
		const text = this.inline
			.split('\n')
			.map(oneLine)
			.filter((line) => line !== '')
			.join('\n');
		if (text !== '') this.blocks.push(this.boldOnly ? this.boldLine(text) : { kind: 'paragraph', text });
		this.inline = '';
		this.boldOnly = true;
	}

	private read(node: Node, depth: number, bold: boolean): void {
		if (node.nodeName === '#text' && 'value' in node) return this.addText(node.value.replace(/\s+/g, ' '), bold);
		if (!isElement(node) || isSkipped(node)) return;
		if (depth > DEEPEST) return this.addText(plainText(node), bold);
		const name = node.tagName;
		if (name === 'br') this.inline += '\n';
		else if (!BLOCKS.has(name)) this.readAll(childrenOf(node), depth + 1, bold || name === 'b' || name === 'strong');
		else {
			this.endParagraph();
			this.readBlock(node, name, depth + 1);
			this.endParagraph();
		}
	}

	private addText(text: string, bold: boolean): void {
		if (!bold && text.trim() !== '') this.boldOnly = false;
		this.inline += text;
	}

	private readBlock(node: HtmlElement, name: string, depth: number): void {
		const heading = /^h([1-6])$/.exec(name);
		if (heading) {
			this.level = Number(heading[1]);
			this.blocks.push({ kind: 'heading', level: this.level, text: plainText(node) });
		} else if (name === 'ul' || name === 'ol' || name === 'menu') this.readList(node, depth);
		else if (name === 'dl') this.readDefinitions(node);
		else if (name === 'pre') this.blocks.push({ kind: 'code', text: clean(plainText(node)) });
		else if (name === 'table') this.readTable(node, depth);
		else this.readAll(childrenOf(node), depth);
	}

	/** Many writers make a heading of a bold paragraph. With a colon it names what follows. */
	private boldLine(text: string): DocumentBlock {
		const isHeading = text.length <= 100 && !text.includes('\n') && !/[.:;,!?]$/.test(text);
		return isHeading ? { kind: 'heading', level: Math.min(6, this.level + 1), text } : { kind: 'paragraph', text };
	}

	private readList(list: HtmlElement, depth: number): void {
		const items: ListItem[] = [];
		const tables: HtmlElement[] = [];
		collectItems(list, 0, depth, items, tables);
		this.blocks.push({ kind: 'list', items });
		for (const table of tables) this.readTable(table, depth);
	}

	private readDefinitions(list: HtmlElement): void {
		const items: ListItem[] = [];
		for (const child of descendantsOf(list, ['dt', 'dd'])) {
			const last = items.at(-1);
			if (child.tagName === 'dd' && last) last.text = `${oneLine(last.text).replace(/:$/, '')}: ${plainText(child)}`;
			else items.push({ depth: 0, marker: '-', text: plainText(child) });
		}
		this.blocks.push({ kind: 'list', items });
	}

	private readTable(table: HtmlElement, depth: number): void {
		const { caption, rows, header, isLayout } = tableRows(table);
		// A table that only lays the page out, or has one column, is read as text.
		if (isLayout)
			return this.readAll(
				childrenOf(table).filter((child) => !isElement(child) || child.tagName !== 'caption'),
				depth,
			);
		if (caption) this.blocks.push({ kind: 'paragraph', text: `${caption.replace(/:$/, '')}:` });
		const opening = rows.findIndex((row) => row.length > 1);
		this.blocks.push(
			...tableBlocks(rows.slice(0, opening), null),
			...tableBlocks(header ? rows.slice(opening + 1) : rows.slice(opening), header ? (rows[opening] ?? null) : null),
		);
	}
}

function collectItems(list: HtmlElement, level: number, depth: number, items: ListItem[], tables: HtmlElement[]): void {
	let number = Number(attribute(list, 'start')) || 1;
	for (const child of childrenOf(list)) {
		if (!isElement(child) || isSkipped(child)) continue;
		if (child.tagName === 'ol' || child.tagName === 'ul') {
			if (depth < DEEPEST) collectItems(child, level + 1, depth + 1, items, tables);
			continue;
		}
		const nested: HtmlElement[] = [];
		const text = plainText(child, (inner) => {
			const isOwn = inner.tagName === 'ul' || inner.tagName === 'ol' || inner.tagName === 'table';
			if (isOwn) nested.push(inner);
			return isOwn;
		});
		items.push({ depth: level, marker: list.tagName === 'ol' ? `${number++}.` : '-', text });
		for (const inner of nested) {
			if (inner.tagName === 'table') tables.push(inner);
			else if (depth < DEEPEST) collectItems(inner, level + 1, depth + 1, items, tables);
		}
	}
}

function descendantsOf(element: HtmlElement, names: readonly string[], depth = 0): HtmlElement[] {
	return childrenOf(element)
		.filter(isElement)
		.flatMap((child) => {
			if (names.includes(child.tagName)) return [child];
			return depth < DEEPEST && !isSkipped(child) ? descendantsOf(child, names, depth + 1) : [];
		});
}

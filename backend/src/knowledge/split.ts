import { type Block, listItems, readBlocks } from './blocks.ts';
import { sentences } from './sentences.ts';

/** A piece of a document that can be found, read and quoted by itself. */
export interface SplitPassage {
	/** The headings above it, outermost first, joined by ` · `; null where there is none. */
	heading: string | null;
	page: number | null;
	text: string;
}

/** What a passage should have, in characters, and the most it may have. */
const GOAL = 900;
const MOST = 1400;
/** How much of the end of a passage is repeated at the beginning of the next, at most, in characters. */
const OVERLAP = 150;

/**
 * Splits Markdown or plain text into passages. A passage never crosses a heading; paragraphs, lists and tables stay whole
 * where they fit, and a table that does not repeats its header.
 *
 * @param title a first heading that repeats it is left out of the heading path
 */
export function splitDocument(text: string, title = ''): SplitPassage[] {
	const passages: SplitPassage[] = [];
	const path: { level: number; text: string }[] = [];
	let section: Block[] = [];
	const flush = (): void => {
		const heading = path.map((part) => part.text).join(' · ') || null;
		for (const passage of packSection(section)) passages.push({ heading, ...passage });
		section = [];
	};
	for (const block of readBlocks(text)) {
		if (block.kind !== 'heading') {
			section.push(block);
			continue;
		}
		flush();
		while (path.length > 0 && (path.at(-1)?.level ?? 0) >= block.level) path.pop();
		if (sameWords(block.text, title)) continue;
		path.push({ level: block.level, text: block.text });
	}
	flush();
	return passages;
}

/** The blocks of one section as passages. */
function packSection(blocks: readonly Block[]): Omit<SplitPassage, 'heading'>[] {
	const passages: Omit<SplitPassage, 'heading'>[] = [];
	let open: Block[] = [];
	const size = (): number => open.reduce((sum, { text }) => sum + text.length + 2, 0);
	const close = (carry: Block[]): void => {
		const kept = open.slice(0, open.length - carry.length);
		if (kept.length > 0)
			passages.push({ page: kept[0]?.page ?? null, text: kept.map(({ text }) => text).join('\n\n') });
		open = kept.length > 0 ? [...overlapOf(kept, carry), ...carry] : carry;
	};
	for (const block of blocks.flatMap(cut)) {
		if (open.length > 0 && size() + block.text.length > (open.at(-1)?.text.endsWith(':') ? MOST : GOAL)) {
			// "Siga estos pasos:" belongs to what follows.
			const last = open.at(-1);
			close(last?.text.endsWith(':') ? [last] : []);
		}
		open.push(block);
	}
	close([]);
	return passages;
}

/** The last sentence of what was closed, so that a passage does not begin in the middle of a thought. */
function overlapOf(kept: readonly Block[], carry: readonly Block[]): Block[] {
	const last = kept.at(-1);
	if (last?.kind !== 'paragraph' || carry.length > 0) return [];
	const sentence = sentences(last.text).at(-1);
	return sentence === undefined || sentence.length > OVERLAP || sentence === last.text
		? []
		: [{ ...last, text: sentence }];
}

/** A block in pieces that fit a passage. */
function cut(block: Block): Block[] {
	if (block.text.length <= MOST) return [block];
	if (block.kind === 'table') return cutTable(block);
	const parts = partsOf(block);
	const texts = join(parts.flatMap(cutHard), block.kind === 'paragraph' ? ' ' : '\n');
	return texts.filter((text) => text.trim() !== '').map((text) => ({ ...block, text }));
}

/** What of a block should stay together: sentences, items of a list with all that belongs to them, lines. */
function partsOf({ kind, text }: Block): string[] {
	if (kind === 'paragraph') return sentences(text);
	if (kind !== 'list') return text.split('\n');
	return listItems(text).flatMap((item) => (item.length <= MOST ? [item] : item.split('\n')));
}

function cutTable(block: Block): Block[] {
	const rows = block.text.split('\n');
	const hasHeader = /^[\s|:-]+$/.test(rows[1] ?? '');
	const header = hasHeader ? `${rows[0]}\n${rows[1]}\n` : '';
	return join(rows.slice(hasHeader ? 2 : 0), '\n').map((text) => ({ ...block, text: header + text }));
}

/** Joins parts up to the wanted size. */
function join(parts: readonly string[], separator: string): string[] {
	const joined: string[] = [];
	for (const part of parts) {
		const last = joined.at(-1);
		if (last !== undefined && last.length + separator.length + part.length <= GOAL)
			joined[joined.length - 1] = last + separator + part;
		else joined.push(part);
	}
	return joined;
}

/** A sentence longer than a passage, at its spaces; without spaces, anywhere. */
function cutHard(text: string): string[] {
	const pieces: string[] = [];
	let rest = text;
	while (rest.length > MOST) {
		const space = rest.lastIndexOf(' ', GOAL);
		const end = space > GOAL / 2 ? space : GOAL;
		pieces.push(rest.slice(0, end));
		rest = rest.slice(end).trimStart();
	}
	return [...pieces, rest];
}

function sameWords(a: string, b: string): boolean {
	const key = (text: string): string =>
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim();
	return key(a) !== '' && key(a) === key(b);
}

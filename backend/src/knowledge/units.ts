import { termSet } from '../text/terms.ts';
import { listItems, readBlocks } from './blocks.ts';
import { sentences } from './sentences.ts';

/** A piece of a passage that can be quoted by itself. */
export interface Unit {
	kind: 'sentence' | 'list' | 'row';
	/** As a reader of a chat sees it. */
	text: string;
	terms: ReadonlySet<string>;
	/** How well it fits what was asked: share of the question's terms. */
	score: number;
}

/**
 * The quotable pieces of a passage in their order: sentences, whole lists with the sentence that introduces them, table rows
 * written out with their column names.
 */
export function readUnits(passage: string, asked: ReadonlySet<string>): Unit[] {
	const units: Unit[] = [];
	const add = (kind: Unit['kind'], text: string): void => {
		const found = termSet(text);
		const shared = [...asked].filter((term) => found.has(term)).length;
		units.push({ kind, text, terms: found, score: asked.size === 0 ? 0 : shared / asked.size });
	};
	for (const block of readBlocks(passage)) {
		if (block.kind === 'table') for (const row of tableRows(block.text)) add('row', row);
		else if (block.kind === 'list' && isCodeList(block.text))
			for (const item of listItems(block.text)) add('row', item.replace(/^\s*[-*+•–]\s+/, ''));
		else if (block.kind === 'list') {
			const intro = units.at(-1);
			if (intro?.kind === 'sentence' && intro.text.endsWith(':')) {
				units.pop();
				add('list', `${intro.text}\n${block.text}`);
			} else add('list', block.text);
		} else if (block.kind !== 'heading') for (const sentence of sentences(block.text)) add('sentence', sentence);
	}
	return units;
}

/** An item that explains a code: "- **E1 / E2:** …", "* ERR001 - …". */
const CODE_ITEM =
	/^\s*[-*+•–]\s+\*{0,2}\p{Lu}{1,4}[.-]?\d{1,4}(?:\s*[/,y]\s*\p{Lu}{1,4}[.-]?\d{1,4})*\*{0,2}\s*(?:[:–-]|\s\p{Lu})/u;

/** A list that is a table of codes in other clothes: each of its items is a fact by itself. */
const isCodeList = (list: string): boolean => listItems(list).every((item) => CODE_ITEM.test(item));

/** Rows as "first cell: second" or, with more columns, "first cell: column: second. Column: third". */
function tableRows(table: string): string[] {
	const rows = table.split('\n').map((row) =>
		row
			.trim()
			.replace(/^\||\|$/g, '')
			.split('|')
			.map((cell) => cell.trim()),
	);
	const hasHeader = rows[1]?.every((cell) => /^:?-+:?$/.test(cell)) === true;
	const header = hasHeader ? (rows[0] ?? []) : [];
	return rows.slice(hasHeader ? 2 : 0).map(([first = '', ...rest]) => {
		// A bare number says nothing without the name of its column.
		const name = /^\d+$/.test(first) && header[0] ? `${header[0]} ${first}` : first;
		if (rest.length === 1 || header.length === 0) return `${name}: ${rest.join(' · ')}`;
		return `${name}. ${rest.map((cell, index) => `${header[index + 1] ?? ''}: ${cell}`).join('. ')}`;
	});
}

/**
 * The part of a passage that matters for what was asked, in its order, within a length in characters: what matches best
 * first, then what stands beside it.
 */
export function excerpt(passage: string, asked: ReadonlySet<string>, length: number): string {
	if (passage.length <= length) return passage;
	const units = readUnits(passage, asked);
	const order = units
		.map((unit, index) => ({ unit, index }))
		.sort((a, b) => b.unit.score - a.unit.score || a.index - b.index);
	const kept = new Set<number>();
	let size = 0;
	for (const { unit, index } of order) {
		if (kept.size > 0 && size + unit.text.length + 1 > length) continue;
		kept.add(index);
		size += unit.text.length + 1;
	}
	const text = units
		.filter((_, index) => kept.has(index))
		.map((unit) => unit.text)
		.join('\n');
	return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

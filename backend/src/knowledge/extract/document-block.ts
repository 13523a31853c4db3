/** A piece of a document on its way to Markdown. */
export type DocumentBlock =
	| { kind: 'heading'; level: number; text: string }
	| { kind: 'paragraph'; text: string }
	| { kind: 'list'; items: ListItem[] }
	/** The first row is the header where `header` is set. */
	| { kind: 'table'; rows: string[][]; header: boolean }
	| { kind: 'code'; text: string };

export interface ListItem {
	/** 0 for the outermost list. */
	depth: number;
	/** `-` or `3.`. */
	marker: string;
	text: string;
}

/** Writes blocks as the Markdown that the splitter reads. */
export function writeMarkdown(blocks: readonly DocumentBlock[]): string {
	return blocks
		.map(writeBlock)
		.filter((text) => text !== '')
		.join('\n\n');
}

function writeBlock(block: DocumentBlock): string {
	switch (block.kind) {
		case 'heading': {
			const text = oneLine(block.text);
			return text === '' ? '' : `${'#'.repeat(Math.min(6, Math.max(1, block.level)))} ${text}`;
		}
		case 'paragraph':
			return block.text
				.split('\n')
				.map((line) => escapeStart(oneLine(line)))
				.filter((line) => line !== '')
				.join('\n');
		case 'list':
			return block.items
				.filter(({ text }) => oneLine(text) !== '')
				.map(({ depth, marker, text }) => `${'    '.repeat(Math.min(depth, 5))}${marker} ${oneLine(text)}`)
				.join('\n');
		case 'table':
			return writeTable(block.rows, block.header);
		case 'code':
			// A fence inside the code would end it.
			return block.text.trim() === ''
				? ''
				: `\`\`\`\n${block.text.replace(/^\s*(```|~~~)/gm, "'''").trimEnd()}\n\`\`\``;
	}
}

function writeTable(rows: readonly string[][], header: boolean): string {
	const width = Math.max(0, ...rows.map((row) => row.length));
	if (width === 0) return '';
	const lines = rows.map((row) => `| ${Array.from({ length: width }, (_, at) => cell(row[at] ?? '')).join(' | ')} |`);
	if (header) lines.splice(1, 0, `|${' --- |'.repeat(width)}`);
	return lines.join('\n');
}

/** The reader of tables knows no escape for the bar, so it may not stand in a cell. */
function cell(text: string): string {
	return oneLine(text).replace(/\|/g, '/');
}

/** Without line breaks, control characters and doubled spaces. */
export function oneLine(text: string): string {
	return clean(text).replace(/\s+/g, ' ').trim();
}

/** Without what no reader sees: control characters, soft hyphens, zero-width marks, lone surrogates. */
export function clean(text: string): string {
	return text
		.normalize('NFC')
		.toWellFormed()

		.replace(
			/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g,
			'',
		);
}

/** A paragraph that begins like a heading or a fence is not one. */
function escapeStart(line: string): string {
	return /^(#{1,6}\s|```|~~~)/.test(line) ? `\\${line}` : line;
}

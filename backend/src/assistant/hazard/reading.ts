import type { Context, TableName } from './context.ts';
import type { Span } from './pattern.ts';
import { endsSentence, isBorder } from './tokens.ts';

/** Where a table's patterns stand in a text, as running counts, so that a question about a span costs nothing. */
interface Places {
	/** Matches that start before a place. */
	starts: Uint32Array;
	/** Tokens before a place that belong to a match. */
	covered: Uint32Array;
}

const NEAR_BEFORE = 8;
const NEAR_AFTER = 6;
/** Voice notes have no full stops: what is further away than this, in words, belongs to another thought. */
const SENTENCE_REACH = 30;
const CLAUSE_REACH = 14;

/** A text with what surrounds its words looked up. Reads the text once. */
export class Reading {
	readonly keys: readonly string[];
	readonly #places = new Map<TableName, Places>();

	constructor(keys: readonly string[], context: Context) {
		this.keys = keys;
		const size = keys.length + 1;
		context.tables.each(keys, (match, table) => {
			let places = this.#places.get(table);
			if (!places)
				this.#places.set(table, (places = { starts: new Uint32Array(size), covered: new Uint32Array(size) }));
			places.starts[match.start + 1] = 1;
			places.covered.fill(1, match.start + 1, match.end + 1);
		});
		for (const { starts, covered } of this.#places.values()) {
			for (let place = 1; place < size; place += 1) {
				starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
				covered[place] = (covered[place] ?? 0) + (covered[place - 1] ?? 0);
			}
		}
	}

	/** Whether a phrase of the table starts within the span. */
	has(table: TableName, { start, end }: Span): boolean {
		return count(this.#places.get(table)?.starts, start, end) > 0;
	}

	/** Whether a phrase of the table shares a word with the span. */
	touches(table: TableName, { start, end }: Span): boolean {
		return count(this.#places.get(table)?.covered, start, end) > 0;
	}

	sentence(match: Span): Span {
		return this.#around(match, endsSentence, SENTENCE_REACH);
	}

	clause(match: Span): Span {
		return this.#around(match, isBorder, CLAUSE_REACH);
	}

	/** A few words before and after, within the sentence and a question that follows it. */
	near(match: Span): Span {
		const { start, end: sentenceEnd } = this.sentence(match);
		const asks = this.keys[sentenceEnd] === '¿';
		const end = asks ? this.sentence({ start: sentenceEnd + 1, end: sentenceEnd + 1 }).end : sentenceEnd;
		return { start: Math.max(start, match.start - NEAR_BEFORE), end: Math.min(end, match.end + NEAR_AFTER) };
	}

	/** Whether the sentence of the match ends with a question mark. */
	isAsked(match: Span): boolean {
		return this.keys[this.sentence(match).end] === '?';
	}

	#around(match: Span, border: (key: string | undefined) => boolean, reach: number): Span {
		const first = Math.max(0, match.start - reach);
		const last = Math.min(this.keys.length, match.end + reach);
		let { start, end } = match;
		while (start > first && !border(this.keys[start - 1])) start -= 1;
		while (end < last && !border(this.keys[end])) end += 1;
		return { start, end };
	}
}

function count(running: Uint32Array | undefined, start: number, end: number): number {
	if (running === undefined || end <= start) return 0;
	return (running[Math.min(end, running.length - 1)] ?? 0) - (running[Math.max(0, start)] ?? 0);
}

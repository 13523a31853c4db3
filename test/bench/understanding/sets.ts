import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// The root's own zod is n8n's, of another major version.
import { z } from '../../../backend/node_modules/zod/index.js';
import { hazardKind, intent, language, mentions, urgency } from '../../../backend/src/contract/turn.ts';

/** The folder of the labelled sets, one message a line; `-` is an empty cell, `\n` a line break inside a message. */
export const SETS = join(import.meta.dirname, 'sets');

/** An empty cell. */
const none = z.literal('-').transform((): null => null);
const parts = (separator: string) => z.string().transform((cell) => (cell === '-' ? [] : cell.split(separator)));
const text = z
	.string()
	.transform((cell) => cell.replaceAll('\\n', '\n'))
	.pipe(z.string().trim().min(1).max(4000));
/** `es-419` is the Spanish of Latin America. */
const variety = z.union([language, z.literal('es-419')]);
/** Written `codes:F28`. */
const mention = z.strictObject({ kind: mentions.keyof(), value: z.string().min(1) });

const intentRow = z.strictObject({
	intent,
	/** Null where the words belong to no language in particular. */
	language: none.or(language),
	/** Null where people would differ. */
	urgency: none.or(urgency),
	/** What else is asked for. */
	other: parts(',').pipe(z.array(intent)),
	/** Some of what the message names; not always all of it. */
	mentions: parts(';')
		.transform((cells) =>
			cells.map((cell) => cell.split(':')).map(([kind, ...value]) => ({ kind, value: value.join(':') })),
		)
		.pipe(z.array(mention)),
	text,
});
const dangerRow = z.strictObject({
	/** The kinds that are right; the first is the one it counts for. */
	kinds: parts(',').pipe(z.array(hazardKind).min(1)),
	language: variety,
	text,
});
const trapRow = z.strictObject({
	/** What makes it look like a danger. */
	trap: z.string().regex(/^[a-z_]+$/),
	language: variety,
	text,
});

interface Place {
	/** `dangers.tsv:12` */
	at: string;
}
export type IntentCase = z.output<typeof intentRow> & Place;
export type DangerCase = z.output<typeof dangerRow> & Place;
export type TrapCase = z.output<typeof trapRow> & Place;
export interface Sets {
	intents: IntentCase[];
	dangers: DangerCase[];
	traps: TrapCase[];
}

/** The message names each problem with its file and line. */
export class MalformedSets extends Error {
	override name = 'MalformedSets';
	constructor(problems: readonly string[]) {
		super(`The labelled sets are malformed:\n${problems.join('\n')}`);
	}
}

/** @throws MalformedSets with every malformed line, by file and line number */
export function readSets(folder: string = SETS): Sets {
	const problems: string[] = [];
	const read = <T>(name: string, columns: readonly string[], row: z.ZodType<T>): (T & Place)[] => {
		const parsed = parseTsv(name, readFileSync(join(folder, name), 'utf8'), columns, row);
		problems.push(...parsed.problems);
		return parsed.cases;
	};
	const sets: Sets = {
		intents: read('intents.tsv', Object.keys(intentRow.shape), intentRow),
		dangers: read('dangers.tsv', Object.keys(dangerRow.shape), dangerRow),
		traps: read('traps.tsv', Object.keys(trapRow.shape), trapRow),
	};
	problems.push(...repeats(sets), ...unwrittenMentions(sets.intents));
	if (problems.length) throw new MalformedSets(problems);
	return sets;
}

/** Parses one table: a first line with the column names, then one case a line. */
function parseTsv<T>(
	name: string,
	content: string,
	columns: readonly string[],
	row: z.ZodType<T>,
): { cases: (T & Place)[]; problems: string[] } {
	const [head = '', ...lines] = content.trimEnd().split('\n');
	if (head !== columns.join('\t'))
		return { cases: [], problems: [`${name}:1: the columns must be ${columns.join(', ')}`] };
	const cases: (T & Place)[] = [];
	const problems: string[] = [];
	for (const [i, line] of lines.entries()) {
		const at = `${name}:${i + 2}`;
		const cells = line.split('\t');
		const parsed = row.safeParse(Object.fromEntries(columns.map((column, j) => [column, cells[j]])));
		if (cells.length !== columns.length) problems.push(`${at}: ${cells.length} cells instead of ${columns.length}`);
		else if (!parsed.success)
			problems.push(...parsed.error.issues.map(({ path, message }) => `${at}: ${path.join('.')}: ${message}`));
		else cases.push({ ...parsed.data, at });
	}
	return { cases, problems };
}

function repeats({ intents, dangers, traps }: Sets): string[] {
	const first = new Map<string, string>();
	return [...intents, ...dangers, ...traps].flatMap(({ at, text }) => {
		const key = text.toLowerCase();
		const before = first.get(key);
		first.set(key, before ?? at);
		return before === undefined ? [] : [`${at}: text: the same message as ${before}`];
	});
}

const unwrittenMentions = (cases: readonly IntentCase[]): string[] =>
	cases.flatMap(({ at, text, mentions: named }) =>
		named
			.filter(({ value }) => !text.toLowerCase().includes(value.toLowerCase()))
			.map(({ value }) => `${at}: mentions: "${value}" is not in the text`),
	);

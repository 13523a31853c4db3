import { compile, type Pattern, type WordGroups, wordsOf } from './pattern.ts';
import { PatternIndex } from './pattern-index.ts';
import { HazardRulesError } from './rule-files.ts';
import type { ContextFile, Guard } from './schema.ts';
import { toKey } from './word-key.ts';

/** A table of patterns, by its name in the file: `time.past`, `guard:commerce`, `unless:commerce`. */
export type TableName = string;

/** Everything around a match that changes what it means, compiled. */
export interface Context {
	/** All tables in one index, so that a text is read once. */
	tables: PatternIndex<TableName>;
	guards: ReadonlyMap<string, Guard>;
	always: readonly string[];
	negations: ReadonlySet<string>;
	between: ReadonlySet<string>;
	inside: ReadonlySet<string>;
	/** Every word that a table names whole. */
	vocabulary: ReadonlySet<string>;
}

/** @throws HazardRulesError that names the table whose pattern is wrong */
export function compileContext(file: ContextFile, label: string, groups: WordGroups): Context {
	const tables = new PatternIndex<TableName>();
	const vocabulary = new Set<string>();
	const add = (name: TableName, place: string, sources: readonly string[] | undefined): void => {
		for (const pattern of sources ?? []) {
			const compiled = compileAt(pattern, groups, label, place);
			tables.add(compiled, name);
			for (const word of wordsOf(compiled)) vocabulary.add(word);
		}
	};
	for (const [name, guard] of Object.entries(file.guards)) {
		add(`guard:${name}`, `guards › ${name} › patterns`, guard.patterns);
		add(`unless:${name}`, `guards › ${name} › unless`, guard.unless);
	}
	for (const [name, patterns] of Object.entries(file.time)) add(name, `time › ${name}`, patterns);
	for (const [name, patterns] of Object.entries(file.supposition)) add(name, `supposition › ${name}`, patterns);
	add('not_a_denial', 'negation › not_a_denial', file.negation.not_a_denial);
	add('denied_after', 'negation › after', file.negation.after);
	const guards = new Map(Object.entries(file.guards));
	for (const name of file.always) {
		if (!guards.has(name)) throw new HazardRulesError(label, `always: there is no guard "${name}"`);
	}
	return {
		tables,
		guards,
		always: file.always,
		negations: wordSet(file.negation.words),
		between: wordSet(file.negation.between),
		inside: wordSet(file.negation.inside),
		vocabulary,
	};
}

/** Compiles a pattern and says where it stands when it is wrong. */
export function compileAt(source: string, groups: WordGroups, label: string, place: string): Pattern {
	try {
		return compile(source, groups);
	} catch (error) {
		throw new HazardRulesError(label, `${place}: ${(error as Error).message}`);
	}
}

/** The sounds of a list of words. */
export function wordSet(list: string): ReadonlySet<string> {
	return new Set(list.trim().split(/\s+/).map(toKey));
}

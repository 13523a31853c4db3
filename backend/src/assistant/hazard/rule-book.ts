import { compileAt, compileContext, type Context, wordSet } from './context.ts';
import { type Pattern, type WordGroups, wordsOf } from './pattern.ts';
import { PatternIndex } from './pattern-index.ts';
import { HazardRulesError, readRuleFile } from './rule-files.ts';
import { contextFile, extraFile, type HazardRule, kindFile, wordsFile } from './schema.ts';
import { Spelling } from './spelling.ts';

/** All rules, compiled. */
export interface RuleBook {
	rules: readonly HazardRule[];
	index: PatternIndex<HazardRule>;
	context: Context;
	spelling: Spelling;
}

const KIND_FILES = ['gas', 'carbon_monoxide', 'fire', 'electric', 'flood_electric', 'injury'];

/**
 * Reads and compiles the shipped rules, and an operator's own where a file is given. Does not look at the examples.
 * @throws HazardRulesError in one line: file, rule, what is wrong
 */
export function readRuleBook(extra: string | null = null): RuleBook {
	const read = (name: string) => [new URL(`./rules/${name}`, import.meta.url), `hazard/rules/${name}`] as const;
	const { groups, ordinary } = readRuleFile(...read('words.yaml'), wordsFile);
	const [contextUrl, contextLabel] = read('context.yaml');
	const context = compileContext(readRuleFile(contextUrl, contextLabel, contextFile), contextLabel, groups);
	const rules: HazardRule[] = [];
	const index = new PatternIndex<HazardRule>();
	const vocabulary = new Set<string>();

	const add = (rule: HazardRule, words: WordGroups): void => {
		const place = `${rule.kind} › ${rule.name}`;
		if (rules.some(({ kind, name }) => kind === rule.kind && name === rule.name))
			throw new HazardRulesError(rule.file, `${place}: there is a rule of this name already`);
		for (const guard of rule.guards) {
			if (!context.guards.has(guard)) throw new HazardRulesError(rule.file, `${place}: there is no guard "${guard}"`);
		}
		for (const source of rule.patterns) {
			const pattern: Pattern = compileAt(source, words, rule.file, place);
			index.add(pattern, rule);
			for (const word of wordsOf(pattern)) vocabulary.add(word);
		}
		rules.push(rule);
	};

	for (const name of KIND_FILES) {
		const [url, file] = read(`${name}.yaml`);
		const { kind, rules: own } = readRuleFile(url, file, kindFile);
		for (const rule of own) add({ ...rule, kind, file }, groups);
	}
	if (extra !== null) {
		const own = readRuleFile(extra, extra, extraFile);
		const words = { ...groups, ...own.groups };
		for (const { kind, rules: list } of own.kinds) for (const rule of list) add({ ...rule, kind, file: extra }, words);
	}
	return {
		rules,
		index,
		context,
		spelling: new Spelling(vocabulary, new Set([...context.vocabulary, ...wordSet(ordinary)])),
	};
}

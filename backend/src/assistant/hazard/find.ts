import type { Hazard, HazardKind } from '../../contract/turn.ts';
import { judge } from './judge.ts';
import type { Match } from './pattern.ts';
import { Reading } from './reading.ts';
import { HazardRulesError } from './rule-files.ts';
import type { RuleBook } from './rule-book.ts';
import type { HazardRule } from './schema.ts';
import { tokenize } from './tokens.ts';

/** The most dangerous first: what kills fastest, and what its safety text must say before anything else. */
const PRECEDENCE: readonly HazardKind[] = ['fire', 'gas', 'carbon_monoxide', 'injury', 'flood_electric', 'electric'];

/** A hazard and the rule that found it. */
export interface FoundHazard extends Hazard {
	rule: string;
}

/** Every kind of danger that a text reports, certain ones first, then the most dangerous. */
export function findAllHazards(text: string, { index, context, spelling }: RuleBook): FoundHazard[] {
	const keys = tokenize(text).map((key) => spelling.correct(key));
	const matches: [Match, HazardRule][] = [];
	index.each(keys, (match, rule) => matches.push([match, rule]));
	if (matches.length === 0) return [];
	const reading = new Reading(keys, context);
	const best = new Map<HazardKind, FoundHazard>();
	for (const [match, rule] of matches) {
		const known = best.get(rule.kind);
		if (known && known.certain && known.confidence >= rule.confidence) continue;
		const verdict = judge(rule, match, reading, context);
		if (verdict && (!known || verdict.confidence > known.confidence))
			best.set(rule.kind, { kind: rule.kind, ...verdict, rule: rule.name });
	}
	return [...best.values()].sort(
		(one, other) =>
			Number(other.certain) - Number(one.certain) || PRECEDENCE.indexOf(one.kind) - PRECEDENCE.indexOf(other.kind),
	);
}

/**
 * Checks that every rule of the book finds its examples and none of its counter-examples.
 * @param file checks the rules of this file only
 * @throws HazardRulesError that names the first rule and message where it does not
 */
export function checkExamples(book: RuleBook, file?: string): void {
	for (const rule of book.rules) {
		if (file !== undefined && rule.file !== file) continue;
		const finds = (text: string) => findAllHazards(text, book).some(({ kind }) => kind === rule.kind);
		const missed = rule.examples.find((text) => !finds(text));
		const wrong = rule.counter_examples.find(finds);
		const place = `${rule.kind} › ${rule.name}`;
		if (missed !== undefined) throw new HazardRulesError(rule.file, `${place}: does not find its example "${missed}"`);
		if (wrong !== undefined) throw new HazardRulesError(rule.file, `${place}: finds its counter-example "${wrong}"`);
	}
}

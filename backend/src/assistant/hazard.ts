import { checkExamples, findAllHazards, type FoundHazard } from './hazard/find.ts';
import { readRuleBook } from './hazard/rule-book.ts';

export type { FoundHazard } from './hazard/find.ts';

let book = readRuleBook();

/**
 * Adds an operator's own rules, if there are any, and checks that every rule finds its examples and no
 * counter-example. Called once, when the process starts.
 * @param extra path of a YAML file, or null
 * @throws HazardRulesError in one line: file, rule, what is wrong
 */
export function prepareHazardRules(extra: string | null): void {
	const prepared = extra === null ? book : readRuleBook(extra);
	checkExamples(prepared);
	book = prepared;
}

/**
 * Every danger that a message reports: certain ones first, then the most dangerous. Rules only: no model, no network.
 * Unsure but possible is reported too, with `certain` false: a safety text too many costs a moment.
 */
export function findHazards(text: string): FoundHazard[] {
	return findAllHazards(text, book);
}

/** The first of the dangers that a message reports, or null. */
export function findHazard(text: string): FoundHazard | null {
	return findHazards(text)[0] ?? null;
}

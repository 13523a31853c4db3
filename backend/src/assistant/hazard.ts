import { checkExamples, findAllHazards, type FoundHazard } from './hazard/find.ts';
import { readRuleBook } from './hazard/rule-book.ts';

export { HazardRulesError } from './hazard/rule-files.ts';
export type { FoundHazard } from './hazard/find.ts';

let book = readRuleBook();

/**
 * Adds an operator's own rules to the shipped ones and checks their examples. Called once, at the start.
 * @throws HazardRulesError in one line: file, rule, what is wrong
 */
export function addHazardRules(file: string): void {
	const extended = readRuleBook(file);
	checkExamples(extended);
	book = extended;
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

import { checkExamples, findAllHazards, type FoundHazard } from './hazard/find.ts';
import { readRuleBook } from './hazard/rule-book.ts';
import { readAgain, secondModel } from './hazard/second-reading.ts';

export type { FoundHazard } from './hazard/find.ts';

/**
 * From these odds on the second reading raises an uncertain danger where no rule finds one, and below those it takes back
 * what the rules only suspect. Chosen on sets left out of the training, each in turn: 59 of 100 dangers of an unseen author
 * by itself, at 4 of 100 traps and 3 of 1,000 ordinary messages.
 */
const RAISES = 1;
const TAKES_BACK = -1;

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

/** Makes the second reading ready, so that no customer waits for it. */
export function prepareSecondReading(report: (line: string) => void): void {
	secondModel(book, report);
}

/** Every danger that the rules find: certain ones first, then the most dangerous. */
export function findByRules(text: string): FoundHazard[] {
	return findAllHazards(text, book);
}

/**
 * Every danger that a message reports: certain ones first, then the most dangerous. No language model, no network. What is
 * certain is for the rules alone to say; where they find nothing or are unsure, a second reading may raise a possible danger
 * or take back a suspicion. Unsure but possible is reported too, with `certain` false: a safety text too many costs a moment.
 */
export function findHazards(text: string): FoundHazard[] {
	const found = findByRules(text);
	if (found.some(({ certain }) => certain)) return found;
	const { odds, kind } = readAgain(text, book);
	if (found.length > 0) return odds < TAKES_BACK ? [] : found;
	return odds > RAISES ? [{ kind, confidence: 0.5, certain: false, rule: 'second reading' }] : [];
}

/** The first of the dangers that a message reports, or null. */
export function findHazard(text: string): FoundHazard | null {
	return findHazards(text)[0] ?? null;
}

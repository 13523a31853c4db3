import { termSet } from '../../text/terms.ts';

/** Share of common stems from which on two messages ask the same. */
const SAME = 0.6;
/** Asked so often, this time included, a question goes to a person. */
const TIMES = 3;

/** Whether two messages ask the same, by the stems of their content words. */
export function asksSame(one: string, other: string): boolean {
	const [a, b] = [termSet(one), termSet(other)];
	if (a.size === 0 || b.size === 0) return false;
	const common = [...a].filter((term) => b.has(term)).length;
	return common / (a.size + b.size - common) >= SAME;
}

/** Whether the customer asks for the third time what was not answered to their content before. */
export function isRepeated(text: string, before: readonly string[]): boolean {
	return before.filter((earlier) => asksSame(text, earlier)).length >= TIMES - 1;
}

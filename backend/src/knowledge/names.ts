import { terms } from '../text/terms.ts';

/** A capitalised word that does not begin a sentence, or a number. */
const NAME = /(?<=[^¿?¡!.:\s]\s+|[(«"'])\p{Lu}[\p{L}\p{N}-]+|\d[\d.,]*/gu;
/** With more capitals than this among its letters a message is shouted, and its capitals say nothing. */
const SHOUTED = 0.5;

/** The terms of a question that are names or numbers: what it is about more than other words. */
export function namesIn(question: string): Set<string> {
	const letters = question.match(/\p{L}/gu)?.length ?? 0;
	const capitals = question.match(/\p{Lu}/gu)?.length ?? 0;
	if (capitals > letters * SHOUTED) return new Set();
	return new Set((question.match(NAME) ?? []).flatMap((name) => terms(name).map(({ term }) => term)));
}

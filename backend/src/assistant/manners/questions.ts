import type { Exchange } from '../../store/exchanges.ts';
import { readPhrases } from './phrases.ts';

/** After so many questions in a row there is an answer or a person. */
export const MAX_QUESTIONS = 2;

/** "Anything else?" asks for no details. */
const COURTESY = readPhrases('courtesy-question');

/** The sentences of a text, each with what separates it from the next. */
export function sentencesOf(text: string): string[] {
	return (
		text.match(/[^.!?\n]*(?:[.!?](?![\s)»"”]|$)[^.!?\n]*)*(?:[.!?…]+[)»"”]*|$|(?=\n))\s*/gu)?.filter(Boolean) ?? []
	);
}

const isQuestion = (sentence: string): boolean => /\?[)»"”]*\s*$/u.test(sentence);

/** Whether a reply asks the customer for something, rather than whether they need anything else. */
export function asksDetails(reply: string): boolean {
	return sentencesOf(reply).some((sentence) => isQuestion(sentence) && !COURTESY.in(sentence));
}

/** A reply that asks one question at a time: the first one. */
export function withOneQuestion(reply: string): string {
	let asked = false;
	return sentencesOf(reply)
		.filter((sentence) => {
			if (!isQuestion(sentence)) return true;
			const isFirst = !asked;
			asked = true;
			return isFirst;
		})
		.join('')
		.trim();
}

/** How many replies in a row have asked for details, up to now. */
export function questionsInARow(exchanges: readonly Exchange[]): number {
	const last = exchanges.findLastIndex(({ asks }) => !asks);
	return exchanges.length - 1 - last;
}

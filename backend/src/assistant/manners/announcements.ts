import { readPhrases } from './phrases.ts';
import { sentencesOf } from './questions.ts';

const ANNOUNCEMENT = readPhrases('handing-over');
const OFFER = readPhrases('offer-of-person');

/**
 * A reply without the sentences that say that a person takes over, so that the customer hears it once, in the words that
 * know the office hours. What carries a source stays.
 *
 * @param sources the numbers that are sources in the reply
 */
export function withoutAnnouncements(reply: string, sources: readonly number[]): string {
	const isCited = (sentence: string): boolean => sources.some((n) => sentence.includes(`[${n}]`));
	return sentencesOf(reply)
		.filter((sentence) => isCited(sentence) || !ANNOUNCEMENT.in(sentence))
		.join('')
		.trim();
}

/** Whether a reply ends by asking whether the customer wants a person. */
export function offersPerson(reply: string): boolean {
	const last = sentencesOf(reply.trim()).at(-1) ?? '';
	return /\?/.test(last) && OFFER.in(last);
}

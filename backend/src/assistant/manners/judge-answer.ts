import type { PersonTexts } from '../../catalogue/texts.ts';
import type { EngineAnswer } from '../../engines/engine.ts';
import type { Exchange } from '../../store/exchanges.ts';
import type { Offer } from '../../store/tables/consultas.ts';
import { offersPerson, withoutAnnouncements } from './announcements.ts';
import { asksDetails, MAX_QUESTIONS, questionsInARow, withOneQuestion } from './questions.ts';
import { claimsToBePerson, unsourcedMatter } from './unsourced.ts';

/** An engine's answer after the last gate. */
export interface JudgedAnswer extends EngineAnswer {
	asks: boolean;
	offers: Offer | null;
}

/**
 * The last gate before a customer, whichever engine wrote the answer: nothing about money, guarantees or safety without a
 * source, no machine that passes for a person, one question at a time and two in a row at most. What may not be said goes to
 * a person. The words of a hand-over are taken out, as the hand-over itself says them.
 */
export function judgeAnswer(
	answer: EngineAnswer,
	exchanges: readonly Exchange[],
	texts: Pick<PersonTexts, 'unsourced' | 'notUnderstood'>,
): JudgedAnswer {
	const hasSource = answer.sources.some((n) => answer.reply.includes(`[${n}]`));
	const matter = hasSource ? null : unsourcedMatter(answer.reply);
	if (matter !== null) return toPerson(answer, texts.unsourced, `no source for ${matter}`);
	if (claimsToBePerson(answer.reply)) return toPerson(answer, '', 'a machine must not pass for a person');
	if (answer.needsHuman) {
		const reply = withoutAnnouncements(answer.reply, answer.sources);
		return { ...answer, reply, offersHuman: false, asks: false, offers: null };
	}
	const asks = answer.asks ?? (!hasSource && asksDetails(answer.reply));
	if (asks && questionsInARow(exchanges) >= MAX_QUESTIONS) {
		return toPerson(answer, texts.notUnderstood, 'two questions did not help');
	}
	const offers = (asks && answer.offersHuman) || offersPerson(answer.reply) ? 'person' : null;
	return { ...answer, reply: asks ? withOneQuestion(answer.reply) : answer.reply, asks, offers };
}

function toPerson(answer: EngineAnswer, reply: string, reason: string): JudgedAnswer {
	return { ...answer, reply, reason, sources: [], needsHuman: true, offersHuman: false, asks: false, offers: null };
}

import { CATALOGUE } from '../../catalogue/catalogue.ts';
import type { Exchange } from '../../store/exchanges.ts';
import type { Manner } from '../../store/tables/consultas.ts';
import { assentOf, isCourtesyOnly } from '../../text/assent.ts';
import { termSet } from '../../text/terms.ts';
import type { Understanding } from '../understand.ts';
import { AUTOMATON_QUESTIONS } from './automaton-question.ts';
import { isFrustrated } from './frustration.ts';
import { sayNoHelp } from './no-help.ts';
import { wantsPerson } from './person-wish.ts';
import { isRepeated } from './repeated-question.ts';
import { wantsAnswersAgain } from './resume.ts';

/** What manners ask for in a turn, before anything else is decided but danger. */
export interface Conduct {
	/** Null for an ordinary turn. */
	manner: Manner | null;
	reason: string;
	/** Why the assistant says nothing at all; null where it may speak. */
	restraint: string | null;
}

export interface ConductFacts extends Pick<Understanding, 'intent' | 'intentConfidence' | 'otherIntents'> {
	text: string;
	optedOut: boolean;
	/** Whether the text could be the answer to a question of the onboarding. */
	isAwaited: boolean;
	/** What was said since the conversation was last handed back, oldest first. */
	exchanges: readonly Exchange[];
}

/** From here on a wish for silence is granted; below, down to `DOUBTFUL`, it is asked about. */
const SURE_SILENCE = 0.5;
const DOUBTFUL_SILENCE = 0.3;
/** What could be somebody's name is no wish for silence below this. */
const SURE_BESIDE_ANSWER = 0.8;
/** In so many replies before, a person may have been offered to whom it did not help. */
const OFFERS_KEPT = 3;

/** Manners that bring in a person. */
const TO_PERSON: readonly (Manner | null)[] = ['wish', 'accepted', 'unsolved', 'frustrated', 'repeated', 'unspoken'];
export const callsPerson = ({ manner }: Pick<Conduct, 'manner'>): boolean => TO_PERSON.includes(manner);

const as = (manner: Manner | null, reason: string): Conduct => ({ manner, reason, restraint: null });
const silent = (restraint: string): Conduct => ({ manner: null, reason: restraint, restraint });

/** Reads the customer's wishes about the conversation itself: a person, silence, the truth, an end to questions. */
export function conductOf(facts: ConductFacts): Conduct {
	const { text, exchanges } = facts;
	// A hand-over that is on its way needs no second one, and no answer beside it.
	if (exchanges.some(({ isOpen, handsOver, route }) => isOpen && (handsOver || route === 'human'))) {
		return silent('a person is being called already');
	}
	if (facts.optedOut) return whileSilenced(facts);
	// "If this does not solve it, tell me": what was offered is kept.
	if (exchanges.slice(-OFFERS_KEPT).some(offeredPerson) && sayNoHelp(text)) {
		return as('unsolved', 'what was said did not help the customer');
	}
	const answered = answerToOffer(text, exchanges.at(-1));
	if (answered !== null) return answered;
	if (wantsPerson(text, facts)) return as('wish', 'the customer asks for a person');
	const silence = silenceWish(facts);
	if (silence !== null) return silence;
	if (isFrustrated(text)) return as('frustrated', 'the customer is frustrated');
	if (!isCourtesy(facts) && isRepeated(text, textsOf(exchanges))) {
		return as('repeated', 'the same question for the third time');
	}
	if (AUTOMATON_QUESTIONS.in(text)) return as('truth', 'asks whether a machine answers');
	if (text.trim() === '') return as('unread', 'nothing that can be read');
	return as(null, 'nothing special');
}

/** Whoever wanted silence is left alone, but not lost: a person sees what they write. */
function whileSilenced(facts: ConductFacts): Conduct {
	const { text, intent, intentConfidence } = facts;
	if (wantsPerson(text, facts)) return as('wish', 'the customer asks for a person');
	if (wantsAnswersAgain(text)) return as('resume', 'the customer wants answers again');
	if (intent === 'opt_out' && intentConfidence >= DOUBTFUL_SILENCE) {
		return silent('the customer asks for silence again: it was confirmed once');
	}
	if (isCourtesyOnly(text) && text.trim() !== '') return silent('the customer asked the assistant not to write');
	return as('unspoken', 'the customer wants no automatic messages');
}

function answerToOffer(text: string, last: Exchange | undefined): Conduct | null {
	if (last === undefined || last.offers === null || last.reply === null) return null;
	const assent = assentOf(text);
	if (last.offers === 'silence') {
		if (assent === 'no' || isButton(text, last, 1)) return as('go_on', 'the customer does not want silence');
		if (assent !== null || isButton(text, last, 0)) return as('stop', 'the customer asks for silence');
		return null;
	}
	const isTaken = assent === 'yes' || (assent === 'fine' && last.asks);
	return isTaken ? as('accepted', 'the customer accepts a person') : null;
}

const PERSON_BUTTONS: ReadonlySet<string> = new Set(Object.values(CATALOGUE).map(({ person }) => person.button));
const offeredPerson = ({ offers, buttons }: Exchange): boolean =>
	offers === 'person' || buttons.some(({ value }) => PERSON_BUTTONS.has(value));

/** Whether the text is a button of the reply before, by its place. */
const isButton = (text: string, { buttons }: Exchange, place: number): boolean =>
	buttons[place]?.value === text.trim() || buttons[place]?.title === text.trim();

function silenceWish({
	text,
	intent,
	intentConfidence,
	isAwaited,
	otherIntents,
	exchanges,
}: ConductFacts): Conduct | null {
	// "No" and "más" are what people say to a question, whatever a classifier takes them for.
	if (isCourtesyOnly(text) || termSet(text).size === 0) return null;
	if (isAwaited && intentConfidence < SURE_BESIDE_ANSWER) return null;
	const wasAsked = exchanges.some(({ offers }) => offers === 'silence');
	if (intent === 'opt_out') {
		if (intentConfidence >= SURE_SILENCE || (wasAsked && intentConfidence >= DOUBTFUL_SILENCE)) {
			return as('stop', 'the customer asks for silence');
		}
		if (intentConfidence >= DOUBTFUL_SILENCE) return as('ask_stop', 'the customer may ask for silence');
	}
	return otherIntents.includes('opt_out') && !wasAsked
		? as('also_stop', 'the customer may ask for silence, besides another matter')
		: null;
}

const isCourtesy = ({ intent, text }: ConductFacts): boolean =>
	intent === 'greeting' || intent === 'feedback' || isCourtesyOnly(text);
const textsOf = (exchanges: readonly Exchange[]): string[] => exchanges.map(({ text }) => text);

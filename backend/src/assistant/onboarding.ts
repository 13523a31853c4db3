import type { OnboardingStep } from '../contract/person.ts';
import type { Button, Hazard, Intent } from '../contract/turn.ts';
import type { KnownPerson, PersonChange } from '../store/people.ts';
import { fold, hasNameForm, hasZoneForm, parseInterest, parseName, parseZone } from './onboarding/answers.ts';
import { CATALOGUE, textsIn } from '../catalogue/catalogue.ts';
import type { OnboardingTexts } from '../catalogue/texts.ts';
import { type Notice, withNotice } from './manners/disclosure.ts';
import type { Company } from './context.ts';

type Question = Exclude<OnboardingStep, 'new' | 'done'>;

/** What a technical service company does; offered as buttons. */
export const INTERESTS = ['Calderas', 'Aire acondicionado', 'Electricidad', 'Energía solar', 'Mantenimiento'] as const;

/** A question is asked at most so often; then the next one comes. */
const MAX_ASKS = 2;

/** Below this an intent says little about a short text. */
const SURE_INTENT = 0.6;
/** The same for a text that could well be the answer: names and places look like anything to a classifier. */
const SURE_INTENT_OF_ANSWER = 0.8;
/** An answer to "what are you interested in" has at most so many words; longer texts tell a story. */
const MAX_INTEREST_WORDS = 4;
/** What is no answer to "what are you interested in", though it names a service. */
const OWN_CONCERNS: ReadonlySet<Intent> = new Set(['incident', 'complaint', 'human_request', 'opt_out']);

const NEXT: Record<OnboardingStep, OnboardingStep> = {
	new: 'name',
	name: 'zone',
	zone: 'interest',
	interest: 'done',
	done: 'done',
};

export interface OnboardingInput {
	text: string;
	intent: Intent;
	intentConfidence: number;
	hazard: Hazard | null;
}

/**
 * Whether the turn of a person who is not through onboarding is part of it: a greeting at the very start, or something that
 * reads like the answer to the pending question. Whoever asks something gets an answer first.
 */
export function wantsOnboarding(step: OnboardingStep, input: OnboardingInput): boolean {
	if (step === 'done' || input.hazard) return false;
	if (step === 'new') return input.intent === 'greeting' && input.intentConfidence >= SURE_INTENT;
	return isPlainAnswer(step, input.text) || readsLikeAnswer(step, input);
}

/** An answer whose form leaves no doubt: "me llamo Ana", a postcode, a button. */
export function isPlainAnswer(step: OnboardingStep, text: string): boolean {
	if (step === 'name') return hasNameForm(text) && parseName(text) !== null;
	if (step === 'zone') return hasZoneForm(text) && parseZone(text) !== null;
	return step === 'interest' && isOption(text);
}

/** Whether a text could be the name or the place that was asked for, by its form alone. */
export function couldBeAnswer(step: OnboardingStep, text: string): boolean {
	return (
		(step === 'name' || step === 'zone') && !/[?¿]/.test(text) && parse(step, text, textsIn('es').onboarding) !== null
	);
}

function readsLikeAnswer(step: Question, { text, intent, intentConfidence }: OnboardingInput): boolean {
	if (/[?¿]/.test(text) || text.length > 120) return false;
	if (intent === 'greeting' || intent === 'out_of_scope') return true;
	if (step === 'interest' && text.trim().split(/\s+/).length <= MAX_INTEREST_WORDS && !OWN_CONCERNS.has(intent))
		return true;
	const sure = parse(step, text, textsIn('es').onboarding) === null ? SURE_INTENT : SURE_INTENT_OF_ANSWER;
	return intentConfidence < sure;
}

/** Every option in every language, folded, and what is kept of it. */
const OPTIONS: ReadonlyMap<string, string> = new Map(
	Object.values(CATALOGUE).flatMap(({ onboarding: { interests, other } }) => [
		...interests.map((option, place) => [fold(option), INTERESTS[place] ?? option] as const),
		[fold(other), textsIn('es').onboarding.other] as const,
	]),
);
const isOption = (text: string) => OPTIONS.has(fold(text));

export interface OnboardingStepResult {
	change: PersonChange;
	reply: string;
	buttons: Button[];
	done: boolean;
	/** What the answer was taken for, for the trace. */
	outcome: string;
}

export interface OnboardingOptions {
	company: Pick<Company, 'name' | 'settings'>;
	language: string;
	/** Whether the reply has to say that an AI answers. */
	notice: Notice;
}

/**
 * The next step of getting to know a person: takes the answer to the pending question and asks the next one. An answer that
 * cannot be one is asked for once more, then let go. Somebody who has to be told that this is an AI is told first.
 */
export function nextOnboardingStep(
	person: KnownPerson,
	text: string,
	options: OnboardingOptions,
): OnboardingStepResult {
	const result = takeAnswer(person, text, textsIn(options.language).onboarding);
	return { ...result, reply: withNotice(result.reply, { ...options, place: 'before' }) };
}

function takeAnswer(person: KnownPerson, text: string, texts: OnboardingTexts): OnboardingStepResult {
	const { step } = person;
	if (step === 'done') {
		return { change: {}, reply: texts.alreadyFinished, buttons: [], done: true, outcome: 'already done' };
	}
	if (step === 'new') return { ...ask('name', texts.ask.name, texts), outcome: 'started' };

	const value = parse(step, text, texts);
	if (value === null && person.asks < MAX_ASKS) {
		const again = ask(step, texts.askAgain[step], texts);
		return { ...again, change: { asks: person.asks + 1 }, outcome: `${step} asked again` };
	}
	const answer: PersonChange = value === null ? {} : { [step]: value };
	const outcome = value === null ? `${step} left open` : `${step} stored`;
	const name = step === 'name' ? value : person.name;
	const next = NEXT[step];
	if (next === 'done') {
		return {
			change: { ...answer, step: 'done', asks: 0 },
			reply: texts.finished(name),
			buttons: [],
			done: true,
			outcome,
		};
	}
	const question = ask(
		next as Question,
		`${texts.thanks(step === 'name' ? value : null)} ${texts.ask[next as Question]}`,
		texts,
	);
	return { ...question, change: { ...answer, ...question.change }, outcome };
}

function ask(question: Question, reply: string, texts: OnboardingTexts): Omit<OnboardingStepResult, 'outcome'> {
	const options = question === 'interest' ? [...texts.interests, texts.other] : [];
	return {
		change: { step: question, asks: 1 },
		reply,
		buttons: options.map((option) => ({ title: option, value: option })),
		done: false,
	};
}

function parse(question: Question, text: string, texts: OnboardingTexts): string | null {
	if (question === 'name') return parseName(text);
	if (question === 'zone') return parseZone(text);
	const interest = parseInterest(text, [...texts.interests, texts.other]);
	return interest === null ? null : (OPTIONS.get(fold(interest)) ?? interest);
}

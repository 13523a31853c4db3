import { textsIn } from '../../catalogue/catalogue.ts';
import type { PersonTexts } from '../../catalogue/texts.ts';
import type { Button } from '../../contract/turn.ts';
import type { Manner, Offer } from '../../store/tables/consultas.ts';
import type { Answer } from '../../store/turns.ts';
import { termSet } from '../../text/terms.ts';
import { UNSPOKEN_HEADLINE } from '../catalogue/operator-note.ts';
import { handoffOf } from '../compose-answer.ts';
import type { Company } from '../context.ts';
import { sceneNote } from '../scene-note.ts';
import type { TurnScene } from '../turn-scene.ts';
import { receivedText, unreadable } from './attachments.ts';
import { AUTOMATON_QUESTIONS } from './automaton-question.ts';
import { handOverText } from './hand-over.ts';
import { MAX_QUESTIONS, questionsInARow } from './questions.ts';

/** A reply in words of the catalogue: no engine takes part. */
export interface FixedReply {
	/** Empty where the customer is told nothing. */
	reply: string;
	outcome: string;
	reason: string;
	handoff?: Answer['handoff'];
	labels?: string[];
	buttons?: Button[];
	asks?: boolean;
	offers?: Offer | null;
}

const button = (title: string): Button => ({ title, value: title });

/** The question whether to stop writing, with its two buttons. */
export function silenceQuestion(language: string): { text: string; buttons: Button[] } {
	const { silence } = textsIn(language);
	return { text: silence.ask, buttons: [button(silence.yes), button(silence.no)] };
}

/** The truth for whoever asks whether a machine answers; empty for all others. */
export function truthText(text: string, company: Company, language: string): string {
	return AUTOMATON_QUESTIONS.in(text) ? textsIn(language).disclosure.truth(company.name) : '';
}

/** Hands a turn over: the only place where a hand-over gets its words. */
export function handOver(
	scene: TurnScene,
	company: Company,
	{ lead, reason, language, now }: { lead: string; reason: string; language: string; now: Date },
): FixedReply & { handoff: NonNullable<Answer['handoff']> } {
	return {
		reply: handOverText(lead, company.settings, language, now),
		outcome: 'handed over',
		reason,
		handoff: handoffOf(reason, sceneNote(scene, reason), scene.turn.urgency),
	};
}

const LEADS: Readonly<
	Partial<Record<Manner, keyof PersonTexts & ('asWished' | 'frustrated' | 'repeated' | 'unsolved')>>
> = {
	wish: 'asWished',
	accepted: 'asWished',
	frustrated: 'frustrated',
	repeated: 'repeated',
	unsolved: 'unsolved',
};

/** The reply of a turn that goes to a person by its claim. */
export function personReply(scene: TurnScene, company: Company, language: string, now: Date): FixedReply {
	const { turn } = scene;
	const { person } = textsIn(language);
	const reason = turn.reason ?? 'the customer asks for a person';
	if (turn.manner === 'unspoken') {
		const summary = sceneNote(scene, reason, UNSPOKEN_HEADLINE);
		return { reply: '', outcome: 'left to a person', reason, handoff: handoffOf(reason, summary, turn.urgency) };
	}
	// Without a wish of the customer it is our attempts that failed.
	const opening = turn.manner === null ? person.late : person[LEADS[turn.manner] ?? 'asWished'];
	const truth = scene.notice === null ? truthText(turn.text, company, language) : '';
	const lead = [truth, opening].filter(Boolean).join('\n\n');
	const labels = turn.manner === 'wish' || turn.manner === 'accepted' ? ['pide-persona'] : [];
	return { ...handOver(scene, company, { lead, reason, language, now }), labels };
}

/** The reply of a turn that manners alone decide; null where an engine is to answer. */
export function mannerReply(scene: TurnScene, company: Company, language: string, now: Date): FixedReply | null {
	const { turn } = scene;
	const { silence, disclosure, person } = textsIn(language);
	switch (turn.manner) {
		case 'stop':
			return {
				reply: silence.granted,
				outcome: 'opted out',
				reason: 'the customer asks for silence',
				labels: ['baja'],
			};
		case 'ask_stop': {
			const { text, buttons } = silenceQuestion(language);
			const reason = 'not sure that the customer asks for silence';
			return { reply: text, outcome: 'asked', reason, buttons, asks: true, offers: 'silence' };
		}
		case 'go_on':
			return { reply: silence.goOn, outcome: 'answered', reason: 'the customer does not want silence' };
		case 'resume':
			return { reply: silence.resumed, outcome: 'opted in', reason: 'the customer wants answers again' };
		case 'truth': {
			if (termSet(AUTOMATON_QUESTIONS.without(turn.text)).size > 0) return null;
			const reason = 'asked whether a machine answers';
			const buttons = [button(person.button)];
			return { reply: disclosure.truth(company.name), outcome: 'told the truth', reason, buttons, offers: 'person' };
		}
		case 'unread':
			return unreadReply(scene, company, language, now);
		default:
			return null;
	}
}

function unreadReply(scene: TurnScene, company: Company, language: string, now: Date): FixedReply {
	const { attachments, person } = textsIn(language);
	const kinds = unreadable(scene.attachments);
	const received = receivedText(kinds.length === 0 ? ['other'] : kinds, language);
	if (questionsInARow(scene.exchanges) >= MAX_QUESTIONS) {
		return handOver(scene, company, { lead: received, reason: 'two questions did not help', language, now });
	}
	return {
		reply: `${received} ${attachments.describe}`,
		outcome: 'asked',
		reason: 'an attachment that cannot be read',
		buttons: [button(person.button)],
		asks: true,
		offers: 'person',
	};
}

import { textsIn } from '../catalogue/catalogue.ts';
import type { Decision } from '../contract/trace.ts';
import type { Engine, EngineAnswer, Outcome, Question, Work } from '../engines/engine.ts';
import { askEngine } from './ask-engine.ts';
import { composeReply, handoffOf } from './compose-answer.ts';
import type { Company } from './context.ts';
import { hazardAnswer } from './hazard-answer.ts';
import { decision, type MadeAnswer, NO_USAGE, usageOf } from './made-answer.ts';
import { receivedText, unreadable } from './manners/attachments.ts';
import { AUTOMATON_QUESTIONS } from './manners/automaton-question.ts';
import { disclosureDecisions, noticeText, withNotice } from './manners/disclosure.ts';
import { type FixedReply, mannerReply, personReply, silenceQuestion, truthText } from './manners/fixed-reply.ts';
import { handOverText } from './manners/hand-over.ts';
import { judgeAnswer } from './manners/judge-answer.ts';
import { labelsOf, sceneNote } from './scene-note.ts';
import type { TurnScene } from './turn-scene.ts';
import { understand } from './understand.ts';

/** Answers a turn by its route. Danger and what manners decide are answered without an engine. */
export async function answerScene(
	scene: TurnScene,
	company: Company,
	engine: Engine,
	now: Date,
	work: Work = {},
): Promise<MadeAnswer> {
	const { turn } = scene;
	const language = languageOf(scene, company);
	if (turn.route === 'hazard') {
		const noteUnder = (reason: string, headline: string) => sceneNote(scene, reason, headline);
		return fixed(scene, company, now, hazardAnswer(scene, company, noteUnder));
	}
	const reply =
		turn.route === 'human' ? personReply(scene, company, language, now) : mannerReply(scene, company, language, now);
	if (reply !== null) return fixed(scene, company, now, reply);
	const outcome = await askEngine(engine, questionOf(scene, company), work);
	return fromEngine(understoodScene(scene, outcome.value), company, now, outcome);
}

/** What the engine is asked: without the question whether it is a machine, which code answers. */
function questionOf(scene: TurnScene, company: Company): Question {
	const { turn } = scene;
	const language = languageOf(scene, company);
	const isAsked = turn.manner === 'truth';
	const text = isAsked ? AUTOMATON_QUESTIONS.without(turn.text) : turn.text;
	const understood = isAsked ? understand(text, { defaultLanguage: language }) : null;
	return {
		text,
		query: scene.query,
		language,
		intent: understood?.intent ?? turn.intent ?? 'out_of_scope',
		intentConfidence: understood?.intentConfidence ?? turn.intent_confidence ?? 0,
		role: turn.role ?? 'customer',
		companyName: company.name,
		history: scene.history,
		passages: scene.passages,
		coverage: scene.coverage,
		linkHosts: company.settings.linkHosts,
	};
}

function fixed(scene: TurnScene, company: Company, now: Date, made: FixedReply): MadeAnswer {
	const { turn } = scene;
	const language = languageOf(scene, company);
	// Danger first: the notice may wait for a few lines, not the advice.
	const place = turn.route === 'hazard' ? 'after' : 'before';
	const notice = made.reply === '' ? null : scene.notice;
	// The notice is the truth already.
	const reply =
		turn.manner === 'truth' && notice !== null && turn.route === 'answer'
			? `${textsIn(language).disclosure.hello} ${noticeText(notice, company, language)}`
			: withNotice(made.reply, { notice, company, language, place });
	return {
		answer: {
			reply,
			buttons: made.buttons ?? [],
			citations: [],
			handoff: made.handoff ?? null,
			labels: [...new Set([...(made.labels ?? []), ...labelsOf(scene)])],
			fields: null,
			engine: 'local',
			usage: NO_USAGE,
			asks: made.asks ?? false,
			offers: made.offers ?? null,
			decisions: [
				decision(now, made.outcome, `${made.reason}; fixed text, no model`),
				...disclosureDecisions(notice, now),
			],
		},
		calls: [],
	};
}

function fromEngine(scene: TurnScene, company: Company, now: Date, outcome: Outcome<EngineAnswer>): MadeAnswer {
	const { engine, calls, fallback } = outcome;
	const { turn, notice } = scene;
	const language = languageOf(scene, company);
	const value = judgeAnswer(outcome.value, scene.exchanges, textsIn(language).person);
	const { reply: body, buttons, citations } = composeReply(value, scene.passages, language);
	const handoff = value.needsHuman ? handoffOf(value.reason, sceneNote(scene, value.reason), turn.urgency) : null;
	const silence = turn.manner === 'also_stop' && handoff === null ? silenceQuestion(language) : null;
	const said = [
		notice === null ? truthText(turn.text, company, language) : '',
		receivedText(unreadable(scene.attachments), language),
		handoff === null ? body : handOverText(body, company.settings, language, now),
		silence?.text ?? '',
	];
	const reply = withNotice(said.filter(Boolean).join('\n\n'), { notice, company, language, place: 'before' });
	const decisions = [
		...understoodDecisions(scene, value, now),
		...(fallback === null ? [] : [decision(now, 'local', `Claude did not answer: ${fallback}`, 'engine')]),
		decision(now, handoff ? 'handed over' : citations.length > 0 ? 'answered with a source' : 'answered', value.reason),
		...disclosureDecisions(notice, now),
	];
	return {
		answer: {
			reply,
			buttons: silence?.buttons ?? buttons,
			citations,
			handoff,
			labels: labelsOf(scene, Boolean(value.understood)),
			fields: null,
			understood: value.understood ?? null,
			engine,
			usage: usageOf(calls),
			asks: value.asks,
			offers: silence === null ? value.offers : 'silence',
			decisions,
		},
		calls,
	};
}

/** The scene with intent and language as the model understood them, where it was asked. */
function understoodScene(scene: TurnScene, { understood }: EngineAnswer): TurnScene {
	if (!understood) return scene;
	const { intent, language } = understood;
	return { ...scene, turn: { ...scene.turn, intent, language } };
}

/** What the model made of a message that the local engine was unsure of. It decides nothing but the label and the words. */
function understoodDecisions({ turn }: TurnScene, { understood }: EngineAnswer, now: Date): Decision[] {
	if (!understood) return [];
	const sure = (turn.intent_confidence ?? 0).toFixed(2);
	return [decision(now, understood.intent, `by Claude; the local engine was unsure (${sure})`, 'intent')];
}

const languageOf = ({ turn }: TurnScene, company: Company): string => turn.language ?? company.settings.language;

import type { Decision } from '../contract/trace.ts';
import type { Usage } from '../contract/turn.ts';
import type { Engine, EngineAnswer, EngineCall, Outcome, Work } from '../engines/engine.ts';
import type { Answer } from '../store/turns.ts';
import { askEngine } from './ask-engine.ts';
import { INTENT_LABELS } from './catalogue/operator-note.ts';
import { replyTexts } from './catalogue/replies.ts';
import { composeReply, handoffOf, placeOf } from './compose-answer.ts';
import type { Company } from './context.ts';
import { handoffNote } from './handoff-note.ts';
import { hazardAnswer } from './hazard-answer.ts';
import { onboardingTexts } from './onboarding/texts.ts';
import type { TurnScene } from './turn-scene.ts';

/** An answer that is not stored yet. */
export interface MadeAnswer {
	answer: Answer;
	calls: EngineCall[];
	/** Whether the reply tells the person, for the first time, that an AI answers. */
	discloses: boolean;
}

const NO_USAGE: Usage = { calls: 0, inputTokens: 0, outputTokens: 0, cachedTokens: 0, costUsd: 0 };
/** Below this an intent is too uncertain to label a conversation with. */
const LABEL_SURE = 0.5;
/** As in the claim: a wish this sure is carried out. */
const SURE_WISH = 0.5;

/** Answers a turn by its route. Danger and the wish for a person are answered without an engine. */
export async function answerScene(
	scene: TurnScene,
	company: Company,
	engine: Engine,
	now: Date,
	work: Work = {},
): Promise<MadeAnswer> {
	const { turn } = scene;
	if (turn.route === 'hazard') {
		const noteUnder = (reason: string, headline: string) => note(scene, reason, headline);
		return fixed(scene, company, now, hazardAnswer(scene, company, noteUnder));
	}
	if (turn.route === 'human') return fixed(scene, company, now, personAnswer(scene));
	if (turn.intent === 'opt_out' && (turn.intent_confidence ?? 0) >= SURE_WISH) {
		return fixed(scene, company, now, {
			reply: replyTexts(languageOf(scene, company)).optedOut,
			outcome: 'opted out',
			reason: 'the customer asks for silence',
		});
	}
	const outcome = await askEngine(
		engine,
		{
			text: turn.text,
			language: languageOf(scene, company),
			intent: turn.intent ?? 'out_of_scope',
			intentConfidence: turn.intent_confidence ?? 0,
			role: turn.role ?? 'customer',
			companyName: company.name,
			history: scene.history,
			passages: scene.passages,
			coverage: scene.coverage,
			linkHosts: company.settings.linkHosts,
		},
		work,
	);
	return fromEngine(understoodScene(scene, outcome.value), company, now, outcome);
}

interface FixedAnswer {
	reply: string;
	outcome: string;
	reason: string;
	handoff?: Answer['handoff'];
	labels?: string[];
}

function personAnswer(scene: TurnScene): FixedAnswer {
	const { turn } = scene;
	const reason = turn.reason ?? 'the customer asks for a person';
	return {
		reply: replyTexts(turn.language ?? 'es').toPerson,
		outcome: 'handed over',
		reason,
		handoff: handoffOf(reason, note(scene, reason), turn.urgency),
	};
}

function fixed(scene: TurnScene, company: Company, now: Date, made: FixedAnswer): MadeAnswer {
	const isHazard = scene.turn.route === 'hazard';
	const { reply, discloses } =
		made.reply === ''
			? { reply: '', discloses: false }
			: withNotice(scene, company, made.reply, isHazard ? 'after' : 'before');
	return {
		answer: {
			reply,
			buttons: [],
			citations: [],
			handoff: made.handoff ?? null,
			labels: [...(made.labels ?? []), ...labelsOf(scene)],
			fields: null,
			engine: 'local',
			usage: NO_USAGE,
			decisions: [
				decision(now, made.outcome, `${made.reason}; fixed text, no model`),
				...(discloses ? [disclosure(now)] : []),
			],
		},
		calls: [],
		discloses,
	};
}

function fromEngine(scene: TurnScene, company: Company, now: Date, outcome: Outcome<EngineAnswer>): MadeAnswer {
	const { value, engine, calls, fallback } = outcome;
	const { reply: body, buttons, citations } = composeReply(value, scene.passages, languageOf(scene, company));
	const { reply, discloses } = withNotice(scene, company, body, 'before');
	const handoff = value.needsHuman ? handoffOf(value.reason, note(scene, value.reason), scene.turn.urgency) : null;
	const decisions = [
		...understoodDecisions(scene, value, now),
		...(fallback === null ? [] : [decision(now, 'local', `Claude did not answer: ${fallback}`, 'engine')]),
		decision(now, handoff ? 'handed over' : citations.length > 0 ? 'answered with a source' : 'answered', value.reason),
		...(discloses ? [disclosure(now)] : []),
	];
	return {
		answer: {
			reply,
			buttons,
			citations,
			handoff,
			labels: labelsOf(scene, value.understood != null),
			fields: null,
			understood: value.understood ?? null,
			engine,
			usage: usageOf(calls),
			decisions,
		},
		calls,
		discloses,
	};
}

/** The scene with intent and language as the model understood them, where it was asked. */
function understoodScene(scene: TurnScene, { understood }: EngineAnswer): TurnScene {
	if (understood == null) return scene;
	const { intent, language } = understood;
	return { ...scene, turn: { ...scene.turn, intent, language } };
}

/** What the model made of a message that the local engine was unsure of. It decides nothing but the label and the words. */
function understoodDecisions({ turn }: TurnScene, { understood }: EngineAnswer, now: Date): Decision[] {
	if (understood == null) return [];
	const sure = (turn.intent_confidence ?? 0).toFixed(2);
	return [decision(now, understood.intent, `by Claude; the local engine was unsure (${sure})`, 'intent')];
}

/** Tells a person once, at the first reply, that an AI answers and that a person can be had (AI Act, article 50). */
function withNotice(
	{ person, turn }: TurnScene,
	company: Company,
	reply: string,
	place: 'before' | 'after',
): { reply: string; discloses: boolean } {
	if (person === null || person.disclosedAt !== null) return { reply, discloses: false };
	const texts = onboardingTexts(turn.language ?? company.settings.language);
	const notice = texts.notice(company.name);
	// Danger first: the notice may wait for a few lines, not the advice.
	return {
		reply: place === 'before' ? `${texts.hello} ${notice}\n\n${reply}` : `${reply}\n\n${notice}`,
		discloses: true,
	};
}

function note(scene: TurnScene, reason: string, headline: string | null = null): string {
	const { contact, history, passages, person, turn } = scene;
	return handoffNote({
		name: person?.name ?? contact.name,
		phone: contact.phone,
		email: contact.email,
		zone: person?.zone ?? null,
		role: turn.role ?? 'customer',
		text: turn.text,
		intent: turn.intent,
		headline,
		reason,
		history,
		sources: passages
			.slice(0, 2)
			.filter(({ coverage }) => coverage >= 0.5)
			.map(placeOf),
	});
}

/** What a turn is about, as a label of Chatwoot; none while that is uncertain. */
function labelsOf({ turn }: TurnScene, isUnderstood = false): string[] {
	const label = turn.intent === null ? undefined : INTENT_LABELS[turn.intent];
	return label !== undefined && (isUnderstood || (turn.intent_confidence ?? 0) >= LABEL_SURE) ? [label] : [];
}

/** The sum of a turn's model calls, failed ones included: they were paid for too. */
export function usageOf(calls: readonly EngineCall[]): Usage {
	return calls.reduce(
		(sum, call) => ({
			calls: sum.calls + 1,
			inputTokens: sum.inputTokens + call.inputTokens,
			outputTokens: sum.outputTokens + call.outputTokens,
			cachedTokens: sum.cachedTokens + call.cachedTokens,
			costUsd: sum.costUsd + call.costUsd,
		}),
		NO_USAGE,
	);
}

export function decision(now: Date, outcome: string, reason: string, step = 'answer'): Decision {
	return { at: now.toISOString(), step, outcome, reason };
}

const disclosure = (now: Date): Decision =>
	decision(now, 'told', 'first reply: an AI assistant answers, a person can be had', 'disclosure');
const languageOf = ({ turn }: TurnScene, company: Company): string => turn.language ?? company.settings.language;

import type { Processed, Role } from '../contract/turn.ts';
import type { Engine, EngineCall, Outcome, Work } from '../engines/engine.ts';
import { AppError } from '../errors.ts';
import { type FoundPassage, search } from '../knowledge/search.ts';
import { insertModelCalls } from '../store/model-calls.ts';
import { type Answer, insertTask, type Turn } from '../store/turns.ts';
import { answerScene } from './answer-scene.ts';
import { decision, type MadeAnswer, usageOf } from './made-answer.ts';
import { AUTOMATON_QUESTIONS } from './manners/automaton-question.ts';
import { wantsPerson } from './manners/person-wish.ts';
import type { AnswerContext, ProcessRequest } from './answer-context.ts';
import type { Company } from './context.ts';
import { createMeter } from './spend.ts';
import { understand } from './understand.ts';

export interface TaskInput extends ProcessRequest {
	text: string;
	language: string | null;
	passages: readonly FoundPassage[];
	now: Date;
}

const PASSAGES = 5;

/**
 * Does a task on a text that belongs to no conversation, and records it as a turn of its own.
 *
 * @throws AppError 400 without a text
 */
export async function doTask(
	context: AnswerContext,
	company: Company,
	request: ProcessRequest,
	signal?: AbortSignal,
): Promise<Processed> {
	const now = context.clock();
	const text = request.text?.trim() ?? '';
	if (text === '') throw new AppError(400, 'invalid_request', 'give a consultaId or a text');
	const role: Role = request.role ?? 'customer';
	const understanding = understand(text, { defaultLanguage: company.settings.language });
	const found = await context.database.withCompany(
		company.id,
		async (tx) =>
			request.task === 'answer' || request.task === 'draft'
				? await search(tx, { query: text, limit: PASSAGES })
				: { passages: [], coverage: 0 },
		{ role },
	);
	const id = crypto.randomUUID();
	const work: Work = {
		signal,
		meter: createMeter(context, company, { consultaId: id, isStored: false, subject: null }),
	};
	const input: TaskInput = { ...request, text, language: understanding.language, passages: found.passages, now };
	const made =
		request.task === 'answer'
			? await answerScene(
					{
						turn: turnOf(id, text, role, understanding, now),
						query: text,
						person: null,
						contact: { name: null, phone: null, email: null },
						history: [],
						exchanges: [],
						attachments: [],
						notice: null,
						...found,
					},
					company,
					context.engine,
					now,
					work,
				)
			: await taskAnswer(context.engine, company, input, work);
	await context.database.withCompany(company.id, async (tx) => {
		await insertTask(tx, { ...made.answer, id, task: request.task, text, role, language: understanding.language }, now);
		await insertModelCalls(tx, id, 'claude', made.calls);
	});
	const { decisions: _decisions, ...answer } = made.answer;
	return { consultaId: id, ...answer, lease: null };
}

/** Does a task other than `answer`. Its result is for operators and workflows: text as it is, not fitted to a chat. */
export async function taskAnswer(
	engine: Engine,
	company: Company,
	input: TaskInput,
	work: Work = {},
): Promise<MadeAnswer> {
	const job = { text: input.text, language: input.language ?? company.settings.language, companyName: company.name };
	switch (input.task) {
		case 'summarize':
			return made(await engine.summarize(job, work), input.now, input.task);
		case 'translate':
			return made(
				await engine.translate({ ...job, targetLanguage: input.targetLanguage ?? company.settings.language }, work),
				input.now,
				input.task,
			);
		case 'extract': {
			const outcome = await engine.extract({ ...job, fields: input.fields ?? [] }, work);
			return made({ ...outcome, value: '' }, input.now, input.task, outcome.value);
		}
		default:
			return made(
				await engine.draft({ ...job, instruction: input.instruction ?? '', passages: input.passages }, work),
				input.now,
				input.task,
			);
	}
}

function made(outcome: Outcome<string>, now: Date, task: string, fields: Answer['fields'] = null): MadeAnswer {
	const reason = outcome.fallback === null ? 'done' : `Claude did not answer: ${outcome.fallback}`;
	return {
		answer: {
			reply: outcome.value,
			buttons: [],
			citations: [],
			handoff: null,
			labels: [],
			fields,
			engine: outcome.engine,
			usage: usageOf(outcome.calls),
			decisions: [decision(now, task, reason)],
		},
		calls: outcome.calls satisfies EngineCall[],
	};
}

/** A turn as the claim would have made it, for a text without a conversation. */
function turnOf(id: string, text: string, role: Role, understanding: ReturnType<typeof understand>, now: Date): Turn {
	const { intent, intentConfidence, hazard, urgency, language } = understanding;
	const isWish = wantsPerson(text, understanding);
	const route = hazard ? 'hazard' : isWish ? 'human' : 'answer';
	return {
		company_id: '',
		id,
		account_id: null,
		conversation_id: null,
		contact_id: null,
		created_at: now,
		state: 'closed',
		closed_at: now,
		attempts: 1,
		lease_until: null,
		task: 'answer',
		route,
		reason: null,
		text,
		intent,
		intent_confidence: intentConfidence,
		other_intents: [],
		mentions: null,
		hazard,
		manner: isWish ? 'wish' : AUTOMATON_QUESTIONS.in(text) ? 'truth' : null,
		asks: false,
		offers: null,
		safety: null,
		urgency,
		language,
		role,
		decisions: [],
		reply: null,
		buttons: [],
		citations: [],
		handoff: null,
		labels: [],
		fields: null,
		onboarding: null,
		engine: null,
		usage: usageOf([]),
		sending_state: null,
		sending_at: null,
		sending_message_id: null,
		sending_reason: null,
		answering_by: null,
		answering_until: null,
	};
}

import type { Processed } from '../contract/turn.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Work } from '../engines/engine.ts';
import { startAnswering, stopAnswering } from '../store/answering.ts';
import { personSubject } from '../store/spend.ts';
import { renewLease, saveAnswer, type Turn } from '../store/turns.ts';
import type { AnswerContext, ProcessRequest } from './answer-context.ts';
import { answerScene } from './answer-scene.ts';
import { type Company, leaseEnd } from './context.ts';
import type { MadeAnswer } from './made-answer.ts';
import { createMeter } from './spend.ts';
import { doTask, taskAnswer } from './tasks.ts';
import { toChannel } from './to-channel.ts';
import { readScene, type TurnScene } from './turn-scene.ts';

/**
 * Produces the answer of a turn, or does a task on a text. With a `consultaId` it is idempotent: an answer that is there is
 * given again, and each call holds the turn for longer. Of several calls at once one makes the answer, the others wait for it.
 *
 * @param signal aborted when the caller is gone: a model call in progress ends
 * @throws NotFoundError when the company has no such turn
 * @throws ConflictError when the turn is closed without an answer
 */
export async function processTurn(
	context: AnswerContext,
	company: Company,
	request: ProcessRequest,
	signal?: AbortSignal,
): Promise<Processed> {
	const { consultaId } = request;
	if (consultaId === undefined) return await doTask(context, company, request, signal);
	const holder = crypto.randomUUID();
	const { turn, scene } = await begin(context, company, consultaId, holder, signal);
	if (scene === null) return processed(context, turn);
	const now = context.clock();
	try {
		// Outside the transaction: a model takes seconds, and a connection must not wait for it.
		const made = await makeAnswer(context, company, scene, request, now, signal);
		const saved = await context.database.withCompany(company.id, async (tx) => {
			await stopAnswering(tx, turn.id, holder);
			return await saveAnswer(tx, turn.id, await toChannel(tx, company, turn, made.answer));
		});
		if (saved === undefined || saved.reply === null) throw new ConflictError('the turn was closed meanwhile');
		return processed(context, saved);
	} catch (error) {
		// Should this fail too, the time of the hold runs out by itself.
		await context.database.withCompany(company.id, (tx) => stopAnswering(tx, turn.id, holder)).catch(() => {});
		throw error;
	}
}

/** How often a call that waits for another one's answer looks for it, in milliseconds. */
const LOOK_AGAIN = 200;

/**
 * Waits until there is an answer or nobody is making one.
 *
 * @returns the turn, with its scene where the caller is to make the answer
 */
async function begin(
	context: AnswerContext,
	company: Company,
	consultaId: string,
	holder: string,
	signal: AbortSignal | undefined,
): Promise<{ turn: Turn; scene: TurnScene | null }> {
	for (;;) {
		const now = context.clock();
		const found = await context.database.withCompany(company.id, async (tx) => {
			const turn = await renewLease(tx, consultaId, leaseEnd(context, now));
			if (turn === undefined) throw new NotFoundError('there is no such turn');
			if (turn.reply !== null) return { turn, scene: null };
			if (turn.state === 'closed') throw new ConflictError('the turn is closed');
			const isFixed = turn.route === 'hazard' || turn.route === 'human';
			const until = new Date(now.getTime() + context.answerSeconds * 1000);
			if (!isFixed && !(await startAnswering(tx, turn.id, holder, until, now))) return null;
			return { turn, scene: await readScene(tx, turn, company, now) };
		});
		if (found !== null) return found;
		if (signal?.aborted) throw new ConflictError('the answer is being made elsewhere');
		await sleep(LOOK_AGAIN);
	}
}

/** A danger and the wish for a person are answered as such, whatever task was asked for. */
async function makeAnswer(
	context: AnswerContext,
	company: Company,
	scene: TurnScene,
	request: ProcessRequest,
	now: Date,
	signal: AbortSignal | undefined,
): Promise<MadeAnswer> {
	const { route } = scene.turn;
	const { id, account_id: accountId, contact_id: contactId } = scene.turn;
	const subject = accountId && contactId ? personSubject(accountId, contactId) : null;
	const work: Work = { signal, meter: createMeter(context, company, { consultaId: id, isStored: true, subject }) };
	if (request.task === 'answer' || route === 'hazard' || route === 'human') {
		return await answerScene(scene, company, context.engine, now, work);
	}
	const text = request.text ?? scene.turn.text;
	return await taskAnswer(
		context.engine,
		company,
		{ ...request, text, language: scene.turn.language, passages: scene.passages, now },
		work,
	);
}

function processed({ turns }: AnswerContext, turn: Turn): Processed {
	return {
		consultaId: turn.id,
		reply: turn.reply ?? '',
		buttons: turn.buttons,
		citations: turn.citations,
		handoff: turn.handoff,
		labels: turn.labels,
		fields: turn.fields,
		engine: turn.engine ?? 'local',
		usage: turn.usage,
		lease: turn.state === 'open' ? { attempt: turn.attempts, seconds: turns.leaseSeconds } : null,
	};
}

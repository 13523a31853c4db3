import type { Processed } from '../contract/turn.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { insertModelCalls } from '../store/model-calls.ts';
import { savePerson } from '../store/people.ts';
import type { Tx } from '../store/tables/index.ts';
import { renewLease, saveAnswer, type Turn } from '../store/turns.ts';
import type { AnswerContext, ProcessRequest } from './answer-context.ts';
import { answerScene, type MadeAnswer } from './answer-scene.ts';
import { type Company, leaseEnd } from './context.ts';
import { doTask, taskAnswer } from './tasks.ts';
import { readScene, type TurnScene } from './turn-scene.ts';

/**
 * Produces the answer of a turn, or does a task on a text. With a `consultaId` it is idempotent: an answer that is there is
 * given again, and each call holds the turn for longer.
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
	const now = context.clock();
	const start = await context.database.withCompany(company.id, async (tx) => {
		const turn = await renewLease(tx, consultaId, leaseEnd(context, now));
		if (turn === undefined) throw new NotFoundError('there is no such turn');
		if (turn.reply !== null) return { turn, scene: null };
		if (turn.state === 'closed') throw new ConflictError('the turn is closed');
		return { turn, scene: await readScene(tx, turn) };
	});
	if (start.scene === null) return processed(context, start.turn);
	const { scene } = start;
	// Outside the transaction: a model takes seconds, and a connection must not wait for it.
	const made = await makeAnswer(context, company, scene, request, now, signal);
	const saved = await context.database.withCompany(company.id, (tx) => save(tx, scene, made, now));
	if (saved === undefined || saved.reply === null) throw new ConflictError('the turn was closed meanwhile');
	return processed(context, saved);
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
	if (request.task === 'answer' || route === 'hazard' || route === 'human') {
		return await answerScene(scene, company, context.engine, now, signal);
	}
	const text = request.text ?? scene.turn.text;
	return await taskAnswer(
		context.engine,
		company,
		{ ...request, text, language: scene.turn.language, passages: scene.passages, now },
		signal,
	);
}

async function save(tx: Tx, { turn, person }: TurnScene, made: MadeAnswer, now: Date): Promise<Turn | undefined> {
	// The calls were made and cost money, whether or not their answer is the one that counts.
	await insertModelCalls(tx, turn.id, 'claude', made.calls);
	if (made.discloses && person !== null) await savePerson(tx, person, { disclosedAt: now }, now);
	return await saveAnswer(tx, turn.id, made.answer);
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

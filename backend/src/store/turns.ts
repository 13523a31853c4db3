import { type Selectable, sql } from 'kysely';
import type { SafetyPlan } from '../contract/alert.ts';
import type { Decision } from '../contract/trace.ts';
import type { Classification, Processed } from '../contract/turn.ts';
import type { ConsultasIaTable, Manner, Offer, OnboardingOutcome, SendingState } from './tables/consultas.ts';
import type { Tx } from './tables/index.ts';
import { writtenOrder } from './messages.ts';
import { isUuid } from './uuid.ts';

export type Turn = Selectable<ConsultasIaTable>;

/** What a claim decides. */
export interface Claim extends Pick<
	Classification,
	| 'route'
	| 'reason'
	| 'text'
	| 'intent'
	| 'intentConfidence'
	| 'otherIntents'
	| 'mentions'
	| 'hazard'
	| 'urgency'
	| 'language'
	| 'role'
	| 'engine'
> {
	decisions: Decision[];
	manner: Manner | null;
	/** What is done about the danger that the turn reports; null where it reports none. */
	safety: SafetyPlan | null;
	/** Null when the decision is silence, which closes the turn at once. */
	leaseUntil: Date | null;
}

export interface NewTurn extends Claim {
	id: string;
	accountId: string;
	conversationId: string;
	contactId: string;
	messageIds: string[];
	now: Date;
}

/** Opens a turn and claims its messages for it. Call it under the conversation's lock. */
export async function openTurn(tx: Tx, turn: NewTurn): Promise<void> {
	await tx
		.with('turn', (query) =>
			query
				.insertInto('consultas_ia')
				.values({
					id: turn.id,
					account_id: turn.accountId,
					conversation_id: turn.conversationId,
					contact_id: turn.contactId,
					created_at: turn.now,
					attempts: 1,
					task: 'answer',
					text: turn.text,
					...claimColumns(turn, turn.now),
				})
				.returning('id'),
		)
		.updateTable('mensajes')
		.from('turn')
		.set((eb) => ({ consulta_id: eb.ref('turn.id') }))
		.where('mensajes.account_id', '=', turn.accountId)
		// Not needed to find the rows, but without it a planner that lacks statistics may read the whole account.
		.where('mensajes.conversation_id', '=', turn.conversationId)
		.where('mensajes.message_id', 'in', turn.messageIds)
		.execute();
}

/** Takes over a turn whose holder died: one attempt more, decided anew. */
export async function retakeTurn(tx: Tx, turn: Turn, claim: Claim, now: Date): Promise<void> {
	const decisions = [...turn.decisions, ...claim.decisions];
	await tx
		.updateTable('consultas_ia')
		.set({
			attempts: turn.attempts + 1,
			...claimColumns({ ...claim, decisions }, now),
			// An answer belongs to the route it was made for; silence keeps it for the trace.
			...(claim.route !== turn.route && claim.route !== 'silent' && { reply: null, onboarding: null, handoff: null }),
		})
		.where('id', '=', turn.id)
		.execute();
}

function claimColumns(claim: Claim, now: Date) {
	return {
		state: claim.leaseUntil ? ('open' as const) : ('closed' as const),
		closed_at: claim.leaseUntil ? null : now,
		lease_until: claim.leaseUntil,
		route: claim.route,
		reason: claim.reason,
		intent: claim.intent,
		intent_confidence: claim.intentConfidence,
		other_intents: JSON.stringify(claim.otherIntents),
		mentions: JSON.stringify(claim.mentions),
		hazard: claim.hazard && JSON.stringify(claim.hazard),
		manner: claim.manner,
		safety: claim.safety && JSON.stringify(claim.safety),
		urgency: claim.urgency,
		language: claim.language,
		role: claim.role,
		decisions: JSON.stringify(claim.decisions),
		engine: claim.engine,
	};
}

/** Adds steps to what was decided of a turn. */
export async function appendDecisions(tx: Tx, id: string, decisions: Decision[]): Promise<void> {
	await tx
		.updateTable('consultas_ia')
		.set({ decisions: appended(decisions) })
		.where('id', '=', id)
		.execute();
}

/** Finds a turn. */
export async function findTurn(tx: Tx, id: string): Promise<Turn | undefined> {
	if (!isUuid(id)) return undefined;
	return await tx.selectFrom('consultas_ia').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Finds a turn and locks it until the transaction ends. */
export async function lockTurn(tx: Tx, id: string): Promise<Turn | undefined> {
	if (!isUuid(id)) return undefined;
	return await tx.selectFrom('consultas_ia').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The messages of a turn, as written. */
export async function messageIdsOfTurn(tx: Tx, id: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('mensajes')
		.select('message_id')
		.where('consulta_id', '=', id)
		.orderBy(writtenOrder)
		.execute();
	return rows.map((row) => row.message_id);
}

/**
 * Finds a turn and, while it is open, holds it for longer.
 *
 * @returns undefined when the company has no such turn
 */
export async function renewLease(tx: Tx, id: string, leaseUntil: Date): Promise<Turn | undefined> {
	if (!isUuid(id)) return undefined;
	return await tx
		.updateTable('consultas_ia')
		.set({ lease_until: sql`case when state = 'open' then ${leaseUntil}::timestamptz end` })
		.where('id', '=', id)
		.returningAll()
		.executeTakeFirst();
}

/** An answer, as the engines produce it. */
export interface Answer extends Pick<
	Processed,
	'reply' | 'buttons' | 'citations' | 'handoff' | 'labels' | 'fields' | 'engine' | 'usage'
> {
	/** What was decided on the way, for the trace. */
	decisions: Decision[];
	/** Intent and language as a model understood them, where the classifier was unsure. */
	understood?: Pick<Classification, 'intent' | 'language'> | null;
	/** Whether the reply asks the customer for details. */
	asks?: boolean;
	/** What a "yes" of the customer would take. */
	offers?: Offer | null;
}

/**
 * Stores the answer of a turn, unless one is there already or the turn has been closed meanwhile.
 *
 * @returns the turn with its answer, which is the earlier one where there was one; undefined when the turn is unknown
 */
export async function saveAnswer(tx: Tx, id: string, answer: Answer): Promise<Turn | undefined> {
	const saved = await tx
		.updateTable('consultas_ia')
		.set({
			reply: answer.reply,
			buttons: JSON.stringify(answer.buttons),
			citations: JSON.stringify(answer.citations),
			handoff: answer.handoff && JSON.stringify(answer.handoff),
			labels: JSON.stringify(answer.labels),
			fields: answer.fields && JSON.stringify(answer.fields),
			engine: answer.engine,
			usage: JSON.stringify(answer.usage),
			// A model gives no probability.
			asks: answer.asks ?? false,
			offers: answer.offers ?? null,
			...(answer.understood && { ...answer.understood, intent_confidence: null }),
			decisions: appended(answer.decisions),
		})
		.where('id', '=', id)
		.where('reply', 'is', null)
		.where('state', '=', 'open')
		.returningAll()
		.executeTakeFirst();
	return saved ?? (await findTurn(tx, id));
}

/** Stores the outcome of an onboarding step. */
export async function saveOnboarding(
	tx: Tx,
	id: string,
	outcome: OnboardingOutcome & Pick<Answer, 'reply' | 'buttons' | 'labels' | 'decisions'>,
): Promise<void> {
	const { reply, buttons, labels, decisions, ...onboarding } = outcome;
	await tx
		.updateTable('consultas_ia')
		.set({
			reply,
			buttons: JSON.stringify(buttons),
			labels: JSON.stringify(labels),
			onboarding: JSON.stringify(onboarding),
			decisions: appended(decisions),
		})
		.where('id', '=', id)
		.execute();
}

/** Records a task that was asked for without a conversation: done as soon as it is stored. */
export async function insertTask(
	tx: Tx,
	task: Answer & Pick<Turn, 'id' | 'task' | 'text' | 'role' | 'language'>,
	now: Date,
): Promise<void> {
	await tx
		.insertInto('consultas_ia')
		.values({
			id: task.id,
			account_id: null,
			conversation_id: null,
			contact_id: null,
			created_at: now,
			state: 'closed',
			closed_at: now,
			attempts: 1,
			lease_until: null,
			task: task.task,
			route: null,
			reason: null,
			text: task.text,
			intent: null,
			intent_confidence: null,
			hazard: null,
			urgency: null,
			language: task.language,
			role: task.role,
			decisions: JSON.stringify(task.decisions),
			reply: task.reply,
			buttons: JSON.stringify(task.buttons),
			citations: JSON.stringify(task.citations),
			handoff: task.handoff && JSON.stringify(task.handoff),
			labels: JSON.stringify(task.labels),
			fields: task.fields && JSON.stringify(task.fields),
			engine: task.engine,
			usage: JSON.stringify(task.usage),
		})
		.execute();
}

export interface SendingNews {
	state: SendingState;
	messageId: string | null;
	reason: string | null;
	/** Null closes the turn. */
	leaseUntil: Date | null;
	decision: Decision;
	now: Date;
}

/** Records what Chatwoot Reply reports of a turn. */
export async function saveSending(tx: Tx, id: string, news: SendingNews): Promise<void> {
	await tx
		.updateTable('consultas_ia')
		.set({
			sending_state: news.state,
			sending_at: news.now,
			sending_message_id: news.messageId,
			sending_reason: news.reason,
			decisions: appended([news.decision]),
			lease_until: news.leaseUntil,
			...(news.leaseUntil === null && { state: 'closed' as const, closed_at: news.now }),
		})
		.where('id', '=', id)
		.execute();
}

const appended = (decisions: Decision[]) => sql<string>`decisions || ${JSON.stringify(decisions)}::jsonb`;

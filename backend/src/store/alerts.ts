import { type Selectable, sql } from 'kysely';
import type { AlertDelivery, AlertKind } from '../contract/alert.ts';
import type { Place } from './incidents.ts';
import type { AlertFacts, AvisosTable } from './tables/avisos.ts';
import type { Tx } from './tables/index.ts';
import { isUuid } from './uuid.ts';

export type AlertRow = Selectable<AvisosTable>;

/** Kept of each alert: more are dropped from the front, so that an alert that fails for days stays small. */
const MAX_DELIVERIES = 200;

export interface NewAlert {
	kind: AlertKind;
	/** What it is about: a second alert with the same key is none. */
	key: string;
	accountId: string | null;
	conversationId: string | null;
	contactId: string | null;
	incidentId: string | null;
	facts: AlertFacts;
	since: Date;
	hadAssignee: boolean;
	/** When it goes out first; null where there is nobody to tell. */
	dueAt: Date | null;
}

/** Stores an alert. @returns its id, or null when its key is known */
export async function insertAlert(tx: Tx, alert: NewAlert, now: Date): Promise<string | null> {
	const row = await tx
		.insertInto('avisos')
		.values({
			id: crypto.randomUUID(),
			kind: alert.kind,
			key: alert.key,
			account_id: alert.accountId,
			conversation_id: alert.conversationId,
			contact_id: alert.contactId,
			incident_id: alert.incidentId,
			facts: JSON.stringify(alert.facts),
			since: alert.since,
			had_assignee: alert.hadAssignee,
			created_at: now,
			touched_at: now,
			step_since: alert.dueAt ?? now,
			due_at: alert.dueAt,
		})
		.onConflict((conflict) => conflict.columns(['company_id', 'key']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id ?? null;
}

/** Alerts that are due and that nobody is delivering, locked until the transaction ends; what others lock is passed over. */
export async function lockDueAlerts(tx: Tx, now: Date, limit: number): Promise<AlertRow[]> {
	return await tx
		.selectFrom('avisos')
		.selectAll()
		.where('due_at', '<=', now)
		.where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
		// Danger first: a heap of other alerts must not keep it waiting.
		.orderBy(sql`kind <> 'hazard'`)
		.orderBy('due_at')
		.limit(limit)
		.forUpdate()
		.skipLocked()
		.execute();
}

/** Gives a due alert out: held until `leaseUntil`. */
export async function leaseAlert(tx: Tx, alert: AlertRow, leaseUntil: Date, now: Date): Promise<AlertRow> {
	return await tx
		.updateTable('avisos')
		.set({ lease_until: leaseUntil, tries: alert.tries + 1, touched_at: now })
		.where('id', '=', alert.id)
		.returningAll()
		.executeTakeFirstOrThrow();
}

/** Where an alert stands after a try. */
export interface AlertProgress {
	step: number;
	stepSince: Date;
	failures: number;
	dueAt: Date | null;
	ended: 'exhausted' | null;
}

/** Ends the hold on an alert and says when it goes out next. */
export async function saveProgress(
	tx: Tx,
	id: string,
	{ step, stepSince, failures, dueAt, ended }: AlertProgress,
	now: Date,
): Promise<void> {
	await tx
		.updateTable('avisos')
		.set({
			step,
			step_since: stepSince,
			failures,
			due_at: dueAt,
			lease_until: null,
			touched_at: now,
			...(ended !== null && { ended_at: now, ended_reason: ended }),
		})
		.where('id', '=', id)
		.execute();
}

/** Moves a due alert to a later moment, as the office is closed. */
export async function postponeAlert(tx: Tx, id: string, dueAt: Date): Promise<void> {
	await tx.updateTable('avisos').set({ due_at: dueAt, step_since: dueAt }).where('id', '=', id).execute();
}

/** Writes down what became of a delivery. */
export async function logDelivery(tx: Tx, id: string, delivery: AlertDelivery): Promise<void> {
	await tx
		.updateTable('avisos')
		.set({
			deliveries: sql<string>`
				case when jsonb_array_length(deliveries) >= ${sql.lit(MAX_DELIVERIES)} then deliveries - 0 else deliveries end
				|| ${JSON.stringify([delivery])}::jsonb`,
		})
		.where('id', '=', id)
		.execute();
}

/** Finds an alert. */
export async function findAlert(tx: Tx, id: string): Promise<AlertRow | undefined> {
	if (!isUuid(id)) return undefined;
	return await tx.selectFrom('avisos').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Finds an alert and locks it until the transaction ends. */
export async function lockAlert(tx: Tx, id: string): Promise<AlertRow | undefined> {
	if (!isUuid(id)) return undefined;
	return await tx.selectFrom('avisos').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** What ends an alert, and who. */
export interface AlertEnd {
	reason: 'taken' | 'resolved';
	by: string;
	/** Only alerts of what happened before this, by Chatwoot's clock. */
	before?: Date;
	/** Only alerts of conversations that nobody had, and that we have left alone since then. */
	untouchedSince?: Date;
}

/** Ends the open alerts of a conversation. @returns the incidents that they were of */
export async function endAlerts(tx: Tx, place: Place, end: AlertEnd, now: Date): Promise<string[]> {
	let query = tx
		.updateTable('avisos')
		.set(ending(end, now))
		.where('account_id', '=', place.accountId)
		.where('conversation_id', '=', place.conversationId)
		.where('ended_at', 'is', null);
	if (end.before) query = query.where('since', '<', end.before);
	if (end.untouchedSince) query = query.where('had_assignee', '=', false).where('touched_at', '<', end.untouchedSince);
	const rows = await query.returning('incident_id').execute();
	return rows.flatMap(({ incident_id }) => incident_id ?? []);
}

/** Ends one alert. */
export async function endAlert(tx: Tx, id: string, end: AlertEnd, now: Date): Promise<void> {
	await tx.updateTable('avisos').set(ending(end, now)).where('id', '=', id).execute();
}

const ending = ({ reason, by }: AlertEnd, now: Date) => ({
	ended_at: now,
	ended_reason: reason,
	taken_by: by,
	due_at: null,
	lease_until: null,
});

/** Whether a conversation has an open alert of a kind. */
export async function hasOpenAlert(tx: Tx, place: Place, kind: AlertKind): Promise<boolean> {
	const row = await tx
		.selectFrom('avisos')
		.select('id')
		.where('account_id', '=', place.accountId)
		.where('conversation_id', '=', place.conversationId)
		.where('kind', '=', kind)
		.where('ended_at', 'is', null)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** Notes that we are about to change a conversation, which may make Chatwoot assign somebody by itself. */
export async function touchAlerts(tx: Tx, place: Place, now: Date): Promise<void> {
	await tx
		.updateTable('avisos')
		.set({ touched_at: now })
		.where('account_id', '=', place.accountId)
		.where('conversation_id', '=', place.conversationId)
		.where('ended_at', 'is', null)
		.execute();
}

export interface AlertFilter {
	conversationId?: string | undefined;
	state?: 'open' | 'taken' | 'resolved' | 'exhausted' | undefined;
	limit: number;
}

/** The newest alerts. */
export async function listAlerts(tx: Tx, filter: AlertFilter): Promise<AlertRow[]> {
	let query = tx
		.selectFrom('avisos')
		.selectAll()
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.limit(filter.limit);
	if (filter.conversationId !== undefined) query = query.where('conversation_id', '=', filter.conversationId);
	if (filter.state === 'open') query = query.where('ended_at', 'is', null);
	else if (filter.state !== undefined) query = query.where('ended_reason', '=', filter.state);
	return await query.execute();
}

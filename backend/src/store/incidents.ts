import { type Selectable, sql } from 'kysely';
import type { HazardKind } from '../contract/turn.ts';
import type { IncidentesTable } from './tables/avisos.ts';
import type { Tx } from './tables/index.ts';

/** A conversation of Chatwoot. */
export interface Place {
	accountId: string;
	conversationId: string;
}

/** After so long without a message of the customer an incident is over, in milliseconds. */
const QUIET = 12 * 3_600_000;

/** An incident that is not over. */
export interface OpenIncident {
	id: string;
	kind: HazardKind;
	/** The turn that reported it first. */
	consultaId: string;
	openedAt: Date;
	takenAt: Date | null;
	reassuredAt: Date | null;
	/** Whether its safety text went, or is going, to the customer. */
	texted: boolean;
	/** How many alerts it has had. */
	alerts: number;
}

/** The open incidents of a conversation. Closes those that have long been quiet. Call it under the conversation's lock. */
export async function findOpenIncidents(tx: Tx, place: Place, now: Date): Promise<OpenIncident[]> {
	const rows = await tx
		.selectFrom('incidentes as i')
		.select([
			'i.id',
			'i.kind',
			'i.consulta_id as consultaId',
			'i.opened_at as openedAt',
			'i.taken_at as takenAt',
			'i.reassured_at as reassuredAt',
			'i.last_message_at as lastMessageAt',
			texted.as('texted'),
			sql<number>`(select count(*)::int from avisos as a where a.incident_id = i.id and a.company_id = i.company_id)`.as(
				'alerts',
			),
		])
		.where('i.account_id', '=', place.accountId)
		.where('i.conversation_id', '=', place.conversationId)
		.where('i.closed_at', 'is', null)
		.orderBy('i.opened_at')
		.execute();
	const isQuiet = ({ lastMessageAt }: { lastMessageAt: Date }) => now.getTime() - lastMessageAt.getTime() >= QUIET;
	if (!rows.some(isQuiet)) return rows;
	await closeQuietIncidents(tx, now, place);
	return rows.filter((row) => !isQuiet(row));
}

/** A text that Chatwoot Reply withheld, because an operator was writing, did not go out. */
const texted = sql<boolean>`coalesce((
	select c.sending_state is distinct from 'skipped' from consultas_ia as c
	where c.id = i.texted_by and c.company_id = i.company_id
), false)`;

/** Closes what has long been quiet, as of when it became so: in one conversation, or everywhere. */
export async function closeQuietIncidents(tx: Tx, now: Date, place?: Place): Promise<void> {
	let query = tx
		.updateTable('incidentes')
		.set({ closed_at: sql`last_message_at + ${sql.lit(`${QUIET} milliseconds`)}::interval`, closed_reason: 'quiet' })
		.where('closed_at', 'is', null)
		.where('last_message_at', '<=', new Date(now.getTime() - QUIET));
	if (place) {
		query = query.where('account_id', '=', place.accountId).where('conversation_id', '=', place.conversationId);
	}
	await query.execute();
}

export interface NewIncident extends Place {
	contactId: string;
	kind: HazardKind;
	certain: boolean;
	consultaId: string;
	/** Whether the turn's reply is the safety text. */
	texts: boolean;
}

/** Opens an incident, and returns its id. */
export async function openIncident(tx: Tx, incident: NewIncident, now: Date): Promise<string> {
	const id = crypto.randomUUID();
	await tx
		.insertInto('incidentes')
		.values({
			id,
			account_id: incident.accountId,
			conversation_id: incident.conversationId,
			contact_id: incident.contactId,
			kind: incident.kind,
			certain: incident.certain,
			consulta_id: incident.consultaId,
			texted_by: incident.texts ? incident.consultaId : null,
			opened_at: now,
			last_message_at: now,
		})
		.execute();
	return id;
}

/** What a further report of an incident changes. */
export interface IncidentNews {
	certain: boolean;
	/** The turn whose reply is the safety text after all. */
	textedBy: string | null;
	reassures: boolean;
	/** It had been taken, and is not any more. */
	reopens: boolean;
}

/** Notes a further report of an incident. */
export async function noteReport(tx: Tx, id: string, news: IncidentNews, now: Date): Promise<void> {
	await tx
		.updateTable('incidentes')
		.set({
			certain: sql<boolean>`certain or ${news.certain}`,
			...(news.textedBy !== null && { texted_by: news.textedBy }),
			...(news.reassures && { reassured_at: now }),
			...(news.reopens && { taken_at: null, taken_by: null }),
		})
		.where('id', '=', id)
		.execute();
}

/** Notes that the customer wrote: an incident is quiet from the last message on. */
export async function keepIncidentsOpen(tx: Tx, place: Place, now: Date): Promise<void> {
	await tx
		.updateTable('incidentes')
		.set({ last_message_at: now })
		.where('account_id', '=', place.accountId)
		.where('conversation_id', '=', place.conversationId)
		.where('closed_at', 'is', null)
		.execute();
}

/** Marks the incidents with these ids as taken. */
export async function takeIncidents(tx: Tx, ids: readonly string[], by: string, now: Date): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.updateTable('incidentes')
		.set({ taken_at: now, taken_by: by })
		.where('id', 'in', ids)
		.where('taken_at', 'is', null)
		.execute();
}

/** Closes the open incidents of a resolved conversation. */
export async function closeIncidents(tx: Tx, place: Place, now: Date): Promise<void> {
	await tx
		.updateTable('incidentes')
		.set({ closed_at: now, closed_reason: 'resolved' })
		.where('account_id', '=', place.accountId)
		.where('conversation_id', '=', place.conversationId)
		.where('closed_at', 'is', null)
		.execute();
}

export interface ListedIncident extends Selectable<IncidentesTable> {
	texted: boolean;
	alertIds: string[];
}

/** The newest incidents, of one conversation or of all. */
export async function listIncidents(
	tx: Tx,
	filter: { conversationId?: string | undefined; limit: number },
	now: Date,
): Promise<ListedIncident[]> {
	await closeQuietIncidents(tx, now);
	let query = tx
		.selectFrom('incidentes as i')
		.selectAll('i')
		.select([
			texted.as('texted'),
			sql<string[]>`(
				select coalesce(jsonb_agg(a.id order by a.created_at), '[]') from avisos as a
				where a.incident_id = i.id and a.company_id = i.company_id
			)`.as('alertIds'),
		])
		.orderBy('i.opened_at', 'desc')
		.orderBy('i.id', 'desc')
		.limit(filter.limit);
	if (filter.conversationId !== undefined) query = query.where('i.conversation_id', '=', filter.conversationId);
	return await query.execute();
}

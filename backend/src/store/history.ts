import { sql } from 'kysely';
import { writtenOrder } from './messages.ts';
import type { Tx } from './tables/index.ts';
import type { Turn } from './turns.ts';

/** What was said in a conversation, oldest first. `human` is an operator. */
export interface HistoryLine {
	by: 'customer' | 'assistant' | 'human';
	text: string;
}

/** What Chatwoot knows of the person who wrote a turn. */
export interface TurnContact {
	name: string | null;
	phone: string | null;
	email: string | null;
}

/**
 * What was said before a turn, since its conversation was last handed back to the assistant: an old wish for a person must
 * not weigh on a new matter. Without what was said to the person in another role: it may quote documents for that role.
 */
export async function findHistory(tx: Tx, turn: Turn, limit: number): Promise<HistoryLine[]> {
	const { rows } = await sql<HistoryLine>`
		with conversation as (
			select handed_back_at from conversaciones
			where account_id = ${turn.account_id} and conversation_id = ${turn.conversation_id}
		),
		said as (
			select author as by, content as text, received_at as at, 0 as place from mensajes
			where account_id = ${turn.account_id} and conversation_id = ${turn.conversation_id}
				and consulta_id is distinct from ${turn.id}::uuid and received_at <= ${turn.created_at}::timestamptz and content <> ''
			union all
			select 'assistant', reply, created_at, 1 from consultas_ia
			where account_id = ${turn.account_id} and conversation_id = ${turn.conversation_id}
				and id <> ${turn.id}::uuid and created_at <= ${turn.created_at}::timestamptz
				and reply is not null and sending_state is distinct from 'skipped'
				and role is not distinct from ${turn.role}::text
		)
		select by, text from (
			select said.* from said
			where at > coalesce((select handed_back_at from conversation), '-infinity')
			order by at desc, place desc limit ${limit}
		) as newest
		order by at, place`.execute(tx);
	return rows;
}

/** The contact of a turn's newest message. */
export async function findTurnContact(tx: Tx, turn: Turn): Promise<TurnContact> {
	const row = await tx
		.selectFrom('mensajes')
		.select(sql<TurnContact>`message -> 'contact'`.as('contact'))
		.where('consulta_id', '=', turn.id)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return { name: row?.contact.name ?? null, phone: row?.contact.phone ?? null, email: row?.contact.email ?? null };
}

/** What a customer sent besides words. */
export interface TurnAttachment {
	/** Chatwoot's: image, audio, video, file, location, contact, … */
	fileType: string;
	fileName?: string | null;
	/** The words of a voice note, where Chatwoot transcribed it. */
	transcript?: string | null;
}

/** What the messages of a turn carry besides words, as written. */
export async function findTurnAttachments(tx: Tx, turn: Pick<Turn, 'id'>): Promise<TurnAttachment[]> {
	const rows = await tx
		.selectFrom('mensajes')
		.select(sql<TurnAttachment[]>`message -> 'attachments'`.as('attachments'))
		.where('consulta_id', '=', turn.id)
		.where(sql<boolean>`message -> 'attachments' <> '[]'::jsonb`)
		.orderBy(writtenOrder)
		.execute();
	return rows.flatMap(({ attachments }) => attachments ?? []);
}

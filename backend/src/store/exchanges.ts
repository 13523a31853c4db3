import { sql } from 'kysely';
import type { Button, Route } from '../contract/turn.ts';
import type { Manner, Offer } from './tables/consultas.ts';
import type { Tx } from './tables/index.ts';

/** An earlier turn of a conversation: what the customer wrote and what became of it. */
export interface Exchange {
	text: string;
	/** Null while there is none. */
	reply: string | null;
	buttons: Button[];
	route: Route | null;
	manner: Manner | null;
	/** Whether the reply asks for details. */
	asks: boolean;
	/** What the reply offers, to be taken by a "yes". */
	offers: Offer | null;
	/** Whether a person was called. */
	handsOver: boolean;
	/** Whether the reply is not in Chatwoot yet. */
	isOpen: boolean;
}

/** How far back manners look, in turns and in hours: what was offered yesterday is no longer taken by a "yes". */
const TURNS = 8;
const HOURS = 24;

/**
 * The last turns of a conversation since it was handed back to the assistant, oldest first; without those that nobody
 * answered and those whose reply was not sent.
 *
 * @param without a turn that is not an earlier one
 */
export async function findExchanges(
	tx: Tx,
	{ accountId, conversationId }: { accountId: string; conversationId: string },
	without: string | null,
	now: Date,
): Promise<Exchange[]> {
	const since = new Date(now.getTime() - HOURS * 3_600_000);
	const { rows } = await sql<Exchange>`
		select text, reply, buttons, route, manner, asks, offers, handoff is not null as "handsOver", state = 'open' as "isOpen"
		from (
			select * from consultas_ia
			where account_id = ${accountId} and conversation_id = ${conversationId}
				and id is distinct from ${without}::uuid
				and route is distinct from 'silent' and sending_state is distinct from 'skipped'
				and created_at > ${since}::timestamptz and created_at > coalesce((
					select handed_back_at from conversaciones
					where account_id = ${accountId} and conversation_id = ${conversationId}
				), '-infinity')
			order by created_at desc
			limit ${TURNS}
		) as newest
		order by created_at`.execute(tx);
	return rows;
}

/** When a person last had a turn in any conversation, before the given one; null when never. */
export async function lastTurnAt(
	tx: Tx,
	{ accountId, contactId }: { accountId: string; contactId: string },
	without: string | null,
): Promise<Date | null> {
	const { rows } = await sql<{ at: Date | null }>`
		select max(newest.created_at) as at
		from conversaciones
		cross join lateral (
			select created_at from consultas_ia
			where consultas_ia.account_id = conversaciones.account_id
				and consultas_ia.conversation_id = conversaciones.conversation_id
				and consultas_ia.contact_id = ${contactId} and id is distinct from ${without}::uuid
			order by created_at desc
			limit 1
		) as newest
		where conversaciones.account_id = ${accountId} and conversaciones.contact_id = ${contactId}`.execute(tx);
	return rows[0]?.at ?? null;
}

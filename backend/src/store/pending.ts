import { sql } from 'kysely';
import type { Message } from '../contract/message.ts';
import type { Tx } from './tables/index.ts';

/** Customer messages that nobody answers any more. */
export interface PendingTurn {
	/** Null when no turn ever claimed the message. */
	consultaId: string | null;
	accountId: string;
	conversationId: string;
	since: Date;
	attempts: number;
	/** The newest message. */
	message: Message;
}

/**
 * Open turns whose hold has ended, and conversations with messages that were stored before `storedBefore` and never claimed.
 * Oldest first.
 */
export async function findPending(tx: Tx, now: Date, storedBefore: Date, limit: number): Promise<PendingTurn[]> {
	const { rows } = await sql<Omit<PendingTurn, 'message'> & { message: Omit<Message, 'content'>; content: string }>`
		select turn.id as "consultaId", turn.account_id as "accountId", turn.conversation_id as "conversationId",
			turn.created_at as since, turn.attempts, newest.message, newest.content
		from consultas_ia as turn
		cross join lateral (
			select message, content from mensajes where consulta_id = turn.id order by seq desc limit 1
		) as newest
		where turn.state = 'open' and turn.lease_until <= ${now}
		union all
		select null, newest.account_id, newest.conversation_id, newest.since, 0, newest.message, newest.content
		from (
			select distinct on (account_id, conversation_id) account_id, conversation_id, message, content, received_at,
				min(received_at) over (partition by account_id, conversation_id) as since
			from mensajes
			where consulta_id is null and author = 'customer'
			order by account_id, conversation_id, seq desc
		) as newest
		where newest.received_at < ${storedBefore}
		order by since
		limit ${limit}`.execute(tx);
	return rows.map(({ content, message, ...turn }) => ({ ...turn, message: { ...message, content } }));
}

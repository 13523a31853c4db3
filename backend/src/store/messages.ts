import { sql } from 'kysely';
import type { Message } from '../contract/message.ts';
import type { ChannelAddress, ConversationState } from './conversations.ts';
import { mergeConversation } from './conversations.ts';
import type { Tx } from './tables/index.ts';

export interface StoredResult {
	/** The message's number of arrival; null when it was known already. */
	seq: number | null;
	conversation: ConversationState;
	address: ChannelAddress;
	/** Tells whether the company's corrections have changed; read here, as this is asked for every message anyway. */
	correctionsRevision: number;
}

/**
 * Stores a message unless it is known, and what it says of its conversation. Holds the conversation's lock until the
 * transaction ends, so that whatever follows in it sees all that happened in the conversation before.
 */
export async function storeMessage(tx: Tx, message: Message, receivedAt: Date): Promise<StoredResult> {
	const { content, ...rest } = message;
	const sentAt = new Date(message.sentAt);
	const conversation = mergeConversation({
		accountId: message.accountId,
		conversationId: message.conversationId,
		contactId: message.contact.id,
		inboxId: message.inboxId,
		channel: message.channel || null,
		sourceId: message.contact.sourceId,
		status: message.status,
		assigneeType: message.assigneeType,
		at: sentAt,
		humanRepliedAt: message.author === 'human' ? sentAt : null,
		now: receivedAt,
	});
	// The insert reads from the locked row, so that `seq` is drawn under the lock: its order is the order of commit.
	const { rows } = await sql<ConversationState & ChannelAddress & Pick<StoredResult, 'seq' | 'correctionsRevision'>>`
		with conversation as (${conversation}),
		inserted as (
			insert into mensajes (
				account_id, conversation_id, message_id, contact_id, author, content, sent_at, received_at, message
			)
			select account_id, conversation_id, ${message.messageId}, ${message.contact.id}, ${message.author}, ${content},
				${sentAt}::timestamptz, ${receivedAt}::timestamptz, ${JSON.stringify(rest)}::jsonb
			from conversation
			on conflict (company_id, account_id, message_id) do nothing
			returning seq
		)
		select status, human_replied_at as "humanRepliedAt", handed_back_at as "handedBackAt",
			paused_at as "pausedAt", pause_ends_at as "pauseEndsAt", returned_at as "returnedAt",
			account_id as "accountId", inbox_id as "inboxId", channel, source_id as "sourceId", (select seq from inserted) as seq,
			(select corrections_revision from empresas) as "correctionsRevision"
		from conversation`.execute(tx);
	const [row] = rows;
	if (!row) throw new Error('the conversation could not be stored');
	const { seq, accountId, correctionsRevision, inboxId, channel, sourceId, ...state } = row;
	return { seq, conversation: state, address: { accountId, inboxId, channel, sourceId }, correctionsRevision };
}

export interface UnclaimedMessage {
	messageId: string;
	seq: number;
	content: string;
	attachments: Message['attachments'];
	receivedAt: Date;
}

/**
 * The order in which messages were written, which is that of Chatwoot's growing numbers: webhooks arrive in any order, and
 * times have whole seconds in some answers. As a comparison, and as SQL on `message_id`.
 */
export function asWritten(
	{ messageId: one }: { messageId: string },
	{ messageId: other }: { messageId: string },
): number {
	return one.length - other.length || (one < other ? -1 : Number(one > other));
}
export const writtenOrder = sql`length(message_id), message_id collate "C"`;

/** The customer's messages of a conversation that no turn has claimed, in order of arrival. */
export async function unclaimedMessages(
	tx: Tx,
	accountId: string,
	conversationId: string,
): Promise<UnclaimedMessage[]> {
	return await tx
		.selectFrom('mensajes')
		.select([
			'message_id as messageId',
			'seq',
			'content',
			sql<Message['attachments']>`message -> 'attachments'`.as('attachments'),
			'received_at as receivedAt',
		])
		.where('account_id', '=', accountId)
		.where('conversation_id', '=', conversationId)
		.where('author', '=', 'customer')
		.where('consulta_id', 'is', null)
		.orderBy('seq')
		.execute();
}

/** Whether an unclaimed message of a customer arrived in the conversation after the one with this number. */
export async function hasNewerMessage(
	tx: Tx,
	accountId: string,
	conversationId: string,
	seq: number,
): Promise<boolean> {
	const newer = await tx
		.selectFrom('mensajes')
		.select('seq')
		.where('account_id', '=', accountId)
		.where('conversation_id', '=', conversationId)
		.where('author', '=', 'customer')
		.where('seq', '>', seq)
		.limit(1)
		.executeTakeFirst();
	return newer !== undefined;
}

/** When the newest message of a turn was sent, by Chatwoot's clock; null when it has none. */
export async function newestSentAt(tx: Tx, consultaId: string): Promise<Date | null> {
	const row = await tx
		.selectFrom('mensajes')
		.select((eb) => eb.fn.max('sent_at').as('sentAt'))
		.where('consulta_id', '=', consultaId)
		.executeTakeFirst();
	return row?.sentAt ?? null;
}

/** The turn that claimed a message; null when none has, or the conversation has no such message. */
export async function turnOfMessage(
	tx: Tx,
	{ accountId, conversationId, messageId }: Pick<Message, 'accountId' | 'conversationId' | 'messageId'>,
): Promise<string | null> {
	const row = await tx
		.selectFrom('mensajes')
		.select('consulta_id')
		.where('account_id', '=', accountId)
		.where('conversation_id', '=', conversationId)
		.where('message_id', '=', messageId)
		.executeTakeFirst();
	return row?.consulta_id ?? null;
}

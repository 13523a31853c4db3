import { type RawBuilder, sql } from 'kysely';
import type { ConversationStatus } from '../contract/message.ts';
import type { Tx } from './tables/index.ts';

/** What the gate needs to know of a conversation. */
export interface ConversationState {
	status: ConversationStatus;
	humanRepliedAt: Date | null;
	handedBackAt: Date | null;
	/** Since when an operator's `/pausa` holds. */
	pausedAt: Date | null;
	/** When the pause is over; null: by an order or when the conversation is resolved. */
	pauseEndsAt: Date | null;
	/** When it came back to the assistant by `/bot` or by time, while Chatwoot may still show it as open. */
	returnedAt: Date | null;
}

/** Where a conversation comes from: a person's address in a channel. It stays the same for the conversation's whole life. */
export interface ChannelAddress {
	accountId: string;
	inboxId: string;
	/** Chatwoot's channel class, e.g. `Channel::Telegram`; null when no message said it. */
	channel: string | null;
	/** The person's id in the channel, e.g. the Telegram user id; null when no message said it. */
	sourceId: string | null;
}

export interface ConversationNews extends ChannelAddress {
	conversationId: string;
	contactId: string;
	status: ConversationStatus;
	assigneeType: 'User' | 'AgentBot' | null;
	/** When this was so. */
	at: Date;
	humanRepliedAt: Date | null;
	now: Date;
}

/**
 * The statement that merges news into a conversation and returns its row, locked. News older than what is known changes
 * nothing but the time of a human's reply: webhooks arrive in any order.
 *
 * In Chatwoot a human's reply leaves the conversation `pending`, so that status alone does not say who has it. It is the
 * assistant's again when it was resolved, became pending after it was not, or was assigned from a person to the bot.
 */
export function mergeConversation(news: ConversationNews): RawBuilder<unknown> {
	return sql`
		insert into conversaciones as known (
			account_id, conversation_id, contact_id, inbox_id, channel, source_id, status, assignee_type, status_at,
			human_replied_at, updated_at
		) values (
			${news.accountId}, ${news.conversationId}, ${news.contactId}, ${news.inboxId}, ${news.channel}, ${news.sourceId},
			${news.status}, ${news.assigneeType}, ${news.at}, ${news.humanRepliedAt}, ${news.now}
		)
		on conflict (company_id, account_id, conversation_id) do update set ${merged}
		returning known.*`;
}

const isNewer = sql`excluded.status_at >= known.status_at`;
const merged = sql`
	contact_id = case when ${isNewer} then excluded.contact_id else known.contact_id end,
	channel = coalesce(known.channel, excluded.channel),
	source_id = coalesce(known.source_id, excluded.source_id),
	status = case when ${isNewer} then excluded.status else known.status end,
	assignee_type = case when ${isNewer} then excluded.assignee_type else known.assignee_type end,
	status_at = greatest(known.status_at, excluded.status_at),
	human_replied_at = greatest(known.human_replied_at, excluded.human_replied_at),
	handed_back_at = case
		when ${isNewer} and (
			excluded.status = 'resolved'
			or (excluded.status = 'pending' and known.status <> 'pending')
			or (excluded.assignee_type = 'AgentBot' and known.assignee_type = 'User')
		) then excluded.status_at
		else known.handed_back_at
	end,
	paused_at = case
		when ${isNewer} and excluded.status = 'resolved' and excluded.status_at >= known.paused_at then null
		else known.paused_at
	end,
	returned_at = case
		when ${isNewer} and excluded.status = 'open' and known.status = 'pending' then null
		else known.returned_at
	end,
	updated_at = excluded.updated_at`;

/** What is known of a conversation, its owner included. */
export interface ConversationRow extends ConversationState {
	assigneeType: 'User' | 'AgentBot' | null;
}

/** What is known of a conversation. */
export async function findConversation(tx: Tx, place: ConversationPlace): Promise<ConversationRow | undefined> {
	return await conversationRow(tx, place).executeTakeFirst();
}

/** Locks a conversation until the transaction ends. */
export async function lockConversation(tx: Tx, place: ConversationPlace): Promise<ConversationRow | undefined> {
	return await conversationRow(tx, place).forUpdate().executeTakeFirst();
}

type ConversationPlace = Pick<ConversationNews, 'accountId' | 'conversationId'>;

function conversationRow(tx: Tx, { accountId, conversationId }: ConversationPlace) {
	return tx
		.selectFrom('conversaciones')
		.select([
			'status',
			'assignee_type as assigneeType',
			'human_replied_at as humanRepliedAt',
			'handed_back_at as handedBackAt',
			'paused_at as pausedAt',
			'pause_ends_at as pauseEndsAt',
			'returned_at as returnedAt',
		])
		.where('account_id', '=', accountId)
		.where('conversation_id', '=', conversationId);
}

/**
 * Merges a change of status or owner into a known conversation.
 *
 * @returns what is known of it now; null when it is unknown: its first message will say what its status is
 */
export async function changeConversation(
	tx: Tx,
	change: Pick<ConversationNews, 'accountId' | 'conversationId' | 'status' | 'assigneeType' | 'at' | 'now'>,
): Promise<ConversationRow | null> {
	const known = await tx
		.selectFrom('conversaciones')
		.select(['contact_id as contactId', 'inbox_id as inboxId', 'channel', 'source_id as sourceId'])
		.where('account_id', '=', change.accountId)
		.where('conversation_id', '=', change.conversationId)
		.executeTakeFirst();
	if (!known) return null;
	await mergeConversation({ ...change, ...known, humanRepliedAt: null }).execute(tx);
	return (await lockConversation(tx, change)) ?? null;
}

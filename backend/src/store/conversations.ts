import { type RawBuilder, sql } from 'kysely';
import type { ConversationStatus } from '../contract/message.ts';
import type { Tx } from './tables/index.ts';

/** What the gate needs to know of a conversation. */
export interface ConversationState {
	status: ConversationStatus;
	humanRepliedAt: Date | null;
	handedBackAt: Date | null;
}

export interface ConversationNews {
	accountId: string;
	conversationId: string;
	contactId: string;
	inboxId: string;
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
			account_id, conversation_id, contact_id, inbox_id, status, assignee_type, status_at, human_replied_at, updated_at
		) values (
			${news.accountId}, ${news.conversationId}, ${news.contactId}, ${news.inboxId}, ${news.status},
			${news.assigneeType}, ${news.at}, ${news.humanRepliedAt}, ${news.now}
		)
		on conflict (company_id, account_id, conversation_id) do update set ${merged}
		returning known.*`;
}

const isNewer = sql`excluded.status_at >= known.status_at`;
const merged = sql`
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
	updated_at = excluded.updated_at`;

/**
 * Merges a change of status or owner into a known conversation.
 *
 * @returns false when the conversation is unknown: its first message will say what its status is
 */
export async function changeConversation(
	tx: Tx,
	change: Pick<ConversationNews, 'accountId' | 'conversationId' | 'status' | 'assigneeType' | 'at' | 'now'>,
): Promise<boolean> {
	const known = await tx
		.selectFrom('conversaciones')
		.select(['contact_id as contactId', 'inbox_id as inboxId'])
		.where('account_id', '=', change.accountId)
		.where('conversation_id', '=', change.conversationId)
		.executeTakeFirst();
	if (!known) return false;
	await mergeConversation({ ...change, ...known, humanRepliedAt: null }).execute(tx);
	return true;
}

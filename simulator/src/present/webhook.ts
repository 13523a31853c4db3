import type { Conversation, Message } from '../model/types.ts';
import type { Store } from '../model/store.ts';
import { attachmentsOf } from './attachment.ts';
import {
	iso,
	isoOrNull,
	isPublicChatMessage,
	messageTypeNumber,
	newestMessage,
	normalised,
	seconds,
	unreadCount,
} from './common.ts';
import { accountReference, botPush, contactPush, senderPush, senderWebhook, teamPush, userPush } from './people.ts';
import type { Body } from './people.ts';

/** Body of `message_created` and `message_updated` without its `event`. */
export const messageWebhook = (store: Store, message: Message, conversation: Conversation): Body => ({
	account: accountReference(store, message.accountId),
	additional_attributes: message.additionalAttributes,
	content_attributes: message.contentAttributes,
	content_type: message.contentType,
	content: normalised(message.content),
	conversation: conversationWebhook(store, conversation),
	created_at: iso(message.createdAt),
	id: message.id,
	inbox: { id: message.inboxId, name: store.inboxes.get(message.inboxId)?.name ?? '' },
	message_type: message.messageType,
	private: message.private,
	sender: senderWebhook(store, message),
	source_id: message.sourceId,
	...attachmentsOf(message),
});

/** Conversation of webhooks (`EventDataPresenter`); `updated_at` is in float seconds, most moments in whole ones. */
export function conversationWebhook(store: Store, conversation: Conversation): Body {
	const newest = newestMessage(store, conversation, isPublicChatMessage);
	return {
		additional_attributes: conversation.additionalAttributes,
		can_reply: true,
		channel: store.inboxes.get(conversation.inboxId)?.channelType ?? null,
		contact_inbox: contactInboxRow(store, conversation),
		id: conversation.id,
		inbox_id: conversation.inboxId,
		messages: newest ? [nestedMessage(store, newest, conversation)] : [],
		labels: conversation.labels,
		meta: meta(store, conversation),
		status: conversation.status,
		custom_attributes: conversation.customAttributes,
		snoozed_until: isoOrNull(conversation.snoozedUntil),
		unread_count: unreadCount(store, conversation),
		first_reply_created_at: isoOrNull(conversation.firstReplyCreatedAt),
		priority: conversation.priority,
		waiting_since: seconds(conversation.waitingSince),
		agent_last_seen_at: seconds(conversation.agentLastSeenAt),
		contact_last_seen_at: seconds(conversation.contactLastSeenAt),
		last_activity_at: seconds(conversation.lastActivityAt),
		timestamp: seconds(conversation.lastActivityAt),
		created_at: seconds(conversation.createdAt),
		updated_at: conversation.updatedAt / 1000,
		account: accountReference(store, conversation.accountId),
	};
}

/** A message inside a webhook's conversation (`push_event_data`): integers where the top level has text. */
function nestedMessage(store: Store, message: Message, conversation: Conversation): Body {
	const sender = senderPush(store, message);
	return {
		id: message.id,
		content: normalised(message.content),
		account_id: message.accountId,
		inbox_id: message.inboxId,
		conversation_id: message.conversationId,
		message_type: messageTypeNumber(message),
		created_at: seconds(message.createdAt),
		updated_at: iso(message.updatedAt),
		private: message.private,
		status: message.status,
		source_id: message.sourceId,
		content_type: message.contentType,
		content_attributes: message.contentAttributes,
		sender_type: message.senderType,
		sender_id: message.senderId,
		external_source_ids: {},
		additional_attributes: message.additionalAttributes,
		processed_message_content: message.content,
		sentiment: {},
		conversation: {
			assignee_id: conversation.assigneeId,
			unread_count: unreadCount(store, conversation),
			last_activity_at: seconds(conversation.lastActivityAt),
			contact_inbox: { source_id: store.contactInboxes.get(conversation.contactInboxId)?.sourceId ?? null },
		},
		...attachmentsOf(message),
		...(sender ? { sender } : {}),
	};
}

function contactInboxRow(store: Store, conversation: Conversation): Body | null {
	const row = store.contactInboxes.get(conversation.contactInboxId);
	if (!row) return null;
	return {
		id: row.id,
		contact_id: row.contactId,
		inbox_id: row.inboxId,
		source_id: row.sourceId,
		created_at: iso(row.createdAt),
		updated_at: iso(row.updatedAt),
		hmac_verified: row.hmacVerified,
		pubsub_token: row.pubsubToken,
	};
}

function meta(store: Store, conversation: Conversation): Body {
	const contact = store.contacts.get(conversation.contactId);
	const user = store.users.get(conversation.assigneeId ?? 0);
	const bot = store.agentBots.get(conversation.assigneeAgentBotId ?? 0);
	const team = store.teams.get(conversation.teamId ?? 0);
	return {
		sender: contact ? contactPush(contact) : null,
		assignee: user ? userPush(user) : bot ? botPush(bot) : null,
		assignee_type: user ? 'User' : bot ? 'AgentBot' : null,
		team: team ? teamPush(team) : null,
		hmac_verified: store.contactInboxes.get(conversation.contactInboxId)?.hmacVerified ?? false,
	};
}

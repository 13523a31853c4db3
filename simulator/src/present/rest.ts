import type { AgentBot, Contact, Conversation, Message, User } from '../model/types.ts';
import type { Store } from '../model/store.ts';
import { attachmentsOf } from './attachment.ts';
import { isChatMessage, isoOrNull, messageTypeNumber, newestMessage, seconds, unreadCount } from './common.ts';
import { senderPush } from './people.ts';
import type { Body } from './people.ts';

/** Message of REST answers (`_message.json.jbuilder`). `echo_id` is only in the answer to a create that sent one. */
export function messageRest(store: Store, message: Message, echoId?: unknown): Body {
	const sender = senderPush(store, message);
	return {
		id: message.id,
		content: message.content,
		inbox_id: message.inboxId,
		...(echoId === undefined ? {} : { echo_id: echoId }),
		conversation_id: message.conversationId,
		message_type: messageTypeNumber(message),
		content_type: message.contentType,
		status: message.status,
		content_attributes: message.contentAttributes,
		created_at: seconds(message.createdAt),
		private: message.private,
		source_id: message.sourceId,
		...(sender ? { sender } : {}),
		...attachmentsOf(message),
	};
}

/** Conversation of REST answers (`_conversation.json.jbuilder`). */
export function conversationRest(store: Store, conversation: Conversation): Body {
	const newest = newestMessage(store, conversation, () => true);
	const newestChat = newestMessage(store, conversation, isChatMessage);
	return {
		meta: conversationMeta(store, conversation),
		id: conversation.id,
		messages: newest ? [messageRest(store, newest)] : [],
		account_id: conversation.accountId,
		uuid: conversation.uuid,
		additional_attributes: conversation.additionalAttributes,
		agent_last_seen_at: seconds(conversation.agentLastSeenAt),
		assignee_last_seen_at: seconds(conversation.assigneeLastSeenAt),
		can_reply: true,
		contact_last_seen_at: seconds(conversation.contactLastSeenAt),
		custom_attributes: conversation.customAttributes,
		inbox_id: conversation.inboxId,
		labels: conversation.labels,
		muted: conversation.muted,
		snoozed_until: isoOrNull(conversation.snoozedUntil),
		status: conversation.status,
		created_at: seconds(conversation.createdAt),
		updated_at: conversation.updatedAt / 1000,
		timestamp: seconds(conversation.lastActivityAt),
		first_reply_created_at: seconds(conversation.firstReplyCreatedAt),
		unread_count: unreadCount(store, conversation),
		last_non_activity_message: newestChat ? messageRest(store, newestChat) : null,
		last_activity_at: seconds(conversation.lastActivityAt),
		priority: conversation.priority,
		waiting_since: seconds(conversation.waitingSince),
		sla_policy_id: null,
	};
}

function conversationMeta(store: Store, conversation: Conversation): Body {
	const contact = store.contacts.get(conversation.contactId);
	const user = store.users.get(conversation.assigneeId ?? 0);
	const bot = store.agentBots.get(conversation.assigneeAgentBotId ?? 0);
	const team = store.teams.get(conversation.teamId ?? 0);
	return {
		sender: contact ? contactRest(contact) : null,
		channel: store.inboxes.get(conversation.inboxId)?.channelType ?? null,
		...(user
			? { assignee: agentRest(user, conversation.accountId), assignee_type: 'User' }
			: bot
				? { assignee: assignedBotRest(bot), assignee_type: 'AgentBot' }
				: {}),
		...(team
			? {
					team: {
						id: team.id,
						name: team.name,
						description: team.description,
						allow_auto_assign: team.allowAutoAssign,
						account_id: team.accountId,
						is_member: false,
					},
				}
			: {}),
		hmac_verified: store.contactInboxes.get(conversation.contactInboxId)?.hmacVerified ?? false,
	};
}

/** Contact of REST answers, without its inboxes. */
const contactRest = (contact: Contact): Body => ({
	additional_attributes: contact.additionalAttributes,
	availability_status: 'offline',
	email: contact.email,
	id: contact.id,
	name: contact.name,
	phone_number: contact.phoneNumber,
	blocked: contact.blocked,
	identifier: contact.identifier,
	thumbnail: '',
	custom_attributes: contact.customAttributes,
	...(contact.lastActivityAt === null ? {} : { last_activity_at: seconds(contact.lastActivityAt) }),
	created_at: seconds(contact.createdAt),
});

/** Contact with the inboxes it can be reached in. */
export const contactWithInboxes = (store: Store, contact: Contact): Body => ({
	...contactRest(contact),
	contact_inboxes: store.contactInboxesOf(contact.id).map((row) => ({
		source_id: row.sourceId,
		inbox: inboxSlim(store, row.inboxId),
	})),
});

/** The few fields of an inbox that contact answers carry. */
export function inboxSlim(store: Store, inboxId: number): Body | null {
	const inbox = store.inboxes.get(inboxId);
	if (!inbox) return null;
	return {
		id: inbox.id,
		avatar_url: '',
		channel_id: inbox.channelId,
		name: inbox.name,
		channel_type: inbox.channelType,
		provider: null,
	};
}

export const agentRest = (user: User, accountId: number): Body => ({
	id: user.id,
	account_id: accountId,
	availability_status: user.availability,
	auto_offline: true,
	confirmed: true,
	email: user.email,
	available_name: user.displayName ?? user.name,
	name: user.name,
	role: user.roles.find((entry) => entry.accountId === accountId)?.role ?? 'agent',
	thumbnail: '',
});

/** Agent bot as the assignee of a conversation. */
export const assignedBotRest = (bot: AgentBot): Body => ({
	id: bot.id,
	name: bot.name,
	description: bot.description,
	thumbnail: '',
	outgoing_url: bot.outgoingUrl,
	bot_type: 'webhook',
});

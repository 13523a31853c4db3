import { iso, isPublicChatMessage, newestMessage, unreadCount } from '../present/common.ts';
import type { Attachment, Contact, Conversation, Customer, Json, Message } from '../model/types.ts';
import type { Store } from '../model/store.ts';
import { buttonsOf } from '../telegram.ts';
import type {
	AccountView,
	AttachmentView,
	ChatMessageView,
	ConversationDetailView,
	ConversationView,
	CustomerView,
	OperatorMessageView,
	StateView,
} from './types.ts';

export const stateView = (store: Store): StateView => ({
	accounts: [...store.accounts.keys()].map((id) => accountView(store, id)),
	customers: [...store.customers.values()].map(customerView),
});

function accountView(store: Store, id: number): AccountView {
	const mine = <T extends { accountId: number }>(rows: ReadonlyMap<number, T>): T[] =>
		[...rows.values()].filter((row) => row.accountId === id);
	return {
		id,
		name: store.accounts.get(id)?.name ?? '',
		keepPendingOnBotFailure: store.accounts.get(id)?.keepPendingOnBotFailure ?? false,
		inboxes: mine(store.inboxes).map((inbox) => {
			const bot = store.agentBots.get(inbox.agentBotId ?? 0);
			const { id: inboxId, name, channelType } = inbox;
			return { id: inboxId, name, channelType, agentBot: bot?.name ?? null, botReachable: Boolean(bot?.outgoingUrl) };
		}),
		agents: [...store.users.values()].flatMap(({ id: userId, name, roles }) =>
			roles.filter((entry) => entry.accountId === id).map(({ role }) => ({ id: userId, name, role })),
		),
		teams: mine(store.teams).map((team) => ({ id: team.id, name: team.name })),
		labels: mine(store.labels).map(({ title, color }) => ({ title, color })),
	};
}

export const customerView = (customer: Customer): CustomerView => ({
	id: customer.id,
	name: [customer.firstName, customer.lastName].filter(Boolean).join(' '),
	username: customer.username,
	language: customer.language,
	inboxId: customer.inboxId,
	accountId: customer.accountId,
});

/** The phone: what the customer wrote, and what Telegram has delivered to them. */
export function chatView(store: Store, customer: Customer): ChatMessageView[] {
	const address = store.contactInboxBySource(customer.inboxId, String(customer.id));
	if (!address) return [];
	return store
		.conversationsOfAddress(address.id)
		.flatMap((conversation) => store.messagesOf(conversation))
		.filter(isOnPhone)
		.sort((a, b) => a.id - b.id)
		.map(chatMessageView);
}

/** Whether the customer sees the message: public, and accepted by Telegram. */
const isOnPhone = (message: Message): boolean =>
	isPublicChatMessage(message) && message.sourceId !== null && message.status !== 'failed';

const chatMessageView = (message: Message): ChatMessageView => ({
	id: message.id,
	from: message.messageType === 'incoming' ? 'customer' : 'business',
	text: message.content ?? '',
	buttons: buttonsOf(message),
	attachments: message.attachments.map(attachmentView),
	at: iso(message.createdAt),
	status: message.status,
});

export function conversationView(store: Store, row: Conversation): ConversationView {
	const user = store.users.get(row.assigneeId ?? 0);
	const bot = store.agentBots.get(row.assigneeAgentBotId ?? 0);
	const team = store.teams.get(row.teamId ?? 0);
	return {
		id: row.id,
		accountId: row.accountId,
		inboxId: row.inboxId,
		contact: { id: row.contactId, name: contactName(store.contacts.get(row.contactId)) },
		status: row.status,
		assignee: user
			? { type: 'User', id: user.id, name: user.name }
			: bot
				? { type: 'AgentBot', id: bot.id, name: bot.name }
				: null,
		team: team ? { id: team.id, name: team.name } : null,
		labels: row.labels,
		priority: row.priority,
		unread: unreadCount(store, row),
		lastMessage: newestMessage(store, row, isPublicChatMessage)?.content ?? null,
		lastActivityAt: iso(row.lastActivityAt),
	};
}

export function conversationDetailView(store: Store, row: Conversation): ConversationDetailView {
	const contact = store.contacts.get(row.contactId);
	const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
	return {
		conversation: { ...conversationView(store, row), customAttributes: row.customAttributes },
		contact: {
			id: row.contactId,
			name: contactName(contact),
			username: text(contact?.additionalAttributes['username']),
			language: text(contact?.additionalAttributes['language_code']),
			phone: contact?.phoneNumber ?? null,
			email: contact?.email ?? null,
			labels: contact?.labels ?? [],
			customAttributes: contact?.customAttributes ?? {},
		},
		messages: store.messagesOf(row).map((message) => operatorMessageView(store, message)),
	};
}

function operatorMessageView(store: Store, message: Message): OperatorMessageView {
	return {
		id: message.id,
		type: message.messageType,
		private: message.private,
		text: message.content ?? '',
		buttons: buttonsOf(message),
		attachments: message.attachments.map(attachmentView),
		sender: senderView(store, message),
		at: iso(message.createdAt),
		status: message.status,
		error: message.status === 'failed' ? String(message.contentAttributes['external_error'] ?? '') : null,
	};
}

function senderView(store: Store, { senderType: type, senderId }: Message): OperatorMessageView['sender'] {
	const id = senderId ?? 0;
	if (type === 'Contact') return { type, name: contactName(store.contacts.get(id)) };
	if (type === 'User') return { type, name: store.users.get(id)?.name ?? '' };
	if (type === 'AgentBot') return { type, name: store.agentBots.get(id)?.name ?? '' };
	return null;
}

const attachmentView = (attachment: Attachment): AttachmentView => ({
	fileType: attachment.fileType,
	url: attachment.dataUrl,
	title: attachment.fallbackTitle,
});

const contactName = (contact: Contact | undefined): string => contact?.name.trim() ?? '';

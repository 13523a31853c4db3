import type { Attachment, Contact, ConversationStatus, Message } from './contract';
import { fields, type Fields, identifier, list, moment, text, texts } from './values';

const MAX_CONTENT_LENGTH = 150_000;
const STATUSES: readonly unknown[] = ['open', 'resolved', 'pending', 'snoozed'] satisfies ConversationStatus[];

/** The status as one of Chatwoot's four; null for anything else. */
export function conversationStatus(value: unknown): ConversationStatus | null {
	return STATUSES.includes(value) ? (value as ConversationStatus) : null;
}

/** Who owns a conversation, from its `meta.assignee_type`. */
export function assigneeType(value: unknown): Message['assigneeType'] {
	return value === 'User' || value === 'AgentBot' ? value : null;
}

function attachment(value: unknown): Attachment {
	const source = fields(value);
	const id = identifier(source.id);
	const url = text(source.data_url, 4096);
	return {
		...(id === null ? {} : { id }),
		fileType: text(source.file_type, 40) ?? 'file',
		// A shortened address would lead nowhere.
		url: url !== null && url.length <= 2048 ? url : null,
		fileName: text(source.fallback_title) ?? fileNameOf(url),
		transcript: text(source.transcribed_text, 20_000),
	};
}

/** Chatwoot's file addresses end in the name of the file. */
function fileNameOf(url: string | null): string | null {
	const last = url?.split(/[?#]/, 1)[0]?.split('/').pop() ?? '';
	try {
		return text(decodeURIComponent(last));
	} catch {
		return text(last);
	}
}

function contactOf(person: Fields, contactInbox: Fields): Contact | null {
	const id = identifier(person.id) ?? identifier(contactInbox.contact_id);
	if (id === null) return null;
	const extra = fields(person.additional_attributes);
	return {
		id,
		name: text(person.name),
		phone: text(person.phone_number),
		email: text(person.email),
		username: text(extra.username) ?? text(extra.social_telegram_user_name),
		language: text(extra.language_code),
		sourceId: text(contactInbox.source_id),
	};
}

/** What the two sources of a message share; `null` when a part without which nothing works is missing. */
function assemble(parts: {
	message: Fields;
	conversation: Fields;
	person: Fields;
	accountId: unknown;
	inboxId: unknown;
	channel: unknown;
	author: Message['author'];
}): Message | null {
	const { message, conversation } = parts;
	const meta = fields(conversation.meta);
	const accountId = identifier(parts.accountId);
	const conversationId = identifier(conversation.id);
	const messageId = identifier(message.id);
	const inboxId = identifier(parts.inboxId);
	const sentAt = moment(message.created_at);
	const status = conversationStatus(conversation.status);
	const contact = contactOf(parts.person, fields(conversation.contact_inbox));
	if (!accountId || !conversationId || !messageId || !inboxId || !sentAt || !status || !contact) return null;
	return {
		accountId,
		conversationId,
		messageId,
		inboxId,
		channel: text(parts.channel, 80) ?? '',
		content: text(message.content, MAX_CONTENT_LENGTH) ?? '',
		attachments: list(message.attachments).slice(0, 30).map(attachment),
		sentAt,
		status,
		canReply: conversation.can_reply !== false,
		assigneeType: assigneeType(meta.assignee_type),
		labels: texts(conversation.labels).slice(0, 200),
		contact,
		author: parts.author,
	};
}

/** A `message_created` webhook as a message of ours; null when it is not whole. */
export function messageFromWebhook(payload: Fields, author: Message['author']): Message | null {
	const conversation = fields(payload.conversation);
	const customer = fields(fields(conversation.meta).sender);
	return assemble({
		message: payload,
		conversation,
		person: author === 'customer' ? { ...customer, ...fields(payload.sender) } : customer,
		accountId: fields(payload.account).id,
		inboxId: fields(payload.inbox).id ?? conversation.inbox_id,
		channel: conversation.channel,
		author,
	});
}

/** A message and its conversation as Chatwoot's REST API gives them, as a message of ours; null when it is not whole. */
export function messageFromRest(message: Fields, conversation: Fields, author: Message['author']): Message | null {
	const meta = fields(conversation.meta);
	const person = fields(meta.sender);
	const extra = fields(person.additional_attributes);
	const sourceId = meta.channel === 'Channel::Telegram' ? identifier(extra.social_telegram_user_id) : null;
	return assemble({
		message,
		// REST has no contact_inbox; on Telegram, and only there, the source id is the user's id of the contact.
		conversation: { contact_inbox: sourceId === null ? {} : { source_id: sourceId }, ...conversation },
		person,
		accountId: conversation.account_id,
		inboxId: conversation.inbox_id,
		channel: meta.channel,
		author,
	});
}

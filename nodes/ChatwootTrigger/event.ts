import type { AssigneeType, ConversationStatus, Message, Order } from '../shared/contract';
import { CONSULTA_ATTRIBUTE } from '../shared/marks';
import { assigneeType, conversationStatus, messageFromWebhook } from '../shared/message';
import { fields, type Fields, identifier, list, moment, text } from '../shared/values';

/** A change of a conversation's status or owner. */
export interface ConversationEvent {
	accountId: string;
	conversationId: string;
	inboxId: string;
	status: ConversationStatus;
	assigneeType: AssigneeType | null;
	/** ISO 8601. */
	at: string;
}

/** What one webhook of Chatwoot means for us. */
export type ChatwootEvent =
	| { kind: 'customer' | 'human'; message: Message; sender: Fields }
	| { kind: 'order'; message: Message; order: Order }
	| { kind: 'conversation'; change: ConversationEvent }
	| { kind: 'ignored'; reason: string }
	| { kind: 'invalid'; problem: string };

const ignored = (reason: string): ChatwootEvent => ({ kind: 'ignored', reason });
const invalid = (problem: string): ChatwootEvent => ({ kind: 'invalid', problem });

/**
 * Reads a webhook body. What is not for us is told apart first and cheaply: Chatwoot sends a bot three events for each
 * of the bot's own replies.
 *
 * @param inboxIds the inboxes to listen to; all when empty
 */
export function readEvent(payload: unknown, inboxIds: readonly string[] = []): ChatwootEvent {
	const body = fields(payload);
	switch (body.event) {
		case 'message_created':
			return readMessage(body, inboxIds);
		case 'conversation_status_changed':
			return readChange(body, inboxIds);
		case 'conversation_updated':
			return hasChanged(body, 'status') || (body.status === 'open' && hasChanged(body, 'assignee_id'))
				? readChange(body, inboxIds)
				: ignored('conversation_updated');
		default:
			return typeof body.event === 'string' && body.event.length <= 100
				? ignored(body.event)
				: invalid('the field "event" is missing or not text');
	}
}

function readMessage(body: Fields, inboxIds: readonly string[]): ChatwootEvent {
	const type = body.message_type;
	if (type === 'template' || type === 'activity') return ignored(`${type} message`);
	if (type !== 'incoming' && type !== 'outgoing') return invalid('the field "message_type" is unknown');
	if (body.private === true) return readNote(body, inboxIds);
	const sender = fields(body.sender);
	if (type === 'outgoing') {
		const attributes = fields(body.content_attributes);
		const person = sender.type === 'user' || (body.sender === null && attributes.external_echo === true);
		if (!person || attributes[CONSULTA_ATTRIBUTE] !== undefined) return ignored('not written by a person');
	}
	const kind = type === 'incoming' ? 'customer' : 'human';
	const message = messageFromWebhook(body, kind);
	if (message === null) return invalid('the message lacks its account, conversation, inbox, contact, ID or date');
	if (isForeign(message.inboxId, inboxIds)) return ignored('another inbox');
	return { kind, message, sender };
}

/** A private note of a person that begins with a slash and a word is an order to the assistant: `/pausa 2h`. */
function readNote(body: Fields, inboxIds: readonly string[]): ChatwootEvent {
	const sender = fields(body.sender);
	const note = ignored('private note');
	const by = identifier(sender.id);
	if (body.message_type !== 'outgoing' || sender.type !== 'user' || by === null) return note;
	if (fields(body.content_attributes)[CONSULTA_ATTRIBUTE] !== undefined) return note;
	const [line = ''] = (text(body.content, 2_000) ?? '').trim().split('\n', 1);
	const [, command, argument = ''] = /^\/(\p{L}{1,40})(?:\s+(.*))?$/u.exec(line.trim()) ?? [];
	if (command === undefined) return note;
	const message = messageFromWebhook(body, 'human');
	if (message === null) return invalid('the note lacks its account, conversation, inbox, contact, ID or date');
	if (isForeign(message.inboxId, inboxIds)) return ignored('another inbox');
	const order: Order = {
		command,
		argument: argument.slice(0, 500),
		by: { id: by, name: text(sender.name) },
		messageId: message.messageId,
		at: message.sentAt,
		contactId: message.contact.id,
		inboxId: message.inboxId,
		status: message.status,
		assigneeType: message.assigneeType,
	};
	return { kind: 'order', message, order };
}

function readChange(body: Fields, inboxIds: readonly string[]): ChatwootEvent {
	const accountId = identifier(fields(body.account).id);
	const conversationId = identifier(body.id);
	const inboxId = identifier(body.inbox_id);
	const status = conversationStatus(body.status);
	if (!accountId || !conversationId || !inboxId || !status) {
		return invalid('the conversation lacks its account, ID, inbox or status');
	}
	if (isForeign(inboxId, inboxIds)) return ignored('another inbox');
	const at = moment(body.updated_at) ?? new Date().toISOString();
	const owner = assigneeType(fields(body.meta).assignee_type);
	return { kind: 'conversation', change: { accountId, conversationId, inboxId, status, assigneeType: owner, at } };
}

/** `changed_attributes` is a list of objects with one key each. */
function hasChanged(body: Fields, attribute: string): boolean {
	return list(body.changed_attributes).some((change) => attribute in fields(change));
}

const isForeign = (inboxId: string, inboxIds: readonly string[]): boolean =>
	inboxIds.length > 0 && !inboxIds.includes(inboxId);

import type { Chatwoot } from '../shared/chatwoot';
import type { ConversationStatus, Priority } from '../shared/contract';
import { conversationStatus } from '../shared/message';
import { CONSULTA_ATTRIBUTE } from '../shared/marks';
import { fields, identifier, list, text, texts } from '../shared/values';
import { priority } from './turn';

/** A message of the conversation, as far as the send checks need it. */
export interface SeenMessage {
	id: number;
	/** The turn that it is our answer to, if it is ours. */
	consultaId: string | null;
	private: boolean;
	/** Written by a person of the firm, in Chatwoot or in the channel's own app. */
	byPerson: boolean;
	/** The order in a person's private note, e.g. `pausa`. */
	order: string | null;
	/** Milliseconds since 1970. */
	at: number;
}

export interface Conversation {
	status: ConversationStatus | null;
	labels: string[];
	priority: Priority | null;
	teamId: string | null;
	/** Whether a person (not a bot) is assigned. */
	assignedToPerson: boolean;
	/** The newest message, and the newest that is more than a notice of Chatwoot. */
	newest: SeenMessage[];
}

/** Reads a message in Chatwoot's REST form, where `message_type` is 1 for outgoing and `created_at` Unix seconds. */
function seen(value: unknown): SeenMessage | null {
	const message = fields(value);
	const id = Number(identifier(message.id) ?? Number.NaN);
	if (Number.isNaN(id)) return null;
	const attributes = fields(message.content_attributes);
	const consultaId = identifier(attributes[CONSULTA_ATTRIBUTE]);
	const sender = fields(message.sender);
	const person = sender.type === 'user' || (sender.type === undefined && attributes.external_echo === true);
	const byPerson = message.message_type === 1 && person && consultaId === null;
	const isNote = message.private === true;
	const order = isNote && byPerson ? /^\s*\/(\p{L}+)/u.exec(text(message.content) ?? '')?.[1] : undefined;
	return {
		id,
		consultaId,
		private: isNote,
		byPerson,
		order: order?.toLowerCase() ?? null,
		at: typeof message.created_at === 'number' ? message.created_at * 1000 : 0,
	};
}

/** Fetches the conversation with the bot's token. @throws NodeApiError */
export async function fetchConversation(chatwoot: Chatwoot, id: string, itemIndex: number): Promise<Conversation> {
	const path = `/conversations/${encodeURIComponent(id)}`;
	const body = fields(await chatwoot.ask({ as: 'bot', method: 'GET', path, itemIndex }));
	const meta = fields(body.meta);
	return {
		status: conversationStatus(body.status),
		labels: texts(body.labels),
		priority: priority(body.priority),
		teamId: identifier(fields(meta.team).id),
		assignedToPerson: text(meta.assignee_type) === 'User',
		newest: [...list(body.messages), body.last_non_activity_message].flatMap((message) => seen(message) ?? []),
	};
}

/**
 * The messages after the given one, oldest first, at most 100 (Chatwoot's limit); the newest 20 when it is 0. Null without
 * a user token: Chatwoot lets no bot list messages.
 */
export async function fetchMessagesAfter(
	chatwoot: Chatwoot,
	id: string,
	after: number,
	itemIndex: number,
): Promise<SeenMessage[] | null> {
	if (!chatwoot.hasUserToken) return null;
	const path = `/conversations/${encodeURIComponent(id)}/messages`;
	const query = after > 0 ? { after } : undefined;
	const body = fields(await chatwoot.ask({ as: 'user', method: 'GET', path, query, itemIndex }));
	return list(body.payload).flatMap((message) => seen(message) ?? []);
}

import type { Chatwoot } from '../shared/chatwoot';
import type { Button, Priority } from '../shared/contract';
import { CONSULTA_ATTRIBUTE } from '../shared/marks';
import { fields, identifier, texts } from '../shared/values';

/** Where an action takes place. */
export interface Place {
	conversationId: string;
	itemIndex: number;
}

const pathOf = ({ conversationId }: Place, action: string): string =>
	`/conversations/${encodeURIComponent(conversationId)}/${action}`;

export interface NewMessage {
	content: string;
	buttons?: Button[];
	private?: boolean;
	/** The turn that this answers: how a repeated run finds the message again. */
	consultaId?: string | null;
}

/**
 * Posts a message as the bot and gives its id. Chatwoot has no idempotency key, so a post whose answer was lost is not
 * repeated here.
 */
export async function postMessage(chatwoot: Chatwoot, place: Place, message: NewMessage): Promise<string | null> {
	const buttons = message.buttons ?? [];
	const attributes = {
		...(buttons.length > 0 ? { items: buttons.map(({ title, value }) => ({ title, value })) } : {}),
		...(message.consultaId ? { [CONSULTA_ATTRIBUTE]: message.consultaId } : {}),
	};
	const body = {
		content: message.content,
		message_type: 'outgoing',
		private: message.private ?? false,
		...(buttons.length > 0 ? { content_type: 'input_select' } : {}),
		...(Object.keys(attributes).length > 0 ? { content_attributes: attributes } : {}),
	};
	const path = pathOf(place, 'messages');
	const answer = await chatwoot.ask({ as: 'bot', method: 'POST', path, body, itemIndex: place.itemIndex });
	return identifier(fields(answer).id);
}

export async function fetchLabels(chatwoot: Chatwoot, place: Place): Promise<string[]> {
	const path = pathOf(place, 'labels');
	return texts(fields(await chatwoot.ask({ as: 'bot', method: 'GET', path, itemIndex: place.itemIndex })).payload);
}

/** Replaces the whole list: that is how Chatwoot does it. */
export async function putLabels(chatwoot: Chatwoot, place: Place, labels: string[]): Promise<string[]> {
	const path = pathOf(place, 'labels');
	const request = {
		as: 'bot',
		method: 'POST',
		path,
		body: { labels },
		repeat: 'always',
		itemIndex: place.itemIndex,
	} as const;
	return texts(fields(await chatwoot.ask(request)).payload);
}

export async function setPriority(chatwoot: Chatwoot, place: Place, value: Priority): Promise<void> {
	const path = pathOf(place, 'toggle_priority');
	const body = { priority: value };
	await chatwoot.ask({ as: 'bot', method: 'POST', path, body, repeat: 'always', itemIndex: place.itemIndex });
}

/** Assigns a team or an agent; Chatwoot ignores the team when both come in one call. */
export async function assign(
	chatwoot: Chatwoot,
	place: Place,
	to: { team_id: number } | { assignee_id: number },
): Promise<void> {
	const path = pathOf(place, 'assignments');
	await chatwoot.ask({ as: 'bot', method: 'POST', path, body: to, repeat: 'always', itemIndex: place.itemIndex });
}

/** Takes the person who is assigned from the conversation. */
export async function unassign(chatwoot: Chatwoot, place: Place): Promise<void> {
	const path = pathOf(place, 'assignments');
	const body = { assignee_id: null };
	await chatwoot.ask({ as: 'bot', method: 'POST', path, body, repeat: 'always', itemIndex: place.itemIndex });
}

/** Sets the status. Opened with the bot's token while it is pending, Chatwoot counts it as a hand-off. */
export async function setStatus(chatwoot: Chatwoot, place: Place, status: 'open' | 'pending'): Promise<void> {
	const path = pathOf(place, 'toggle_status');
	const body = { status };
	await chatwoot.ask({ as: 'bot', method: 'POST', path, body, repeat: 'always', itemIndex: place.itemIndex });
}

export async function setTyping(chatwoot: Chatwoot, place: Place, status: 'on' | 'off'): Promise<void> {
	const path = pathOf(place, 'toggle_typing_status');
	const body = { typing_status: status };
	await chatwoot.ask({ as: 'bot', method: 'POST', path, body, repeat: 'always', itemIndex: place.itemIndex });
}

export interface ContactChange {
	name?: string;
	email?: string;
	phone_number?: string;
	/** Merged with what the contact has. */
	custom_attributes?: Record<string, string>;
}

export async function updateContact(
	chatwoot: Chatwoot,
	contactId: string,
	change: ContactChange,
	itemIndex: number,
): Promise<unknown> {
	const path = `/contacts/${encodeURIComponent(contactId)}`;
	const request = { as: 'user', method: 'PUT', path, body: change, repeat: 'always', itemIndex } as const;
	return fields(await chatwoot.ask(request)).payload;
}

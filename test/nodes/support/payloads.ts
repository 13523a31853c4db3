import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

/** Chatwoot 4.16 payloads, as its agent-bot webhook sends them. */

const person = {
	account: { id: 1, name: 'Clima Norte' },
	additional_attributes: { username: 'mariag', language_code: 'es', social_telegram_user_id: 5512345678 },
	custom_attributes: {},
	email: null,
	id: 812,
	identifier: null,
	name: 'María González',
	phone_number: null,
	blocked: false,
};

function conversation(overrides: IDataObject = {}): IDataObject {
	return {
		can_reply: true,
		channel: 'Channel::Telegram',
		contact_inbox: { id: 941, contact_id: 812, inbox_id: 3, source_id: '5512345678' },
		id: 57,
		inbox_id: 3,
		messages: [],
		labels: ['vip'],
		meta: { sender: { ...person, type: 'contact' }, assignee: null, assignee_type: 'AgentBot', team: null },
		status: 'pending',
		priority: null,
		updated_at: 1787065451.348211,
		account: { id: 1, name: 'Clima Norte' },
		...overrides,
	};
}

export function messageCreated(overrides: IDataObject = {}, inConversation: IDataObject = {}): IDataObject {
	return {
		account: { id: 1, name: 'Clima Norte' },
		additional_attributes: {},
		content_attributes: {},
		content_type: 'text',
		content: 'Hola, ¿reparan calderas en León?',
		conversation: conversation(inConversation),
		created_at: '2026-08-18T15:04:11.332Z',
		id: 4021,
		inbox: { id: 3, name: 'Telegram' },
		message_type: 'incoming',
		private: false,
		sender: person,
		source_id: '318',
		event: 'message_created',
		...overrides,
	};
}

export const byOperator: IDataObject = {
	message_type: 'outgoing',
	sender: { id: 5, name: 'Ana Ruiz', email: 'ana@clima.example', type: 'user' },
};

export const byBot: IDataObject = {
	message_type: 'outgoing',
	sender: { id: 2, name: 'AInstalia', type: 'agent_bot' },
};

export function conversationEvent(event: string, overrides: IDataObject = {}): IDataObject {
	return { ...conversation(), changed_attributes: null, event, ...overrides };
}

/** The headers of a delivery, signed at the given moment (Unix seconds). */
export function signedHeaders(
	body: Buffer | string,
	secret: string,
	at = Math.floor(Date.now() / 1000),
): Record<string, string | undefined> {
	const signature = createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');
	return {
		'content-type': 'application/json',
		'x-chatwoot-delivery': 'f3b7f9b2-0000-4000-8000-000000000000',
		'x-chatwoot-timestamp': String(at),
		'x-chatwoot-signature': `sha256=${signature}`,
	};
}

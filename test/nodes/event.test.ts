import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { readEvent } from '../../nodes/ChatwootTrigger/event';
import { message as contractMessage } from '../../backend/src/contract/message';
import { byBot, byOperator, conversationEvent, messageCreated } from './support/payloads';

test('gives a customer message in the shape of the contract', () => {
	const event = readEvent(messageCreated());
	expect(event).toMatchObject({
		kind: 'customer',
		message: {
			accountId: '1',
			conversationId: '57',
			messageId: '4021',
			inboxId: '3',
			channel: 'Channel::Telegram',
			content: 'Hola, ¿reparan calderas en León?',
			attachments: [],
			sentAt: '2026-08-18T15:04:11.332Z',
			status: 'pending',
			canReply: true,
			assigneeType: 'AgentBot',
			labels: ['vip'],
			contact: {
				id: '812',
				name: 'María González',
				phone: null,
				email: null,
				username: 'mariag',
				language: 'es',
				sourceId: '5512345678',
			},
			author: 'customer',
		},
	});
});

test('gives attachments without text, with their file name and transcript', () => {
	const data_url = 'https://chat.example/rails/active_storage/blobs/redirect/abc/nota%20de%20voz.ogg';
	const event = readEvent(
		messageCreated({
			content: null,
			attachments: [{ id: 9, file_type: 'audio', data_url, transcribed_text: 'no calienta' }, 'nonsense'],
		}),
	);
	expect(event).toMatchObject({
		kind: 'customer',
		message: {
			content: '',
			attachments: [
				{ id: '9', fileType: 'audio', url: data_url, fileName: 'nota de voz.ogg', transcript: 'no calienta' },
				{ fileType: 'file', url: null },
			],
		},
	});
});

const echo = { message_type: 'outgoing', sender: null, content_attributes: { external_echo: true } };

test.each<[string, IDataObject]>([
	['an operator in Chatwoot', byOperator],
	["the firm's own phone (external echo)", echo],
])('takes what %s wrote as a human reply to the customer', (_who, overrides) => {
	const event = readEvent(messageCreated(overrides));
	expect(event).toMatchObject({ kind: 'human', message: { author: 'human', contact: { id: '812' } } });
});

test.each<[string, IDataObject]>([
	['the bot', messageCreated(byBot)],
	['Captain', messageCreated({ message_type: 'outgoing', sender: { id: 1, type: 'captain_assistant' } })],
	[
		'an automation rule',
		messageCreated({ message_type: 'outgoing', sender: null, content_attributes: { automation_rule_id: 4 } }),
	],
	[
		'our reply under a user token',
		messageCreated({ ...byOperator, content_attributes: { ainstalia_consulta_id: 'c1' } }),
	],
	['a private note', messageCreated({ ...byOperator, private: true })],
	['a greeting', messageCreated({ message_type: 'template', sender: null })],
	['an update of a message', messageCreated({ event: 'message_updated' })],
	[
		'waiting_since',
		conversationEvent('conversation_updated', { changed_attributes: [{ waiting_since: { current_value: null } }] }),
	],
	[
		'who has a conversation that is still the bot’s',
		conversationEvent('conversation_updated', { changed_attributes: [{ assignee_id: {} }] }),
	],
	['a resolution told twice', conversationEvent('conversation_resolved')],
	['typing', { event: 'conversation_typing_on' }],
	['a new contact', { event: 'contact_created', id: 812 }],
])('ignores %s', (_what, payload) => {
	expect(readEvent(payload).kind).toBe('ignored');
});

test('listens to the chosen inboxes only', () => {
	expect(readEvent(messageCreated(), ['4', '3']).kind).toBe('customer');
	expect(readEvent(messageCreated(), ['4']).kind).toBe('ignored');
	expect(readEvent(conversationEvent('conversation_status_changed'), ['4']).kind).toBe('ignored');
});

test.each<[string, IDataObject]>([
	['conversation_status_changed', { changed_attributes: null }],
	[
		'conversation_updated',
		{ status: 'open', changed_attributes: [{ assignee_id: { previous_value: null, current_value: 5 } }] },
	],
	['conversation_updated', { changed_attributes: [{ status: { previous_value: 'pending', current_value: 'open' } }] }],
])('takes a change of status from %s', (event, overrides) => {
	expect(readEvent(conversationEvent(event, { status: 'open', ...overrides }))).toEqual({
		kind: 'conversation',
		change: {
			accountId: '1',
			conversationId: '57',
			inboxId: '3',
			status: 'open',
			assigneeType: 'AgentBot',
			at: '2026-08-18T15:04:11.348Z',
		},
	});
});

test.each<[string, unknown]>([
	['nothing', undefined],
	['a list', []],
	['no event', {}],
	['an event that is a number', { event: 7 }],
	['a message without a conversation', messageCreated({ conversation: null })],
	['a message without an account', messageCreated({ account: {} })],
	['a message without a contact', messageCreated({ sender: {} }, { meta: {}, contact_inbox: {} })],
	['a message with an unknown status', messageCreated({}, { status: 'weird' })],
	['a message with a nonsense date', messageCreated({ created_at: 'yesterday' })],
	['a conversation without an ID', conversationEvent('conversation_status_changed', { id: null })],
])('calls %s invalid', (_what, payload) => {
	expect(readEvent(payload).kind).toBe('invalid');
});

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>;

test('never throws, and what it takes always fits the contract', () => {
	const keys = Object.keys(messageCreated());
	const changed = fc
		.dictionary(fc.constantFrom(...keys), json)
		.map((overrides) => messageCreated(overrides as IDataObject));
	const inside = fc
		.dictionary(fc.constantFrom(...Object.keys(conversationEvent(''))), json)
		.map((overrides) => messageCreated({}, overrides as IDataObject));
	fc.assert(
		fc.property(fc.oneof(json, changed, inside), (payload) => {
			const event = readEvent(payload);
			if (event.kind === 'customer' || event.kind === 'human') contractMessage.parse(event.message);
		}),
		{ numRuns: 500 },
	);
});

test('shortens what is longer than the contract allows instead of losing the message', () => {
	const long = 'x'.repeat(200_000);
	const event = readEvent(
		messageCreated(
			{
				content: long,
				sender: { id: 812, name: long, additional_attributes: { username: long } },
				attachments: Array.from({ length: 60 }, () => ({ file_type: long, data_url: `https://a/${long}` })),
			},
			{ labels: Array.from({ length: 300 }, () => long), channel: long },
		),
	);
	if (event.kind !== 'customer') throw new Error('not taken');
	contractMessage.parse(event.message);
});

import { createSimulator } from '../src/simulator.ts';
import type { Simulator } from '../src/simulator.ts';
import { Receiver } from './support/receiver.ts';
import { rest } from './support/rest.ts';

let simulator: Simulator;
let bot: Receiver;
let account: Receiver;

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const SECONDS = expect.any(Number) as number;
const iso = expect.stringMatching(ISO) as string;
const text = expect.any(String) as string;

const contactFields = {
	additional_attributes: {
		username: 'mariag',
		language_code: 'es',
		social_telegram_user_id: 5500000001,
		social_telegram_user_name: 'mariag',
	},
	custom_attributes: {},
	email: null,
	id: 1,
	identifier: null,
	name: 'María González',
	phone_number: null,
	thumbnail: '',
	blocked: false,
};
const contactPush = { ...contactFields, type: 'contact' };
const accountReference = { id: 1, name: 'Instalaciones Levante' };
const botAssignee = { id: 1, name: 'AInstalia', avatar_url: '', type: 'agent_bot' };

const conversationObject = {
	additional_attributes: { chat_id: 5500000001, business_connection_id: null },
	can_reply: true,
	channel: 'Channel::Telegram',
	contact_inbox: {
		id: 1,
		contact_id: 1,
		inbox_id: 1,
		source_id: '5500000001',
		created_at: iso,
		updated_at: iso,
		hmac_verified: false,
		pubsub_token: text,
	},
	id: 1,
	inbox_id: 1,
	messages: [
		{
			id: 1,
			content: 'Hola, ¿tienen envío a León?',
			account_id: 1,
			inbox_id: 1,
			conversation_id: 1,
			message_type: 0,
			created_at: SECONDS,
			updated_at: iso,
			private: false,
			status: 'sent',
			source_id: '1',
			content_type: 'text',
			content_attributes: {},
			sender_type: 'Contact',
			sender_id: 1,
			external_source_ids: {},
			additional_attributes: {},
			processed_message_content: 'Hola, ¿tienen envío a León?',
			sentiment: {},
			conversation: {
				assignee_id: null,
				unread_count: 1,
				last_activity_at: SECONDS,
				contact_inbox: { source_id: '5500000001' },
			},
			sender: contactPush,
		},
	],
	labels: [],
	meta: { sender: contactPush, assignee: botAssignee, assignee_type: 'AgentBot', team: null, hmac_verified: false },
	status: 'pending',
	custom_attributes: {},
	snoozed_until: null,
	unread_count: 1,
	first_reply_created_at: null,
	priority: null,
	waiting_since: SECONDS,
	agent_last_seen_at: 0,
	contact_last_seen_at: 0,
	last_activity_at: SECONDS,
	timestamp: SECONDS,
	created_at: SECONDS,
	updated_at: SECONDS,
	account: accountReference,
};

beforeEach(async () => {
	[bot, account] = await Promise.all([Receiver.start(), Receiver.start()]);
	simulator = await createSimulator({ channelDelayMs: 1, webhooks: { concurrency: 1 } });
	simulator.account().bot.outgoingUrl = bot.url;
	const subscriptions = [
		'conversation_created',
		'conversation_status_changed',
		'conversation_updated',
		'message_created',
		'message_updated',
		'contact_created',
		'contact_updated',
		'conversation_typing_on',
		'conversation_typing_off',
	];
	await rest(simulator, simulator.account().userToken)('POST', 'webhooks', { url: account.url, subscriptions });
});
afterEach(async () => {
	await simulator.close();
	await Promise.all([bot.close(), account.close()]);
});

const events = (receiver: Receiver): unknown[] => receiver.requests.map(({ body }) => body['event']);
const fromMaria = (content: string): void => void simulator.customer('María González').send(content);
const botCalls = (): ReturnType<typeof rest> => rest(simulator, simulator.account().bot.token);

test('an incoming Telegram text has exactly the fields and types of the fact sheet (1.5)', async () => {
	fromMaria('Hola, ¿tienen envío a León?');
	await simulator.idle();
	expect(bot.requests[0]?.body).toStrictEqual({
		account: accountReference,
		additional_attributes: {},
		content_attributes: {},
		content_type: 'text',
		content: 'Hola, ¿tienen envío a León?',
		conversation: conversationObject,
		created_at: iso,
		id: 1,
		inbox: { id: 1, name: 'Telegram Levante' },
		message_type: 'incoming',
		private: false,
		sender: { account: accountReference, avatar: '', ...contactFields },
		source_id: '1',
		event: 'message_created',
	});
	const { conversation, created_at: createdAt } = bot.requests[0]?.body as {
		conversation: Record<string, number>;
		created_at: string;
	};
	const at = Date.parse(createdAt) / 1000;
	expect(conversation['created_at']).toBe(Math.floor(at));
	expect(conversation['updated_at']).toBeCloseTo(at, 1);
	expect(Number.isInteger(conversation['waiting_since'])).toBe(true);
});

test('a new customer makes Chatwoot tell contact, conversation, message and contact activity, in this order', async () => {
	fromMaria('Hola');
	await simulator.idle();
	expect(events(account)).toEqual(['contact_created', 'conversation_created', 'message_created', 'contact_updated']);
	// A bot hears neither of contacts nor of new conversations.
	expect(events(bot)).toEqual(['message_created']);
});

test('contact events carry the contact at the top level and what changed', async () => {
	fromMaria('Hola');
	await simulator.idle();
	const [created] = account.bodies('contact_created');
	const body = { account: accountReference, avatar: '', ...contactFields };
	expect(created).toStrictEqual({ ...body, event: 'contact_created' });
	const admin = rest(simulator, simulator.account().userToken);
	await admin('PATCH', 'contacts/1', { email: 'Maria@ejemplo.es', custom_attributes: { ciudad: 'Alzira' } });
	await simulator.idle();
	expect(account.bodies('contact_updated').at(-1)).toStrictEqual({
		...body,
		email: 'maria@ejemplo.es',
		custom_attributes: { ciudad: 'Alzira' },
		event: 'contact_updated',
		changed_attributes: [
			{ email: { previous_value: null, current_value: 'maria@ejemplo.es' } },
			{ custom_attributes: { previous_value: {}, current_value: { ciudad: 'Alzira' } } },
		],
	});
});

test('conversation_created is the conversation itself, with or without its first message', async () => {
	fromMaria('Hola');
	await simulator.idle();
	const [body] = account.bodies('conversation_created');
	expect(body).toMatchObject({ id: 1, status: 'pending', channel: 'Channel::Telegram', event: 'conversation_created' });
	expect(body).not.toHaveProperty('changed_attributes');
});

describe('messages of the business', () => {
	beforeEach(async () => {
		fromMaria('Hola');
		await simulator.idle();
		bot.clear();
	});

	test('the bot hears its own message with buttons, then that it ends the wait, then the Telegram id', async () => {
		const items = [
			{ title: 'Sí, quiero pagar', value: 'pagar_si' },
			{ title: 'No', value: 'pagar_no' },
		];
		await botCalls()('POST', 'conversations/1/messages', {
			content: '¿Desea continuar?\n\n',
			content_type: 'input_select',
			content_attributes: { items },
		});
		await simulator.idle();
		expect(events(bot)).toEqual(['message_created', 'conversation_updated', 'message_updated']);
		const [created, updated, delivered] = bot.requests.map(({ body }) => body);
		expect(created).toMatchObject({
			content: '¿Desea continuar?',
			content_type: 'input_select',
			content_attributes: { items },
			message_type: 'outgoing',
			source_id: null,
		});
		expect(created?.['sender']).toStrictEqual({ id: 1, name: 'AInstalia', type: 'agent_bot' });
		expect(created).not.toHaveProperty('status');
		expect(created).not.toHaveProperty('attachments');
		expect(updated?.['waiting_since']).toBe(0);
		expect(updated?.['changed_attributes']).toStrictEqual([
			{ waiting_since: { previous_value: iso, current_value: null } },
			{ updated_at: { previous_value: iso, current_value: iso } },
		]);
		expect(delivered).toMatchObject({ id: 2, event: 'message_updated', source_id: expect.stringMatching(/^\d+$/) });
		const nested = (delivered?.['conversation'] as { messages: Record<string, unknown>[] }).messages[0];
		expect(nested?.['sender']).toStrictEqual(botAssignee);
	});

	test('an operator’s reply names the person, sets the first reply and leaves the conversation pending', async () => {
		simulator.operator().reply(1, 'Ahora lo miro');
		await simulator.idle();
		const [created, updated] = bot.requests.map(({ body }) => body);
		expect(created?.['sender']).toStrictEqual({ id: 1, name: 'Ana Ruiz', email: 'ana@levante.example', type: 'user' });
		expect(created?.['conversation']).toMatchObject({ status: 'pending', unread_count: 0 });
		expect(updated?.['first_reply_created_at']).toEqual(iso);
		const nested = (updated?.['messages'] as Record<string, unknown>[])[0];
		expect(nested?.['sender']).toStrictEqual({
			id: 1,
			name: 'Ana Ruiz',
			available_name: 'Ana',
			avatar_url: '',
			type: 'user',
			availability_status: 'online',
			thumbnail: '',
		});
	});

	test('a private note reaches the bot too, while the newest message of the conversation stays the public one', async () => {
		simulator.operator().note(1, 'Cliente de mantenimiento');
		await simulator.idle();
		expect(events(bot)).toEqual(['message_created']);
		expect(bot.requests[0]?.body).toMatchObject({ private: true, message_type: 'outgoing' });
		const { messages } = bot.requests[0]?.body['conversation'] as { messages: Record<string, unknown>[] };
		expect(messages.map(({ id }) => id)).toEqual([1]);
	});

	test('an automation’s message has a null sender at the top and none inside', async () => {
		const { world, store } = simulator.core;
		const { createMessage } = await import('../src/chatwoot/messages.ts');
		const conversation = store.conversation(1, 1);
		if (!conversation) throw new Error('no conversation');
		createMessage(world, conversation, {
			content: 'Fuera de horario',
			messageType: 'template',
			sender: null,
			contentAttributes: { automation_rule_id: 7 },
		});
		await simulator.idle();
		const [body] = bot.bodies('message_created');
		expect(body).toMatchObject({ sender: null, message_type: 'template' });
		const [nested] = (body?.['conversation'] as { messages: Record<string, unknown>[] }).messages;
		expect(nested).toMatchObject({ message_type: 3, sender_type: null, sender_id: null });
		expect(nested).not.toHaveProperty('sender');
	});
});

describe('changes of a conversation', () => {
	beforeEach(async () => {
		fromMaria('Hola');
		await simulator.idle();
		bot.clear();
		account.clear();
	});

	test('a bot’s hand-off tells opened, status and update, the status without what changed', async () => {
		await botCalls()('POST', 'conversations/1/toggle_status', { status: 'open' });
		await simulator.idle();
		expect(events(bot)).toEqual(['conversation_opened', 'conversation_status_changed', 'conversation_updated']);
		expect(events(account)).toEqual(['conversation_status_changed', 'conversation_updated']);
		const [opened, status, updated] = bot.requests.map(({ body }) => body);
		expect(opened).not.toHaveProperty('changed_attributes');
		expect(status).toMatchObject({ status: 'open', changed_attributes: null });
		expect(updated).toMatchObject({ meta: { assignee: null, assignee_type: null } });
		expect(updated?.['changed_attributes']).toStrictEqual([
			{ status: { previous_value: 'pending', current_value: 'open' } },
			{ assignee_agent_bot_id: { previous_value: 1, current_value: null } },
			{ updated_at: { previous_value: iso, current_value: iso } },
		]);
	});

	test('a resolution tells resolved and ends the wait', async () => {
		simulator.operator().resolve(1);
		await simulator.idle();
		expect(events(bot)).toEqual(['conversation_resolved', 'conversation_status_changed', 'conversation_updated']);
		expect(bot.requests[2]?.body).toMatchObject({ status: 'resolved', waiting_since: 0 });
	});

	test('labels, priority, team and assignee come as update only; activity messages are never delivered', async () => {
		const operator = simulator.operator();
		operator.setLabels(1, ['averia']);
		operator.setPriority(1, 'high');
		operator.assignTeam(1, 2);
		operator.assign(1, 1);
		await simulator.idle();
		expect(events(bot)).toEqual(Array(4).fill('conversation_updated'));
		const changed = bot.requests.map(({ body }) => Object.keys((body['changed_attributes'] as object[])[0] ?? {}));
		expect(changed).toEqual([['label_list'], ['priority'], ['team_id'], ['assignee_id']]);
		const last = bot.requests.at(-1)?.body;
		expect(last?.['meta']).toMatchObject({
			assignee: { id: 1, name: 'Ana Ruiz', type: 'user', available_name: 'Ana' },
			assignee_type: 'User',
			team: { id: 2, name: 'administración' },
		});
		expect(simulator.conversation(1).messages.filter(({ type }) => type === 'activity')).toHaveLength(4);
	});

	test('typing is told to account webhooks with the bot as its user', async () => {
		await botCalls()('POST', 'conversations/1/toggle_typing_status', { typing_status: 'on' });
		await simulator.idle();
		expect(events(bot)).toEqual([]);
		expect(account.requests[0]?.body).toMatchObject({
			event: 'conversation_typing_on',
			user: { id: 1, name: 'AInstalia', type: 'agent_bot' },
			conversation: { id: 1 },
			is_private: false,
		});
	});
});

test('an attachment is described at the top level and inside the conversation', async () => {
	simulator
		.customer('Emma')
		.send('', [{ fileType: 'audio', url: 'https://files.example/voz.ogg', transcript: 'hola' }]);
	await simulator.idle();
	const attachment = {
		id: 1,
		message_id: 1,
		file_type: 'audio',
		account_id: 1,
		extension: 'ogg',
		content_type: null,
		data_url: 'https://files.example/voz.ogg',
		thumb_url: '',
		file_size: null,
		width: null,
		height: null,
		transcribed_text: 'hola',
	};
	const [body] = bot.bodies('message_created');
	expect(body).toMatchObject({ content: null, attachments: [attachment] });
	expect(body?.['conversation']).toMatchObject({ messages: [{ attachments: [attachment] }] });
});

test('an API inbox tells its own webhook, and a failing one marks the outgoing message as failed', async () => {
	const admin = rest(simulator, simulator.account().userToken);
	const { body: inbox } = await admin('POST', 'inboxes', {
		name: 'API',
		channel: { type: 'api', webhook_url: bot.url },
	});
	const { body: contact } = await admin('POST', 'contacts', { name: 'Luis', inbox_id: inbox['id'] });
	const payload = contact['payload'] as { contact: { id: number } };
	const { body } = await admin('POST', 'conversations', { inbox_id: inbox['id'], contact_id: payload.contact.id });
	bot.answerWith(500);
	await admin('POST', `conversations/${String(body['id'])}/messages`, { content: 'Hola' });
	await simulator.idle();
	expect(events(bot)).toContain('conversation_created');
	const { messages } = simulator.conversation(Number(body['id']));
	expect(messages).toMatchObject([{ status: 'failed', error: 'HTTP 500' }]);
});

import { createSimulator } from '../src/simulator.ts';
import type { Simulator } from '../src/simulator.ts';
import { rest } from './support/rest.ts';
import type { Rest } from './support/rest.ts';

let simulator: Simulator;
let admin: Rest;
let agent: Rest;
let bot: Rest;

beforeEach(async () => {
	simulator = await createSimulator({ channelDelayMs: 1 });
	const account = simulator.account();
	admin = rest(simulator, account.userToken);
	agent = rest(simulator, account.users.find(({ name }) => name === 'Jorge Marín')?.token ?? '');
	bot = rest(simulator, account.bot.token);
	simulator.customer('María González').send('Hola');
});
afterEach(() => simulator.close());

const conversation = async (): Promise<Record<string, unknown>> => (await bot('GET', 'conversations/1')).body;
const payload = async (call: ReturnType<Rest>): Promise<Record<string, unknown>[]> => {
	const { body } = await call;
	return (body['payload'] ?? (body['data'] as Record<string, unknown>)['payload']) as Record<string, unknown>[];
};

test('a conversation has exactly the REST fields of the fact sheet (2.3)', async () => {
	const message = {
		id: 1,
		content: 'Hola',
		inbox_id: 1,
		conversation_id: 1,
		message_type: 0,
		content_type: 'text',
		status: 'sent',
		content_attributes: {},
		created_at: expect.any(Number),
		private: false,
		source_id: '1',
		sender: expect.objectContaining({ id: 1, name: 'María González', type: 'contact' }),
	};
	expect(await conversation()).toStrictEqual({
		meta: {
			sender: {
				additional_attributes: expect.objectContaining({ social_telegram_user_id: 5500000001 }),
				availability_status: 'offline',
				email: null,
				id: 1,
				name: 'María González',
				phone_number: null,
				blocked: false,
				identifier: null,
				thumbnail: '',
				custom_attributes: {},
				last_activity_at: expect.any(Number),
				created_at: expect.any(Number),
			},
			channel: 'Channel::Telegram',
			assignee: {
				id: 1,
				name: 'AInstalia',
				description: 'Asistente con IA',
				thumbnail: '',
				outgoing_url: null,
				bot_type: 'webhook',
			},
			assignee_type: 'AgentBot',
			hmac_verified: false,
		},
		id: 1,
		messages: [message],
		account_id: 1,
		uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
		additional_attributes: { chat_id: 5500000001, business_connection_id: null },
		agent_last_seen_at: 0,
		assignee_last_seen_at: 0,
		can_reply: true,
		contact_last_seen_at: 0,
		custom_attributes: {},
		inbox_id: 1,
		labels: [],
		muted: false,
		snoozed_until: null,
		status: 'pending',
		created_at: expect.any(Number),
		updated_at: expect.any(Number),
		timestamp: expect.any(Number),
		first_reply_created_at: 0,
		unread_count: 1,
		last_non_activity_message: message,
		last_activity_at: expect.any(Number),
		priority: null,
		waiting_since: expect.any(Number),
		sla_policy_id: null,
	});
});

describe('sending', () => {
	test('answers 200 with numbers for types and the echo id, which is not stored', async () => {
		const { status, body } = await bot('POST', 'conversations/1/messages', { content: 'Buenas', echo_id: 'n8n-1' });
		expect(status).toBe(200);
		expect(body).toStrictEqual({
			id: 2,
			content: 'Buenas',
			inbox_id: 1,
			echo_id: 'n8n-1',
			conversation_id: 1,
			message_type: 1,
			content_type: 'text',
			status: 'sent',
			content_attributes: {},
			created_at: expect.any(Number),
			private: false,
			source_id: null,
			sender: { id: 1, name: 'AInstalia', avatar_url: '', type: 'agent_bot' },
		});
		const [, stored] = await payload(admin('GET', 'conversations/1/messages'));
		expect(stored).not.toHaveProperty('echo_id');
	});

	test('keeps free keys of content_attributes, also when they come as a JSON text', async () => {
		const attributes = { ainstalia_consulta_id: 'abc' };
		const first = await bot('POST', 'conversations/1/messages', { content: 'a', content_attributes: attributes });
		const second = await bot('POST', 'conversations/1/messages', {
			content: 'b',
			content_attributes: JSON.stringify(attributes),
		});
		expect([first.body['content_attributes'], second.body['content_attributes']]).toEqual([attributes, attributes]);
	});

	test('a reply to a message also names its id at Telegram', async () => {
		const { body } = await bot('POST', 'conversations/1/messages', {
			content: 'a',
			content_attributes: { in_reply_to: 1 },
		});
		expect(body['content_attributes']).toEqual({ in_reply_to: 1, in_reply_to_external_id: '1' });
	});

	test('a source id keeps the message from the channel', async () => {
		await bot('POST', 'conversations/1/messages', { content: 'Elsewhere', source_id: 'mine' });
		await bot('POST', 'conversations/1/messages', { content: 'Note', private: true });
		await simulator.idle();
		expect(simulator.conversation(1).messages.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
		expect(simulator.core.store.messages.get(2)?.sourceId).toBe('mine');
		expect(simulator.core.store.messages.get(3)?.sourceId).toBeNull();
	});

	test.each([
		['input_select', undefined],
		['input_select', []],
		['input_select', [{ title: 'a', value: 'b', extra: 1 }]],
		['cards', [{ title: 'a' }]],
		['form', [{ kind: 'x' }]],
	])('refuses %s with items %j', async (contentType, items) => {
		const body = { content: 'x', content_type: contentType, content_attributes: { items } };
		const answer = await bot('POST', 'conversations/1/messages', body);
		expect(answer.status).toBe(422);
		expect(answer.body).toEqual({ error: expect.stringContaining('Validation failed') });
	});

	test('a user token may write in the name of the bot', async () => {
		const answer = await admin('POST', 'conversations/1/messages', {
			content: 'x',
			sender_type: 'AgentBot',
			sender_id: 1,
		});
		expect(answer.body['sender']).toMatchObject({ type: 'agent_bot', id: 1 });
	});

	test('more than 200 messages in a minute are refused', async () => {
		const customer = simulator.customer('María González');
		for (let count = 1; count < 200; count++) customer.send(`${count}`);
		expect((await bot('POST', 'conversations/1/messages', { content: 'x' })).body).toEqual({
			error: 'Validation failed: Too many messages',
		});
	});
});

describe('listing messages', () => {
	beforeEach(() => {
		const customer = simulator.customer('María González');
		for (let count = 2; count <= 30; count++) customer.send(`m${count}`);
		simulator.operator().note(1, 'nota');
		simulator.operator().resolve(1);
	});
	const ids = async (query: string): Promise<unknown[]> =>
		(await payload(admin('GET', `conversations/1/messages${query}`))).map(({ id }) => id);
	const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

	test('gives the newest 20, or pages by id, always ascending', async () => {
		expect(await ids('')).toEqual(range(13, 32));
		expect(await ids('?before=13')).toEqual(range(1, 12));
		expect(await ids('?after=28')).toEqual(range(29, 32));
		expect(await ids('?after=5&before=8')).toEqual([5, 6, 7]);
		expect(await ids('?filter_internal_messages=true')).toEqual(range(11, 30));
	});

	test('comes with the conversation’s meta', async () => {
		const { body } = await admin('GET', 'conversations/1/messages');
		expect(body['meta']).toMatchObject({
			labels: [],
			contact: { id: 1, type: 'contact' },
			assignee: { id: 1, name: 'AInstalia' },
			agent_last_seen_at: expect.stringMatching(/Z$/),
			assignee_last_seen_at: null,
		});
	});
});

describe('toggle_status', () => {
	const toggle = (who: Rest, body: object): ReturnType<Rest> => who('POST', 'conversations/1/toggle_status', body);

	test('by the bot is a hand-off: success null, the bot lets go, the customer waits', async () => {
		await bot('POST', 'conversations/1/messages', { content: 'Le paso' });
		const { body } = await toggle(bot, { status: 'open' });
		expect(body).toEqual({
			meta: {},
			payload: { success: null, conversation_id: 1, current_status: 'open', snoozed_until: null },
		});
		const after = await conversation();
		expect(after['meta']).not.toHaveProperty('assignee');
		expect(after['meta']).not.toHaveProperty('assignee_type');
		expect(after['waiting_since']).toBeGreaterThan(0);
	});

	test('by an agent assigns them, by an administrator does not', async () => {
		expect((await toggle(admin, { status: 'open' })).body).toMatchObject({ payload: { success: true } });
		expect((await conversation())['meta']).not.toHaveProperty('assignee');
		await toggle(admin, { status: 'pending' });
		await toggle(agent, { status: 'open' });
		expect(await conversation()).toMatchObject({ meta: { assignee: { name: 'Jorge Marín' }, assignee_type: 'User' } });
	});

	test('without a status goes back and forth', async () => {
		expect((await toggle(admin, {})).body).toMatchObject({ payload: { current_status: 'open' } });
		expect((await toggle(admin, {})).body).toMatchObject({ payload: { current_status: 'resolved' } });
	});

	test('snoozes until a moment, and a message wakes the conversation up as open', async () => {
		const { body } = await toggle(admin, { status: 'snoozed', snoozed_until: 1_900_000_000 });
		expect(body).toMatchObject({ payload: { current_status: 'snoozed', snoozed_until: '2030-03-17T17:46:40.000Z' } });
		simulator.customer('María González').send('¿Hay alguien?');
		expect(await conversation()).toMatchObject({ status: 'open', snoozed_until: null });
	});
});

describe('assignments', () => {
	const assign = (body: object): ReturnType<Rest> => bot('POST', 'conversations/1/assignments', body);

	test('to a person: the bot is dropped, the status stays', async () => {
		expect((await assign({ assignee_id: 2 })).body).toMatchObject({ id: 2, name: 'Jorge Marín', role: 'agent' });
		expect(await conversation()).toMatchObject({ status: 'pending', meta: { assignee_type: 'User' } });
	});

	test('to an unknown person: silently nobody', async () => {
		expect(await assign({ assignee_id: 99 })).toMatchObject({ status: 200, text: 'null' });
		expect((await conversation())['meta']).not.toHaveProperty('assignee');
	});

	test('to a team: a row of the database; the team is ignored when a person is named too', async () => {
		expect((await assign({ team_id: 1 })).body).toMatchObject({ id: 1, name: 'técnicos', account_id: 1 });
		expect(await conversation()).toMatchObject({ meta: { team: { id: 1 } } });
		await assign({ team_id: 2, assignee_id: 1 });
		expect(await conversation()).toMatchObject({ meta: { team: { id: 1 }, assignee: { id: 1 } } });
		await assign({ team_id: 1 });
		expect(await conversation()).toMatchObject({ meta: { assignee: { id: 1 } } });
		expect((await assign({ team_id: 0 })).text).toBe('null');
		expect((await conversation())['meta']).not.toHaveProperty('team');
	});

	test('to a bot: the person is dropped, the status stays', async () => {
		await admin('POST', 'conversations/1/toggle_status', { status: 'open' });
		await assign({ assignee_id: 1 });
		expect((await assign({ assignee_id: 1, assignee_type: 'AgentBot' })).body).toMatchObject({ name: 'AInstalia' });
		expect(await conversation()).toMatchObject({ status: 'open', meta: { assignee_type: 'AgentBot' } });
	});
});

test('labels and custom attributes are replaced, not merged', async () => {
	await bot('POST', 'conversations/1/labels', { labels: ['averia', 'vip'] });
	expect((await bot('POST', 'conversations/1/labels', { labels: ['presupuesto'] })).body).toEqual({
		payload: ['presupuesto'],
	});
	await bot('POST', 'conversations/1/custom_attributes', { custom_attributes: { a: 1 } });
	expect((await bot('POST', 'conversations/1/custom_attributes', { custom_attributes: { b: 2 } })).body).toEqual({
		custom_attributes: { b: 2 },
	});
	expect(await conversation()).toMatchObject({ labels: ['presupuesto'], custom_attributes: { b: 2 } });
});

test('a person’s reply leaves a pending conversation pending', async () => {
	await admin('POST', 'conversations/1/messages', { content: 'Soy Ana' });
	const after = await conversation();
	expect(after['status']).toBe('pending');
	expect(after['first_reply_created_at']).toBeGreaterThan(0);
	expect(after['waiting_since']).toBe(0);
});

test('lists filter by status, source id, label and assignee, and count over all of them', async () => {
	simulator.customer('Emma').send('Hello');
	await bot('POST', 'conversations/2/labels', { labels: ['averia'] });
	await bot('POST', 'conversations/2/assignments', { assignee_id: 1 });
	const ids = async (query: string): Promise<unknown[]> =>
		(await payload(admin('GET', `conversations?${query}`))).map(({ id }) => id);
	expect(await ids('')).toEqual([]);
	expect(await ids('status=pending')).toEqual([2, 1]);
	expect(await ids('status=all&source_id=5500000001')).toEqual([1]);
	expect(await ids('status=pending&labels[]=averia')).toEqual([2]);
	expect(await ids('status=pending&assignee_type=me')).toEqual([2]);
	expect(await ids('status=pending&assignee_type=unassigned')).toEqual([1]);
	expect(await ids('status=pending&page=2')).toEqual([]);
	expect((await admin('GET', 'conversations/meta?status=pending')).body).toEqual({
		meta: { mine_count: 1, assigned_count: 1, unassigned_count: 1, all_count: 2 },
	});
});

test('the filter language joins with and before or, and refuses what it does not know', async () => {
	simulator.customer('Emma').send('Hello');
	await bot('POST', 'conversations/2/labels', { labels: ['averia'] });
	const condition = (key: string, values: unknown[], join: string | null): object => ({
		attribute_key: key,
		filter_operator: 'equal_to',
		values,
		query_operator: join,
	});
	const answer = await admin('POST', 'conversations/filter', {
		payload: [
			condition('status', ['open'], 'and'),
			condition('labels', ['averia'], 'or'),
			condition('display_id', [1], null),
		],
	});
	expect((answer.body['payload'] as { id: number }[]).map(({ id }) => id)).toEqual([1]);
	expect(answer.body['meta']).toEqual({ mine_count: 0, unassigned_count: 1, all_count: 1 });
	expect((await admin('POST', 'conversations/filter', { payload: [condition('nope', [1], null)] })).status).toBe(422);
	const operator = { ...condition('status', ['open'], null), filter_operator: 'contains' };
	expect((await admin('POST', 'conversations/filter', { payload: [operator] })).status).toBe(422);
});

test('a deleted message keeps its row, a deleted conversation is gone', async () => {
	await admin('POST', 'conversations/1/messages', { content: 'Ups' });
	expect((await admin('DELETE', 'conversations/1/messages/2')).body).toMatchObject({
		content_attributes: { deleted: true },
	});
	expect(await admin('DELETE', 'conversations/1')).toMatchObject({ status: 200, text: '' });
	expect((await admin('GET', 'conversations/1')).status).toBe(404);
});

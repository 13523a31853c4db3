import { createSimulator } from '../src/simulator.ts';
import type { Simulator } from '../src/simulator.ts';
import { rest } from './support/rest.ts';
import type { Rest } from './support/rest.ts';

let simulator: Simulator;
let admin: Rest;
let agent: Rest;
let bot: Rest;

beforeAll(async () => {
	simulator = await createSimulator();
	const account = simulator.account();
	admin = rest(simulator, account.userToken);
	agent = rest(simulator, account.users.find(({ name }) => name === 'Jorge Marín')?.token ?? '');
	bot = rest(simulator, account.bot.token);
	simulator.customer('Emma').send('Hello');
});
afterAll(() => simulator.close());

const unauthorised = { error: 'You are not authorized to do this action' };

test('no token, an unknown token and a stranger are refused with 401 and Chatwoot’s bodies', async () => {
	expect(await rest(simulator, null)('GET', 'conversations')).toMatchObject({
		status: 401,
		body: { errors: ['You need to sign in or sign up before continuing.'] },
	});
	expect(await rest(simulator, 'nobody')('GET', 'conversations')).toMatchObject({
		status: 401,
		body: { error: 'Invalid Access Token' },
	});
	const other = simulator.addAccount('Otra empresa');
	const stranger = rest(simulator, other.userToken);
	expect((await stranger('GET', 'conversations')).body).toEqual({
		error: 'You are not authorized to access this account',
	});
	expect((await rest(simulator, other.bot.token)('GET', 'conversations/1')).body).toEqual({
		error: 'Bot is not authorized to access this account',
	});
	expect(await admin('GET', '/api/v1/accounts/99/conversations')).toMatchObject({
		status: 404,
		body: { error: 'Resource could not be found' },
	});
});

test('the header may be written with hyphens', async () => {
	const answer = await fetch(`${simulator.url}/api/v1/profile`, {
		headers: { 'api-access-token': simulator.account().userToken },
	});
	expect(await answer.json()).toMatchObject({ name: 'Ana Ruiz', accounts: [{ id: 1, role: 'administrator' }] });
});

describe('an agent-bot token', () => {
	test.each([
		['GET', 'conversations/1', undefined],
		['PATCH', 'conversations/1', { priority: 'low' }],
		['POST', 'conversations/1/toggle_priority', { priority: null }],
		['POST', 'conversations/1/toggle_typing_status', { typing_status: 'on' }],
		['POST', 'conversations/1/custom_attributes', { custom_attributes: { a: 1 } }],
		['POST', 'conversations/1/messages', { content: 'Hi' }],
		['POST', 'conversations/1/assignments', { team_id: 1 }],
		['GET', 'conversations/1/labels', undefined],
		['POST', 'conversations/1/labels', { labels: [] }],
		['POST', 'conversations/1/toggle_status', { status: 'pending' }],
		['POST', 'conversations', { inbox_id: 1, contact_id: 1 }],
	])('may call %s %s', async (method, path, body) => {
		expect((await bot(method, path, body)).status).toBe(200);
	});

	test.each([
		['GET', 'conversations/1/messages'],
		['GET', 'conversations'],
		['GET', 'conversations/search?q=a'],
		['GET', 'conversations/meta'],
		['POST', 'conversations/filter'],
		['DELETE', 'conversations/1'],
		['DELETE', 'conversations/1/messages/1'],
		['PATCH', 'conversations/1/messages/1'],
		['POST', 'conversations/1/mute'],
		['GET', 'contacts'],
		['GET', 'contacts/1'],
		['PATCH', 'contacts/1'],
		['GET', 'contacts/search?q=a'],
		['GET', 'inboxes'],
		['GET', 'agent_bots'],
		['POST', 'agent_bots'],
		['GET', 'webhooks'],
		['GET', 'teams'],
		['GET', 'agents'],
		['GET', 'labels'],
		['GET', 'canned_responses'],
		['GET', 'custom_attribute_definitions'],
		['GET', '/api/v1/profile'],
		['GET', '/api/v1/accounts/1'],
	])('may not call %s %s', async (method, path) => {
		expect(await bot(method, path)).toMatchObject({
			status: 401,
			body: { error: 'Access to this endpoint is not authorized for bots' },
		});
	});
});

describe('an agent', () => {
	test.each([
		['GET', 'webhooks', undefined],
		['POST', 'webhooks', { url: 'https://x.example' }],
		['POST', 'agent_bots', { name: 'x' }],
		['PATCH', 'agent_bots/1', { name: 'x' }],
		['POST', 'inboxes/1/set_agent_bot', {}],
		['POST', 'inboxes', { name: 'x', channel: { type: 'api' } }],
		['POST', 'teams', { name: 'x' }],
		['POST', 'labels', { title: 'x' }],
		['DELETE', 'conversations/1', undefined],
	])('may not %s %s: 401, not 403', async (method, path, body) => {
		expect(await agent(method, path, body)).toMatchObject({ status: 401, body: unauthorised });
	});

	test('sees bots without their token and secret', async () => {
		const [seen] = (await agent('GET', 'agent_bots')).body as unknown as Record<string, unknown>[];
		expect(seen).toMatchObject({ id: 1, name: 'AInstalia', system_bot: false });
		expect(seen).not.toHaveProperty('access_token');
		expect(seen).not.toHaveProperty('secret');
		expect((await admin('GET', 'agent_bots/1')).body).toMatchObject({
			access_token: simulator.account().bot.token,
			secret: simulator.account().bot.secret,
		});
	});

	test('sees only the inboxes they are a member of', async () => {
		const { inbox } = simulator.account();
		const members = inbox.memberIds;
		inbox.memberIds = [];
		expect((await agent('GET', 'inboxes')).body).toEqual({ payload: [] });
		expect(await agent('GET', 'conversations/1')).toMatchObject({ status: 401, body: unauthorised });
		expect((await agent('GET', 'conversations?status=all')).body).toMatchObject({ data: { payload: [] } });
		inbox.memberIds = members;
		expect((await agent('GET', 'conversations/1')).status).toBe(200);
	});
});

test('a missing record, an impossible enum, a route that does not exist and broken JSON have Rails’ answers', async () => {
	const missing = { status: 404, body: { error: 'Resource could not be found' } };
	expect(await admin('GET', 'conversations/4711')).toMatchObject(missing);
	expect(await admin('GET', 'conversations/abc')).toMatchObject(missing);
	expect(await admin('GET', 'webhooks/1')).toMatchObject({ status: 404 });
	expect(await bot('POST', 'conversations/1/toggle_status', { status: 'foo' })).toMatchObject({ status: 500 });
	expect(await bot('POST', 'conversations/1/toggle_priority', { priority: 'foo' })).toMatchObject({ status: 500 });
	expect(await admin('GET', '/api/v1/nothing')).toMatchObject({ status: 404 });
	const broken = await fetch(`${simulator.url}/api/v1/accounts/1/conversations/1/messages`, {
		method: 'POST',
		headers: { api_access_token: simulator.account().bot.token, 'content-type': 'application/json' },
		body: '{"content":',
	});
	expect(broken.status).toBe(400);
});

test('validations answer 422, model checks with message and attributes, messages with error', async () => {
	const url = 'https://hook.example/a';
	const subscriptions = ['message_created'];
	expect(await admin('POST', 'webhooks', { url, subscriptions })).toMatchObject({ status: 200 });
	expect(await admin('POST', 'webhooks', { url, subscriptions })).toMatchObject({
		status: 422,
		body: { message: 'Url has already been taken', attributes: ['url'] },
	});
	expect((await admin('POST', 'webhooks', { url: 'ftp://x', subscriptions })).status).toBe(422);
	expect((await admin('POST', 'webhooks', { url: 'https://y.example', subscriptions: [] })).status).toBe(422);
	expect((await admin('POST', 'webhooks', { url: 'https://y.example', subscriptions: ['nope'] })).status).toBe(422);
	expect(await bot('POST', 'conversations/1/messages', { content: 'x', message_type: 'incoming' })).toMatchObject({
		status: 422,
		body: { error: 'Incoming messages are only allowed in Api inboxes' },
	});
	expect((await bot('POST', 'conversations/1/messages', { content: 'x'.repeat(150_001) })).status).toBe(422);
	const tooLong = { custom_attributes: { resumen: 'x'.repeat(1501) } };
	expect((await bot('POST', 'conversations/1/custom_attributes', tooLong)).status).toBe(422);
	const tooBig = { custom_attributes: { n: 10_000_000_000 } };
	expect((await bot('POST', 'conversations/1/custom_attributes', tooBig)).status).toBe(422);
});

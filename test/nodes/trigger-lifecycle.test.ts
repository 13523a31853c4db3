import type { IDataObject } from 'n8n-workflow';
import type { Setting } from './support/context';
import { hookContext } from './support/context';
import { messageCreated } from './support/payloads';
import { type Received, type Reply, startServer, type TestServer } from './support/server';
import { deliver, SECRET, trigger, triggerSetting, USER_TOKEN, WEBHOOK_URL } from './support/trigger';

/** Chatwoot's administration: bots, inboxes and webhooks of one account. */
let chatwoot: TestServer;
let bots: IDataObject[];
let webhooks: IDataObject[];
let inboxBots: Record<string, unknown>;

function administration({ method, path, body, headers }: Received): Reply {
	if (headers.api_access_token !== USER_TOKEN) return { status: 401, body: { error: 'Invalid Access Token' } };
	const [, resource = '', id, action] = /^\/api\/v1\/accounts\/1\/(\w+)(?:\/(\d+))?(?:\/(\w+))?$/.exec(path) ?? [];
	const list = resource === 'agent_bots' ? bots : webhooks;
	const found = list.find((entry) => String(entry.id) === id);
	if (resource === 'inboxes' && id !== undefined) {
		if (action === 'set_agent_bot') inboxBots[id] = body.agent_bot;
		return { body: { agent_bot: bots.find((bot) => bot.id === inboxBots[id]) ?? {} } };
	}
	if (method === 'GET') return { body: resource === 'agent_bots' ? (found ?? bots) : { payload: { webhooks } } };
	if (method === 'DELETE') {
		list.splice(list.indexOf(found ?? {}), 1);
		return {};
	}
	if (method === 'POST' && list.some(({ url }) => url !== undefined && url === body.url)) {
		return { status: 422, body: { message: 'Url has already been taken', attributes: ['url'] } };
	}
	const created = {
		id: list.length + 10,
		secret: `secret-${list.length + 10}`,
		access_token: `token-${list.length + 10}`,
	};
	const entry = found ?? created;
	if (!found) list.push(entry);
	Object.assign(entry, body);
	return { body: resource === 'agent_bots' ? entry : { payload: { webhook: entry } } };
}

beforeEach(async () => {
	bots = [];
	webhooks = [];
	inboxBots = {};
	chatwoot = await startServer(administration);
});
afterEach(async () => await chatwoot.close());

const setting = (options: Partial<Setting> = {}): Setting =>
	triggerSetting({ chatwootUrl: chatwoot.url, staticData: {}, ...options });
const { checkExists, create, delete: remove } = trigger.webhookMethods.default;
const publish = async (options: Setting): Promise<void> => {
	const context = hookContext(options);
	if (!(await checkExists.call(context))) await create.call(context);
};
const unpublish = async (options: Setting): Promise<boolean> => await remove.call(hookContext(options));
const isRegistered = async (options: Setting): Promise<boolean> => await checkExists.call(hookContext(options));

test('creates an agent bot, attaches it to the chosen inboxes, and remembers its secret', async () => {
	const staticData: IDataObject = {};
	const options = setting({ staticData, parameters: { inboxes: ['3', '4'] } });
	await publish(options);
	expect(bots).toEqual([
		expect.objectContaining({ name: 'AInstalia', outgoing_url: WEBHOOK_URL, bot_type: 'webhook' }),
	]);
	expect(inboxBots).toEqual({ 3: 10, 4: 10 });
	expect(staticData).toEqual({ id: '10', secret: 'secret-10', inboxIds: ['3', '4'], created: true });
	expect(await isRegistered(options)).toBe(true);
	expect((await deliver(options, messageCreated(), 'secret-10')).result.workflowData).toHaveLength(4);
});

test('reuses the bot whose token is in the credential, else the one of this name', async () => {
	bots.push(
		{ id: 1, name: 'AInstalia', access_token: 'other', secret: 's1' },
		{ id: 2, name: 'Lola', access_token: 'bot-token', secret: 's2' },
	);
	await publish(setting());
	expect(bots.map(({ outgoing_url }) => outgoing_url)).toEqual([undefined, WEBHOOK_URL]);
	bots.pop();
	await publish(setting());
	expect(bots).toEqual([expect.objectContaining({ id: 1, outgoing_url: WEBHOOK_URL })]);
});

test('registers again when the inboxes, the address or the bot changed', async () => {
	const staticData: IDataObject = {};
	await publish(setting({ staticData, parameters: { inboxes: ['3'] } }));
	expect(await isRegistered(setting({ staticData, parameters: { inboxes: ['4'] } }))).toBe(false);
	await publish(setting({ staticData, parameters: { inboxes: ['4'] } }));
	expect(inboxBots).toEqual({ 3: null, 4: 10 });
	expect(
		await isRegistered(
			setting({ staticData, webhookUrl: 'https://new.example/webhook/x', parameters: { inboxes: ['4'] } }),
		),
	).toBe(false);
	inboxBots[4] = 99;
	expect(await isRegistered(setting({ staticData, parameters: { inboxes: ['4'] } }))).toBe(false);
});

test('takes itself out: detaches, and deletes only a bot that it created and nobody else uses', async () => {
	const staticData: IDataObject = {};
	const options = setting({ staticData, parameters: { inboxes: ['3'] } });
	await publish(options);
	expect(await unpublish(options)).toBe(true);
	expect(bots).toEqual([]);
	expect(inboxBots).toEqual({ 3: null });
	expect(staticData).toEqual({});

	bots.push({ id: 2, name: 'AInstalia', access_token: 'bot-token', secret: 's2' });
	await publish(options);
	await unpublish(options);
	expect(bots).toEqual([expect.objectContaining({ id: 2, outgoing_url: '' })]);
});

test('leaves a bot alone that meanwhile calls somebody else', async () => {
	const staticData: IDataObject = {};
	const options = setting({ staticData, parameters: { inboxes: ['3'] } });
	await publish(options);
	Object.assign(bots[0] ?? {}, { outgoing_url: 'https://another.example/' });
	await unpublish(options);
	expect(bots).toHaveLength(1);
	expect(inboxBots).toEqual({ 3: 10 });
});

const account = { connection: 'accountWebhook' };

test('registers an account webhook with the events it needs, and removes it', async () => {
	const staticData: IDataObject = {};
	const options = setting({ staticData, parameters: account });
	await publish(options);
	expect(webhooks).toEqual([
		expect.objectContaining({
			url: WEBHOOK_URL,
			subscriptions: ['message_created', 'conversation_status_changed', 'conversation_updated'],
		}),
	]);
	expect(staticData.secret).toBe('secret-10');
	expect(await isRegistered(options)).toBe(true);
	await unpublish(options);
	expect(webhooks).toEqual([]);
});

test('adopts a webhook that has its address already, and repairs its events', async () => {
	webhooks.push({ id: 7, url: WEBHOOK_URL, subscriptions: ['contact_created'], secret: 's7' });
	const staticData: IDataObject = {};
	await publish(setting({ staticData, parameters: account }));
	expect(webhooks).toEqual([
		expect.objectContaining({ id: 7, subscriptions: expect.arrayContaining(['message_created']) }),
	]);
	expect(staticData).toMatchObject({ id: '7', secret: 's7' });
	Object.assign(webhooks[0] ?? {}, { subscriptions: ['message_created'] });
	expect(await isRegistered(setting({ staticData, parameters: account }))).toBe(false);
});

test('uses a webhook of its own while the editor listens, so that the published bot stays as it is', async () => {
	const staticData: IDataObject = {};
	await publish(setting({ staticData, parameters: { inboxes: ['3'] } }));
	const before = JSON.stringify([bots, inboxBots]);
	const test = setting({ mode: 'manual', webhookUrl: 'https://n8n.example.com/webhook-test/abc/chatwoot' });
	await publish(test);
	expect(webhooks).toEqual([expect.objectContaining({ url: test.webhookUrl })]);
	await unpublish(test);
	expect(webhooks).toEqual([]);
	expect(JSON.stringify([bots, inboxBots])).toBe(before);
});

test('registers nothing in the manual connection', async () => {
	const options = setting({ parameters: { connection: 'manual' } });
	expect(await isRegistered(options)).toBe(true);
	expect(await unpublish(options)).toBe(true);
	expect(chatwoot.requests).toEqual([]);
});

test('says what is missing when Chatwoot refuses, without the token', async () => {
	const options = setting();
	Object.assign(options.credentials?.chatwootApi ?? {}, { userToken: 'wrong-token' });
	const refused = publish(options);
	await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('Invalid Access Token') });
	await expect(refused).rejects.toMatchObject({ description: expect.stringContaining('credential') });
	await refused.catch((error: Error) => expect(JSON.stringify(error) + error.stack).not.toContain('wrong-token'));
	Object.assign(options.credentials?.chatwootApi ?? {}, { userToken: '' });
	await expect(publish(options)).rejects.toThrow('has no User Token');
});

test('reads a lost or reset secret again from Chatwoot, at most once a minute', async () => {
	bots.push({ id: 2, name: 'AInstalia', outgoing_url: WEBHOOK_URL, access_token: 'bot-token', secret: SECRET });
	// The node was renamed: n8n keeps what it remembers under the node's name.
	const options = setting({ webhookUrl: `${WEBHOOK_URL}?lost` });
	Object.assign(bots[0] ?? {}, { outgoing_url: options.webhookUrl });
	for (let i = 0; i < 3; i++) expect((await deliver(options, messageCreated(), 'wrong')).answer.status).toBe(401);
	expect((await deliver(options, messageCreated())).result.workflowData).toHaveLength(4);
	expect(chatwoot.calls()).toEqual(['GET /api/v1/accounts/1/agent_bots']);
});

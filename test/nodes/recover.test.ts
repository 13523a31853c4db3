import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { AInstaliaRecover } from '../../nodes/AInstaliaRecover/AInstaliaRecover.node';
import { message as contractMessage } from '../../backend/src/contract/message';
import { executeContext, type Setting } from './support/context';
import { startServer, type TestServer } from './support/server';

const node = new AInstaliaRecover();
let backend: TestServer;
let chatwoot: TestServer;
let turns: IDataObject[];
let stored: Set<string>;
let conversations: IDataObject[];
let messages: Record<string, IDataObject[]>;

const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60;

beforeEach(async () => {
	turns = [];
	stored = new Set();
	conversations = [];
	messages = {};
	backend = await startServer(({ path, body }) => {
		if (path === '/consultar/pendientes') return { body: { turns } };
		const { messageId } = contractMessage.parse(body.message);
		const duplicate = stored.has(messageId);
		stored.add(messageId);
		return { body: { stored: !duplicate, duplicate } };
	});
	chatwoot = await startServer(({ path, query }) => {
		const id = /conversations\/(\d+)\/messages$/.exec(path)?.[1];
		if (id !== undefined) return { body: { payload: messages[id] ?? [] } };
		const page = Number(query.get('page'));
		return { body: { data: { payload: conversations.slice((page - 1) * 25, page * 25) } } };
	});
});
afterEach(async () => {
	await backend.close();
	await chatwoot.close().catch(() => undefined);
});

function waiting(id: number, ...said: IDataObject[]): void {
	messages[id] = said;
	conversations.push({
		id,
		inbox_id: 3,
		status: 'pending',
		can_reply: true,
		labels: ['vip'],
		meta: {
			channel: 'Channel::Telegram',
			assignee_type: 'AgentBot',
			sender: { id: 812, name: 'María', additional_attributes: { username: 'mariag', social_telegram_user_id: 55 } },
		},
		messages: said.slice(-1),
		last_non_activity_message: said.at(-1),
	});
}
const incoming = (id: number, content: string, minutes = 5): IDataObject => ({
	id,
	content,
	message_type: 0,
	created_at: minutesAgo(minutes),
	sender: { id: 812, type: 'contact' },
});
const outgoing = (id: number): IDataObject => ({
	id,
	content: '¿Algo más?',
	message_type: 1,
	created_at: minutesAgo(9),
});

async function run(setting: Partial<Setting> = {}): Promise<INodeExecutionData[]> {
	const credentials = {
		aInstaliaApi: { url: backend.url, apiKey: 'key' },
		chatwootApi: { url: chatwoot.url, accountId: '1', botToken: 'bot', userToken: 'user' },
	};
	const [output] = await node.execute.call(executeContext({ type: node, credentials, ...setting }));
	return output ?? [];
}

test("puts out the backend's turns without a reply, ready to be classified again", async () => {
	const message = { accountId: '1', conversationId: '57', messageId: '9', content: 'hola' };
	turns.push({
		consultaId: null,
		accountId: '1',
		conversationId: '57',
		since: '2026-11-23T04:00:00Z',
		attempts: 2,
		message,
	});
	expect(await run({ parameters: { olderThanSeconds: 45, limit: 7, searchChatwoot: false } })).toEqual([
		{ json: { ...message, retry: true, since: '2026-11-23T04:00:00Z', attempts: 2 }, pairedItem: { item: 0 } },
	]);
	expect(backend.requests[0]?.query.toString()).toBe('olderThanSeconds=45&limit=7');
	expect(chatwoot.requests).toHaveLength(0);
});

test('puts out nothing when everything is answered', async () => {
	expect(await run()).toEqual([]);
});

test('finds in Chatwoot what never reached the backend, stores it in order, and puts out the newest', async () => {
	waiting(57, incoming(1, 'lo de antes'), outgoing(2), incoming(3, 'no calienta'), incoming(4, '¿oiga?'));
	const [item, ...more] = await run();
	expect(more).toEqual([]);
	expect(item?.json).toMatchObject({
		retry: true,
		accountId: '1',
		conversationId: '57',
		messageId: '4',
		content: '¿oiga?',
		channel: 'Channel::Telegram',
		contact: { id: '812', username: 'mariag', sourceId: '55' },
		author: 'customer',
	});
	expect([...stored]).toEqual(['3', '4']);
});

test('leaves alone what the backend knows, what is young, what a person or the bot answered', async () => {
	stored.add('4');
	waiting(57, incoming(4, 'ya lo sé'));
	waiting(58, incoming(5, 'acabo de escribir', 0));
	waiting(59, incoming(6, 'hola'), outgoing(7));
	expect(await run()).toEqual([]);
	expect([...stored]).toEqual(['4']);
});

test('reads the pages of conversations that it is told to, and no more than there are', async () => {
	for (let id = 100; id < 160; id++) waiting(id, incoming(id * 10, 'hola'));
	expect(await run({ parameters: { limit: 500 } })).toHaveLength(60);
	const pages = chatwoot.requests.map(({ query }) => query.get('page')).filter((page) => page !== null);
	expect(pages).toEqual(['1', '2', '3', '4']);
	chatwoot.requests.length = 0;
	await run({ parameters: { options: { pages: 1 } } });
	expect(chatwoot.requests.filter(({ query }) => query.has('page'))).toHaveLength(1);
});

test('puts out what the backend knows even where Chatwoot cannot be searched, and says so', async () => {
	turns.push({ since: '2026-11-23T04:00:00Z', attempts: 1, message: { messageId: '9' } });
	const log: string[] = [];
	await chatwoot.close();
	expect(await run({ log })).toHaveLength(1);
	expect(log).toContain('hint: Chatwoot was not searched: Chatwoot could not be reached');
});

test('gives an error, or an item with it where asked to', async () => {
	await backend.close();
	await expect(run()).rejects.toThrow('AInstalia could not be reached');
	expect(await run({ continueOnFail: true })).toEqual([
		{ json: { error: 'AInstalia could not be reached' }, pairedItem: { item: 0 } },
	]);
});

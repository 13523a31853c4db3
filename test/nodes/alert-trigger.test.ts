import type { INodeExecutionData, IRun } from 'n8n-workflow';
import { AInstaliaAlertTrigger } from '../../nodes/AInstaliaAlertTrigger/AInstaliaAlertTrigger.node';
import { type Setting, triggerContext } from './support/context';
import { type Received, type Reply, startServer, type TestServer } from './support/server';

const trigger = new AInstaliaAlertTrigger();

const alert = (given: object = {}) => ({
	alertId: 'a1',
	deliveryId: 'a1-0',
	step: 0,
	attempt: 1,
	leaseSeconds: 60,
	kind: 'hazard',
	channel: 'telegram',
	teamId: null,
	chatId: '-100',
	url: null,
	text: '⚠️ PELIGRO',
	...given,
});
const run = (given: object = {}, error?: object): IRun =>
	({
		status: 'success',
		data: { resultData: { lastNodeExecuted: 'Telegram', runData: {}, error, ...given } },
	}) as unknown as IRun;

let backend: TestServer;
/** What the backend answers to each call for alerts, in order; then nothing for ever. */
let due: (object[] | Reply)[];
let reports: Received[];
let emitted: INodeExecutionData[][][];
let stop: () => Promise<void>;

beforeEach(async () => {
	due = [];
	reports = [];
	emitted = [];
	stop = async () => {};
	backend = await startServer(async (request) => {
		if (request.path.endsWith('/entrega')) {
			reports.push(request);
			return { body: { nextAt: null } };
		}
		const next = due.shift();
		if (next === undefined) return await new Promise<Reply>(() => {});
		return Array.isArray(next) ? { body: { alerts: next } } : next;
	});
});
afterEach(async () => {
	await stop();
	await backend.close();
});

async function listen(execute: () => Promise<IRun | undefined>, setting: Partial<Setting> = {}): Promise<string[]> {
	const log: string[] = [];
	const context = triggerContext(
		{
			type: trigger,
			mode: 'trigger',
			credentials: { aInstaliaApi: { url: backend.url, apiKey: 'key-that-must-not-leak' } },
			log,
			...setting,
		},
		async (items) => {
			emitted.push(items);
			return await execute();
		},
	);
	const { closeFunction } = await trigger.trigger.call(context);
	stop = async () => await closeFunction?.();
	return log;
}

async function until(what: () => boolean): Promise<void> {
	while (!what()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test.each([
	['team', 0],
	['telegram', 1],
	['webhook', 2],
])('an alert for %s leaves by its output and is reported as delivered', async (channel, output) => {
	due = [[alert({ channel })]];
	await listen(async () => run());
	await until(() => reports.length > 0);
	expect(emitted[0]?.map((items) => items.length)).toEqual([0, 1, 2].map((index) => Number(index === output)));
	expect(emitted[0]?.[output]?.[0]?.json).toMatchObject({ deliveryId: 'a1-0', text: '⚠️ PELIGRO', chatId: '-100' });
	expect(reports[0]).toMatchObject({
		path: '/avisos/a1/entrega',
		body: { step: 0, attempt: 1, ok: true, error: null },
	});
});

test.each<[string, () => Promise<IRun | undefined>, RegExp]>([
	['failed', async () => run({}, { message: 'Bad Request: chat not found' }), /chat not found/],
	['crashed', async () => ({ ...run(), status: 'crashed' }) as IRun, /crashed/],
	['was never started', async () => undefined, /did not start/],
	['could not be stored', async () => await Promise.reject(new Error('database is down')), /database is down/],
	['ended at the trigger', async () => run({ lastNodeExecuted: 'AInstalia Alert Trigger' }), /no node is connected/],
])('an execution that %s is reported as not delivered', async (_how, execute, problem) => {
	due = [[alert()]];
	await listen(execute);
	await until(() => reports.length > 0);
	expect(reports[0]?.body).toMatchObject({ ok: false, error: expect.stringMatching(problem) as string });
});

test('an alert that is being delivered holds up no other', async () => {
	due = [[alert()], [alert({ alertId: 'a2' })]];
	let first = true;
	await listen(async () => {
		if (!first) return run();
		first = false;
		return await new Promise<IRun>(() => {});
	});
	await until(() => reports.length > 0);
	expect(reports[0]?.path).toBe('/avisos/a2/entrega');
});

test('asks again, with growing pauses, while the backend is down, and says so without the key', async () => {
	due = [{ status: 503, body: { error: 'unavailable', message: 'starting' } }, 'drop', [alert()]];
	const log = await listen(async () => run());
	const began = Date.now();
	await until(() => reports.length > 0);
	// 1 s and 2 s: it did not run round and round.
	expect(Date.now() - began).toBeGreaterThanOrEqual(2900);
	expect(log.join('\n')).toMatch(/could not ask for alerts/);
	expect(log.join('\n')).not.toContain('key-that-must-not-leak');
});

test('an answer that comes at once and empty is not asked for in a busy loop', async () => {
	due = Array.from({ length: 1000 }, () => []);
	await listen(async () => run());
	await new Promise((resolve) => setTimeout(resolve, 1200));
	expect(backend.requests.length).toBeLessThanOrEqual(4);
});

test('ends its waiting call when the workflow is unpublished', async () => {
	await listen(async () => run());
	await until(() => backend.requests.length === 1);
	await stop();
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(backend.requests).toHaveLength(1);
});

test('a test in the editor takes one alert', async () => {
	due = [[alert()], [alert({ alertId: 'a2' })]];
	await listen(async () => run(), { mode: 'manual' });
	await until(() => reports.length > 0);
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(emitted).toHaveLength(1);
	expect(backend.requests[0]?.body).toMatchObject({ limit: 1 });
});

test('tells the backend where people open Chatwoot: as entered, else as in the credential', async () => {
	const chatwootApi = { url: 'https://chat.example.com/', accountId: '1' };
	const aInstaliaApi = { url: backend.url, apiKey: 'k' };
	const asked = () => backend.requests.at(-1)?.body.dashboardUrl;
	await listen(async () => run());
	await until(() => backend.requests.length === 1);
	expect(asked()).toBeNull();
	await stop();
	await listen(async () => run(), { credentials: { aInstaliaApi, chatwootApi } });
	await until(() => backend.requests.length === 2);
	expect(asked()).toBe('https://chat.example.com/');
	await stop();
	const parameters = { dashboardUrl: 'https://soporte.example.com' };
	await listen(async () => run(), { credentials: { aInstaliaApi, chatwootApi }, parameters });
	await until(() => backend.requests.length === 3);
	expect(asked()).toBe('https://soporte.example.com');
});

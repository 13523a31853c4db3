import { byBot, byOperator, conversationEvent, messageCreated, signedHeaders } from './support/payloads';
import { type Reply, startServer, type TestServer } from './support/server';
import { deliver, deliverRaw, KEY, SECRET, started, triggerSetting } from './support/trigger';

let backend: TestServer;
let reply: Reply;

beforeEach(async () => {
	reply = { body: { stored: true, duplicate: false } };
	backend = await startServer(() => reply);
});
afterEach(async () => await backend.close());

const all = ['customerMessage', 'humanReply', 'conversationChange'];
const customersOnly = { startFor: ['customerMessage'] };

test('stores a customer message, answers, and starts an execution with it', async () => {
	const { answer, result } = await deliver(triggerSetting({ backendUrl: backend.url }), messageCreated());
	expect(answer).toMatchObject({ status: 200, times: 1 });
	expect(result.noWebhookResponse).toBe(true);
	expect(started(result)).toEqual([[expect.objectContaining({ messageId: '4021', conversationId: '57' })], [], [], []]);
	expect(backend.calls()).toEqual(['POST /mensajes']);
	expect(backend.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
	expect(backend.requests[0]?.body).toMatchObject({ message: { messageId: '4021', author: 'customer' } });
});

test('answers a repeated delivery without an execution', async () => {
	reply = { body: { stored: false, duplicate: true } };
	const { answer, result } = await deliver(triggerSetting({ backendUrl: backend.url }), messageCreated());
	expect(answer).toMatchObject({ status: 200, body: { ignored: 'already taken' } });
	expect(result.workflowData).toBeUndefined();
});

test('starts the test run of the editor even for a message that the published workflow took', async () => {
	reply = { body: { stored: false, duplicate: true } };
	const { result } = await deliver(triggerSetting({ backendUrl: backend.url, mode: 'manual' }), messageCreated());
	expect(started(result)?.[0]).toHaveLength(1);
});

test.each<[string, Reply]>([
	['fails', { status: 503, body: { error: 'unavailable', message: 'starting' } }],
	['drops the connection', 'drop'],
	['refuses the message', { status: 400, body: { error: 'invalid_request', message: 'bad', details: [] } }],
])('answers 500 when the backend %s, so that Chatwoot sends the message again', async (_how, answer) => {
	reply = answer;
	const setting = triggerSetting({ backendUrl: backend.url });
	const outcome = await deliver(setting, messageCreated());
	expect(outcome.answer).toMatchObject({ status: 500, times: 1 });
	expect(outcome.result).toEqual({ noWebhookResponse: true });
	expect(setting.log?.join('\n')).toMatch(/could not take a message/);
	expect(setting.log?.join('\n')).not.toContain(KEY);
});

test('reads the AInstalia credential anew after the backend refused it', async () => {
	const setting = triggerSetting({ backendUrl: backend.url });
	reply = { status: 401, body: { error: 'unauthorized', message: 'unknown key' } };
	expect((await deliver(setting, messageCreated())).answer.status).toBe(500);
	reply = { body: { stored: true, duplicate: false } };
	expect((await deliver(setting, messageCreated())).answer.status).toBe(200);
});

test('lets n8n answer, after it stored the execution, when there is no backend', async () => {
	const { answer, result } = await deliver(triggerSetting(), messageCreated());
	expect(answer.times).toBe(0);
	expect(result.noWebhookResponse).toBeUndefined();
	expect(started(result)?.[0]).toHaveLength(1);
});

test('stores a message of a conversation that a person has, without an execution', async () => {
	const { answer, result } = await deliver(
		triggerSetting({ backendUrl: backend.url }),
		messageCreated({}, { status: 'open' }),
	);
	expect(answer).toMatchObject({ status: 200, body: { ignored: 'the conversation is open' } });
	expect(result.workflowData).toBeUndefined();
	expect(backend.calls()).toEqual(['POST /mensajes']);
});

test('starts for every conversation when asked to', async () => {
	const parameters = { options: { onlyPending: false } };
	const setting = triggerSetting({ backendUrl: backend.url, parameters });
	const { result } = await deliver(setting, messageCreated({}, { status: 'open' }));
	expect(started(result)?.[0]).toHaveLength(1);
});

test("stores an operator's reply, and starts an execution only when Human Reply is chosen", async () => {
	const quiet = await deliver(
		triggerSetting({ backendUrl: backend.url, parameters: customersOnly }),
		messageCreated(byOperator),
	);
	expect(quiet.result.workflowData).toBeUndefined();
	expect(quiet.answer.status).toBe(200);
	const setting = triggerSetting({ backendUrl: backend.url, parameters: { startFor: all } });
	const { result } = await deliver(setting, messageCreated(byOperator));
	expect(started(result)).toEqual([
		[],
		[expect.objectContaining({ author: 'human', operator: { id: '5', name: 'Ana Ruiz', email: 'ana@clima.example' } })],
		[],
		[],
	]);
	expect(backend.calls()).toEqual(['POST /mensajes', 'POST /mensajes']);
	expect(backend.requests[0]?.body).toMatchObject({ message: { author: 'human' } });
});

test('tells the backend of a change of status once, though Chatwoot tells it twice', async () => {
	const setting = triggerSetting({ backendUrl: backend.url, parameters: { startFor: all } });
	const change = { status: 'resolved', updated_at: 1787065999.5 };
	const first = await deliver(setting, conversationEvent('conversation_status_changed', change));
	const second = await deliver(
		setting,
		conversationEvent('conversation_updated', { ...change, changed_attributes: [{ status: {} }] }),
	);
	expect(started(first.result)).toEqual([[], [], [expect.objectContaining({ status: 'resolved' })], []]);
	expect(second.result.workflowData).toBeUndefined();
	expect(backend.calls()).toEqual(['PUT /conversaciones/1/57']);
	expect(backend.requests[0]?.body).toEqual({
		status: 'resolved',
		assigneeType: 'AgentBot',
		at: '2026-08-18T15:13:19.500Z',
	});
});

test("answers the three events that follow the bot's own reply without a call or an execution", async () => {
	const setting = triggerSetting({ backendUrl: backend.url, parameters: { startFor: all } });
	const own = messageCreated(byBot);
	const update = conversationEvent('conversation_updated', { changed_attributes: [{ waiting_since: {} }] });
	for (const payload of [own, update, { ...own, event: 'message_updated' }]) {
		const { answer, result } = await deliver(setting, payload);
		expect(answer).toMatchObject({ status: 200, body: { ignored: expect.any(String) } });
		expect(result).toEqual({ noWebhookResponse: true });
	}
	expect(backend.requests).toHaveLength(0);
});

test('listens to the chosen inboxes only', async () => {
	const setting = triggerSetting({ backendUrl: backend.url, parameters: { inboxes: ['4'] } });
	const { answer } = await deliver(setting, messageCreated());
	expect(answer).toMatchObject({ status: 200, body: { ignored: 'another inbox' } });
	expect(backend.requests).toHaveLength(0);
});

test('checks the secret of the credential in the manual connection', async () => {
	const setting = triggerSetting({ staticData: {}, parameters: { connection: 'manual' } });
	expect(started((await deliver(setting, messageCreated())).result)?.[0]).toHaveLength(1);
	expect((await deliver(setting, messageCreated(), 'another')).answer.status).toBe(401);
});

test('refuses what is unsigned, wrongly signed, too old, too big or not JSON', async () => {
	const setting = triggerSetting({ backendUrl: backend.url });
	const body = Buffer.from(JSON.stringify(messageCreated()));
	const good = signedHeaders(body, SECRET);
	const big = Buffer.from(JSON.stringify(messageCreated({ content: 'x'.repeat(1024 * 1024) })));
	const cases: Array<[number, Buffer | undefined, Record<string, string | undefined>]> = [
		[401, body, { 'content-type': 'application/json' }],
		[401, body, signedHeaders(body, 'another')],
		[401, body, signedHeaders(body, SECRET, Math.floor(Date.now() / 1000) - 301)],
		[413, big, signedHeaders(big, SECRET)],
		[400, body, { ...good, 'content-type': 'text/plain' }],
		[400, undefined, good],
		[400, Buffer.from('[]'), signedHeaders('[]', SECRET)],
		[400, Buffer.from('null'), signedHeaders('null', SECRET)],
	];
	for (const [status, rawBody, headers] of cases) {
		const { answer, result } = await deliverRaw(setting, { rawBody, headers });
		expect(answer).toMatchObject({
			status,
			times: 1,
			body: { error: expect.any(String), message: expect.any(String) },
		});
		expect(result).toEqual({ noWebhookResponse: true });
	}
	expect(backend.requests).toHaveLength(0);
});

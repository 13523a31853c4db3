import type { IDataObject } from 'n8n-workflow';
import { orderRequest } from '../../backend/src/contract/order';
import { readEvent } from '../../nodes/ChatwootTrigger/event';
import { startChatwoot, type TestChatwoot } from './support/chatwoot';
import { byBot, byOperator, messageCreated } from './support/payloads';
import { run } from './support/reply';
import { type Reply, startServer, type TestServer } from './support/server';
import { deliver, started, triggerSetting } from './support/trigger';

const note = (content: string, overrides: IDataObject = {}) =>
	messageCreated({ ...byOperator, private: true, content, ...overrides });

describe('which notes are orders', () => {
	test.each([
		['/bot', 'bot', ''],
		['/pausa 2h', 'pausa', '2h'],
		['  /PAUSA   hasta mañana  ', 'PAUSA', 'hasta mañana'],
		['/es avería', 'es', 'avería'],
		['/pausa 30m\nel cliente está enfadado', 'pausa', '30m'],
		['/inventada', 'inventada', ''],
		[`/es ${'x'.repeat(900)}`, 'es', 'x'.repeat(500)],
	])('%j', (content, command, argument) => {
		const event = readEvent(note(content));
		expect(event).toMatchObject({
			kind: 'order',
			message: { conversationId: '57', status: 'pending' },
			order: {
				command,
				argument,
				by: { id: '5', name: 'Ana Ruiz' },
				messageId: '4021',
				contactId: '812',
				inboxId: '3',
			},
		});
		expect(event.kind === 'order' && orderRequest.safeParse(event.order).success).toBe(true);
	});

	test.each<[string, IDataObject]>([
		['a customer who writes /bot', messageCreated({ content: '/bot' })],
		['a customer’s message marked private', messageCreated({ content: '/bot', private: true })],
		['the bot’s own note', note('/bot', byBot)],
		['a note of a rule', note('/bot', { sender: null })],
		[
			'our note, written with a person’s token',
			note('/bot', { content_attributes: { ainstalia_consulta_id: 'orden-1' } }),
		],
		['an ordinary note', note('Llamar a las 5')],
		['a path', note('/var/log/syslog está lleno')],
		['a slash alone', note('/')],
		['an operator’s public /bot', messageCreated({ ...byOperator, content: '/bot' })],
	])('%s is none', (_what, payload) => {
		expect(readEvent(payload).kind).not.toBe('order');
	});

	test('a note of another inbox is none of ours', () => {
		expect(readEvent(note('/bot'), ['99'])).toEqual({ kind: 'ignored', reason: 'another inbox' });
	});
});

describe('the trigger', () => {
	let backend: TestServer;
	let reply: Reply;
	const effect = { accepted: true, note: 'De acuerdo', status: 'pending', unassign: true };

	beforeEach(async () => {
		reply = { body: { ...effect, duplicate: false } };
		backend = await startServer(({ path }) =>
			path === '/mensajes' ? { body: { stored: true, duplicate: false } } : reply,
		);
	});
	afterEach(async () => await backend.close());
	const setting = () => triggerSetting({ backendUrl: backend.url });

	test('stores an order, answers, and starts an execution that shows it in Chatwoot', async () => {
		const { answer, result } = await deliver(setting(), note('/bot'));
		expect(answer).toMatchObject({ status: 200, times: 1 });
		expect(backend.calls()).toEqual(['POST /conversaciones/1/57/orden']);
		expect(started(result)).toEqual([
			[],
			[],
			[],
			[
				expect.objectContaining({
					accountId: '1',
					conversationId: '57',
					order: expect.objectContaining({ command: 'bot', accepted: true }),
					change: { note: 'De acuerdo', status: 'pending', unassign: true, key: 'orden-4021' },
				}),
			],
		]);
	});

	test('a repeated delivery starts nothing', async () => {
		reply = { body: { ...effect, duplicate: true } };
		const { answer, result } = await deliver(setting(), note('/bot'));
		expect(answer).toMatchObject({ status: 200, body: { ignored: 'already taken' } });
		expect(result.workflowData).toBeUndefined();
	});

	test('answers 500 while the backend is away, so that Chatwoot sends the order again', async () => {
		reply = { status: 503, body: { error: 'unavailable', message: 'starting' } };
		const { answer, result } = await deliver(setting(), note('/pausa'));
		expect(answer.status).toBe(500);
		expect(result.workflowData).toBeUndefined();
	});

	test('without a backend an order is nothing', async () => {
		const { answer, result } = await deliver(triggerSetting(), note('/bot'));
		expect(answer.status).toBe(200);
		expect(result.workflowData).toBeUndefined();
	});

	test('a person’s reply in a pending conversation opens it; in an open one there is nothing to do', async () => {
		const inPending = await deliver(setting(), messageCreated(byOperator));
		expect(started(inPending.result)?.[3]).toEqual([
			expect.objectContaining({ change: { note: '', status: 'open', unassign: false, key: null } }),
		]);
		const inOpen = await deliver(setting(), messageCreated(byOperator, { status: 'open' }));
		expect(inOpen.result.workflowData).toBeUndefined();
	});

	test.each([
		['came back to the assistant', true, 1],
		['is a person’s', false, undefined],
	])('a message in an open conversation that %s', async (_what, wake, items) => {
		const waking = await startServer(() => ({ body: { stored: true, duplicate: false, wake } }));
		const { result } = await deliver(
			triggerSetting({ backendUrl: waking.url }),
			messageCreated({}, { status: 'open' }),
		);
		await waking.close();
		expect(started(result)?.[0]?.length).toBe(items);
	});
});

describe('Chatwoot Reply', () => {
	let chatwoot: TestChatwoot;
	beforeEach(async () => {
		chatwoot = await startChatwoot();
	});
	afterEach(async () => await chatwoot.close());

	const action = (change: object): IDataObject => ({ accountId: '1', conversationId: '57', change: { ...change } });
	const back = action({ note: 'De acuerdo', status: 'pending', unassign: true, key: 'orden-9' });
	const paused = action({ note: 'En pausa', status: 'open', unassign: false, key: 'orden-8' });

	test('/bot: nobody is assigned, the conversation is pending, and a note says so; the customer reads nothing', async () => {
		Object.assign(chatwoot.conversation, { status: 'open', assignee_type: 'User' });
		const { json } = await run({ chatwoot }, back);
		expect(json).toMatchObject({ carriedOut: true });
		expect(chatwoot.conversation).toMatchObject({ status: 'pending', assignee_type: null });
		expect(chatwoot.notes()).toMatchObject([
			{ content: 'De acuerdo', content_attributes: { ainstalia_consulta_id: 'orden-9' } },
		]);
		expect(chatwoot.publicReplies()).toEqual([]);
	});

	test.each([
		['pending', paused, 'open'],
		['open', paused, 'open'],
		['resolved', paused, 'resolved'],
		['snoozed', paused, 'snoozed'],
		['snoozed', back, 'pending'],
		['resolved', back, 'resolved'],
		['pending', back, 'pending'],
	])('what was %s', async (status, json, then) => {
		chatwoot.conversation.status = status;
		await run({ chatwoot }, json);
		expect(chatwoot.conversation.status).toBe(then);
		expect(chatwoot.notes()).toHaveLength(1);
	});

	test('a second run after any lost answer completes the first, with one note', async () => {
		for (const lost of ['assignments', 'toggle_status', 'messages']) {
			const fresh = await startChatwoot();
			Object.assign(fresh.conversation, { status: 'open', assignee_type: 'User' });
			fresh.faultAfter = ({ method, path }) =>
				method === 'POST' && path.endsWith(lost) ? { status: 404, body: {} } : null;
			await expect(run({ chatwoot: fresh }, back)).rejects.toThrow();
			fresh.faultAfter = () => null;
			await run({ chatwoot: fresh }, back);
			expect(fresh.conversation).toMatchObject({ status: 'pending', assignee_type: null });
			expect(fresh.notes()).toHaveLength(1);
			await fresh.close();
		}
	});
});

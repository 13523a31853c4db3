import { createSimulator } from '../src/simulator.ts';
import type { Simulator } from '../src/simulator.ts';
import { signature } from '../src/webhooks/signature.ts';
import { Receiver } from './support/receiver.ts';
import { rest } from './support/rest.ts';

let simulator: Simulator;
let receiver: Receiver;

beforeEach(async () => {
	receiver = await Receiver.start();
	simulator = await createSimulator({
		seed: { keepPendingOnBotFailure: false },
		channelDelayMs: 1,
		webhooks: { retryDelayMs: 10, timeoutMs: 200, reorderMs: 200 },
	});
	simulator.account().bot.outgoingUrl = receiver.url;
});
afterEach(async () => {
	await simulator.close();
	await receiver.close();
});

const texts = (): unknown[] => receiver.bodies('message_created').map((body) => body['content']);

test('each delivery has its own id and a signature over the bytes that were sent', async () => {
	simulator.customer('Vicent Soler').send('¿Cuánto cuesta <revisar> la caldera & el gas?');
	await simulator.idle();
	const { secret } = simulator.account().bot;
	const ids = receiver.requests.map(({ headers }) => headers['x-chatwoot-delivery']);
	expect(new Set(ids).size).toBe(ids.length);
	for (const { headers, raw } of receiver.requests) {
		expect(headers['content-type']).toBe('application/json');
		expect(headers['x-chatwoot-timestamp']).toMatch(/^\d{10}$/);
		expect(headers['x-chatwoot-signature']).toBe(signature(secret, String(headers['x-chatwoot-timestamp']), raw));
	}
	expect(receiver.requests[0]?.raw).toContain(String.raw`\u003crevisar\u003e`);
});

test.each([429, 500])('a bot that answers %i is asked three times in all, under one delivery id', async (status) => {
	receiver.answerWith(status, status, 200);
	simulator.customer('Emma').send('Hello');
	await simulator.idle();
	const attempts = simulator.deliveries().filter(({ event }) => event === 'message_created');
	expect(attempts.map((delivery) => [delivery.attempt, delivery.status])).toEqual([
		[1, status],
		[2, status],
		[3, 200],
	]);
	expect(new Set(attempts.map(({ deliveryId }) => deliveryId)).size).toBe(1);
	expect(simulator.conversation(1).conversation.status).toBe('pending');
});

describe('when the bot finally fails', () => {
	test.each([401, 404, 502, 503])('at once with %i, the conversation opens with a line of activity', async (status) => {
		receiver.answerWith(status);
		simulator.customer('Emma').send('Hello');
		await simulator.idle();
		const { conversation, messages } = simulator.conversation(1);
		expect(receiver.bodies('message_created')).toHaveLength(1);
		expect(conversation.status).toBe('open');
		expect(messages.filter(({ type }) => type === 'activity').map(({ text }) => text)).toEqual([
			'Conversation was marked open by system due to an error with the agent bot.',
		]);
	});

	test('after three times 500, likewise', async () => {
		receiver.answerWith(500);
		simulator.customer('Emma').send('Hello');
		await simulator.idle();
		expect(receiver.bodies('message_created')).toHaveLength(3);
		expect(simulator.conversation(1).conversation.status).toBe('open');
	});

	test('by not answering in time, likewise', async () => {
		receiver.answer(() => undefined);
		simulator.customer('Emma').send('Hello');
		await simulator.waitFor(() => simulator.conversation(1).conversation.status === 'open');
		expect(simulator.deliveries()[0]).toMatchObject({ status: null, error: 'Timed out reading the answer' });
	});

	test('by being unreachable, likewise', async () => {
		await receiver.close();
		simulator.customer('Emma').send('Hello');
		await simulator.idle();
		expect(simulator.conversation(1).conversation.status).toBe('open');
		receiver = await Receiver.start();
	});

	test('it stays pending where the account keeps it so', async () => {
		simulator.account().account.keepPendingOnBotFailure = true;
		receiver.answerWith(404);
		simulator.customer('Emma').send('Hello');
		await simulator.idle();
		const { conversation, messages } = simulator.conversation(1);
		expect(conversation.status).toBe('pending');
		expect(messages).toHaveLength(1);
	});

	test('a conversation event that fails opens nothing', async () => {
		const { bot } = simulator.account();
		bot.outgoingUrl = null;
		simulator.customer('Emma').send('Hello');
		bot.outgoingUrl = receiver.url;
		receiver.answerWith(404);
		simulator.operator().setLabels(1, ['averia']);
		await simulator.idle();
		expect(receiver.requests.map(({ body }) => body['event'])).toEqual(['conversation_updated']);
		expect(simulator.conversation(1).conversation.status).toBe('pending');
	});
});

test('an account webhook is tried once and its failure changes nothing', async () => {
	simulator.account().bot.outgoingUrl = null;
	const admin = rest(simulator, simulator.account().userToken);
	await admin('POST', 'webhooks', { url: receiver.url, subscriptions: ['message_created'] });
	receiver.answerWith(500);
	simulator.customer('Emma').send('Hello');
	await simulator.idle();
	expect(receiver.requests).toHaveLength(1);
	expect(simulator.conversation(1).conversation.status).toBe('pending');
});

test('a redirect is followed with the same body', async () => {
	receiver.answer(({ path }, response) => {
		if (path === '/hook') response.writeHead(307, { location: '/other' }).end();
		else response.writeHead(200).end();
	});
	simulator.customer('Emma').send('Hello');
	await simulator.idle();
	const [first, second] = receiver.requests;
	expect([first?.path, second?.path]).toEqual(['/hook', '/other']);
	expect(second?.raw).toBe(first?.raw);
});

describe('faults', () => {
	test('duplicate sends every webhook twice, each under its own delivery id', async () => {
		simulator.faults.set({ duplicate: true });
		simulator.customer('Emma').send('Hello');
		await simulator.idle();
		const created = receiver.requests.filter(({ body }) => body['event'] === 'message_created');
		expect(created).toHaveLength(2);
		expect(created[0]?.raw).toBe(created[1]?.raw);
		expect(created[0]?.headers['x-chatwoot-delivery']).not.toBe(created[1]?.headers['x-chatwoot-delivery']);
	});

	test('reorder lets a webhook arrive after its successor', async () => {
		const customer = simulator.customer('Emma');
		customer.send('zero');
		await simulator.idle();
		receiver.clear();
		simulator.faults.set({ reorder: true });
		customer.send('one');
		customer.send('two');
		await simulator.idle();
		expect(texts()).toEqual(['two', 'one']);
	});

	test('lose never sends it', async () => {
		simulator.faults.set({ lose: 1 });
		simulator.customer('Emma').send('Hello');
		await simulator.idle();
		expect(receiver.requests).toHaveLength(0);
	});

	test('delay holds it back', async () => {
		simulator.faults.set({ delayMs: 60 });
		const sent = simulator.customer('Emma').send('Hello');
		await simulator.idle();
		const [delivery] = simulator.deliveries();
		expect(Date.parse(delivery?.at ?? '') - sent.createdAt).toBeGreaterThanOrEqual(59);
	});

	test('a dropped connection reaches the bot but counts as its failure', async () => {
		receiver.answer(() => undefined);
		simulator.faults.set({ dropConnection: 1 });
		simulator.customer('Emma').send('Hello');
		await simulator.idle();
		expect(texts()).toEqual(['Hello']);
		expect(simulator.conversation(1).conversation.status).toBe('open');
	});

	test('a status once makes Chatwoot ask again although the bot had answered', async () => {
		simulator.faults.set({ statusOnce: 500 });
		simulator.customer('Emma').send('Hello');
		await simulator.idle();
		expect(texts()).toEqual(['Hello', 'Hello']);
		expect(simulator.core.faults.statusOnce).toBeNull();
	});

	test('REST calls fail, and only those that match', async () => {
		simulator.customer('Emma').send('Hello');
		const bot = rest(simulator, simulator.account().bot.token);
		simulator.faults.set({ apiStatus: 429, apiMatch: 'POST /api/v1/accounts/1/conversations/1/messages' });
		expect(await bot('POST', 'conversations/1/messages', { content: 'Hi' })).toMatchObject({
			status: 429,
			text: 'Retry later\n',
		});
		expect((await bot('GET', 'conversations/1')).status).toBe(200);
		expect(simulator.customer('Emma').replies()).toEqual([]);
	});

	test('a REST call whose connection is cut after it took effect leaves its message behind', async () => {
		simulator.customer('Emma').send('Hello');
		const bot = rest(simulator, simulator.account().bot.token);
		simulator.faults.set({ apiDrop: true });
		await expect(bot('POST', 'conversations/1/messages', { content: 'Hi' })).rejects.toThrow();
		expect(await simulator.customer('Emma').waitForReply()).toMatchObject({ text: 'Hi' });
		simulator.faults.set({ apiDrop: true, apiDropWhen: 'before' });
		await expect(bot('POST', 'conversations/1/messages', { content: 'Again' })).rejects.toThrow();
		await simulator.idle();
		expect(simulator.customer('Emma').replies()).toHaveLength(1);
	});
});

import { createSimulator } from '../src/simulator.ts';
import type { Simulator } from '../src/simulator.ts';
import { Receiver } from './support/receiver.ts';
import { rest } from './support/rest.ts';
import type { Rest } from './support/rest.ts';

let simulator: Simulator;
let call: Rest;

beforeEach(async () => {
	simulator = await createSimulator({ channelDelayMs: 1 });
	const control = rest(simulator, null);
	call = (method, path, body) => control(method, `/simulator/api${path}`, body);
});
afterEach(() => simulator.close());

test('the state names the account’s people, teams, labels and inboxes, and the customers', async () => {
	const { body } = await call('GET', '/state');
	expect(body).toMatchObject({
		accounts: [
			{
				id: 1,
				name: 'Instalaciones Levante',
				inboxes: [{ id: 1, name: 'Telegram Levante', agentBot: 'AInstalia', botReachable: false }],
				agents: [
					{ id: 1, name: 'Ana Ruiz', role: 'administrator' },
					{ id: 2, name: 'Jorge Marín', role: 'agent' },
				],
				teams: [{ name: 'técnicos' }, { name: 'administración' }],
				labels: [{ title: 'averia' }, { title: 'presupuesto' }, { title: 'peligro-gas' }],
			},
		],
		customers: [{ id: 5500000001, name: 'María González' }, { id: 5500000002 }, { id: 5500000003 }],
	});
});

test('a new customer writes, gets buttons, presses one, and sees neither notes nor activity', async () => {
	const { body: customer } = await call('POST', '/customers', { name: 'Pau Ferrer', username: 'pau', language: 'ca' });
	const path = `/customers/${String(customer['id'])}`;
	expect((await call('GET', `${path}/chat`)).body).toEqual({ messages: [] });
	const sent = await call('POST', `${path}/messages`, { text: 'Hola' });
	expect(sent.body).toEqual({ messageId: 1, conversationId: 1 });
	await rest(simulator, simulator.account().bot.token)('POST', 'conversations/1/messages', {
		content: '¿Sí o no?',
		content_type: 'input_select',
		content_attributes: { items: [{ title: 'Sí', value: 'si' }] },
	});
	await call('POST', '/conversations/1/1/note', { text: 'nota' });
	await call('POST', '/conversations/1/1/priority', { priority: 'high' });
	await simulator.idle();
	expect((await call('POST', `${path}/press`, { messageId: 2, value: 'otro' })).status).toBe(404);
	expect((await call('POST', `${path}/press`, { messageId: 2, value: 'si' })).status).toBe(200);
	expect((await call('GET', `${path}/chat`)).body).toMatchObject({
		messages: [
			{ from: 'customer', text: 'Hola' },
			{ from: 'business', text: '¿Sí o no?', buttons: [{ title: 'Sí', value: 'si' }] },
			{ from: 'customer', text: 'si' },
		],
	});
});

test('the operator’s actions answer with the conversation as it is then', async () => {
	simulator.customer('María González').send('No tengo agua caliente');
	const act = (action: string, body: object): ReturnType<Rest> => call('POST', `/conversations/1/1/${action}`, body);
	expect((await act('assign', { assigneeId: 2 })).body).toMatchObject({
		conversation: { assignee: { type: 'User', name: 'Jorge Marín' } },
	});
	expect((await act('assign', { teamId: 1 })).body).toMatchObject({ conversation: { team: { name: 'técnicos' } } });
	await act('labels', { labels: ['averia', 'averia'] });
	await act('priority', { priority: 'urgent' });
	await act('note', { text: 'Avisar a Jorge' });
	await act('reply', { text: 'Vamos para allá' });
	const { body } = await act('status', { status: 'resolved' });
	expect(body).toMatchObject({
		conversation: { status: 'resolved', labels: ['averia'], priority: 'urgent', unread: 0, customAttributes: {} },
		contact: { name: 'María González', username: 'mariag', language: 'es' },
	});
	const messages = body['messages'] as { type: string; private: boolean; sender: unknown }[];
	expect(messages.filter(({ type }) => type !== 'activity')).toMatchObject([
		{ type: 'incoming', private: false, sender: { type: 'Contact', name: 'María González' } },
		{ type: 'outgoing', private: true, sender: { type: 'User', name: 'Ana Ruiz' } },
		{ type: 'outgoing', private: false, sender: { type: 'User', name: 'Ana Ruiz' } },
	]);
	const [row] = (await call('GET', '/conversations?accountId=1')).body as unknown as object[];
	expect(row).toMatchObject({ id: 1, contact: { name: 'María González' }, lastMessage: 'Vamos para allá' });
});

test('looking at a conversation clears its unread count', async () => {
	simulator.customer('Emma').send('Hello');
	expect(simulator.conversation(1).conversation.unread).toBe(1);
	await call('POST', '/conversations/1/1/seen', {});
	expect(simulator.conversation(1).conversation.unread).toBe(0);
});

test('every change is told to the page as it happens', async () => {
	const stop = new AbortController();
	const stream = await fetch(`${simulator.url}/simulator/api/events`, { signal: stop.signal });
	expect(stream.headers.get('content-type')).toContain('text/event-stream');
	const seen = readEvents(stream, 'delivery');
	const receiver = await Receiver.start();
	simulator.account().bot.outgoingUrl = receiver.url;
	simulator.customer('Emma').send('Hello');
	const events = await seen;
	stop.abort();
	await receiver.close();
	const customerId = 5500000003;
	expect(events).toEqual([
		{ type: 'contact', accountId: 1, contactId: 1, customerId: null },
		{ type: 'conversation', accountId: 1, conversationId: 1, customerId },
		{ type: 'message', accountId: 1, conversationId: 1, messageId: 1, customerId },
		{ type: 'contact', accountId: 1, contactId: 1, customerId },
		{ type: 'delivery', event: 'message_created', status: 200, messageId: 1 },
	]);
});

test('deliveries and faults can be read and set', async () => {
	const receiver = await Receiver.start();
	simulator.account().bot.outgoingUrl = receiver.url;
	simulator.customer('Emma').send('Hello');
	await simulator.idle();
	const deliveries = (await call('GET', '/deliveries?limit=5')).body as unknown as object[];
	expect(deliveries).toMatchObject([
		{ event: 'message_created', kind: 'agent_bot', status: 200, attempt: 1, messageId: 1, url: receiver.url },
	]);
	expect((await call('PUT', '/faults', { duplicate: true, delayMs: 5 })).body).toMatchObject({
		duplicate: 1,
		delayMs: 5,
	});
	expect((await call('GET', '/faults')).body).toMatchObject({ duplicate: 1, delayMs: 5, reorder: 0 });
	expect((await call('PUT', '/faults', {})).body).toMatchObject({ duplicate: 0, delayMs: 0 });
	await receiver.close();
});

test.each([
	['POST', '/customers', { name: ' ' }],
	['POST', '/customers', {}],
	['POST', '/customers', { name: 'x', extra: 1 }],
	['POST', '/customers/5500000001/messages', { text: 'x'.repeat(4097) }],
	['POST', '/customers/abc/messages', { text: 'x' }],
	['PUT', '/faults', { duplicate: 2 }],
	['PUT', '/faults', { apiStatus: 200 }],
	['POST', '/conversations/1/1/status', { status: 'closed' }],
	['GET', '/deliveries?limit=many', undefined],
])('%s %s with %j is refused with 400 and a reason', async (method, path, body) => {
	const answer = await call(method, path, body);
	expect(answer).toMatchObject({ status: 400, body: { error: expect.any(String) } });
});

test('what does not exist is 404', async () => {
	expect((await call('GET', '/customers/1/chat')).status).toBe(404);
	expect((await call('GET', '/conversations/1/7')).status).toBe(404);
	expect((await call('GET', '/conversations/9/1')).status).toBe(404);
	expect((await call('POST', '/conversations/1/7/reply', { text: 'x' })).status).toBe(404);
});

test('a page of another site cannot reach the control API through a visitor’s browser', async () => {
	const answer = await fetch(`${simulator.url}/simulator/api/state`, { headers: { 'sec-fetch-site': 'cross-site' } });
	expect(answer.status).toBe(403);
});

/** Events of the stream up to the first of a type. */
async function readEvents(stream: Response, until: string): Promise<{ type: string }[]> {
	const events: { type: string }[] = [];
	let buffer = '';
	const decoder = new TextDecoder();
	for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
		buffer += decoder.decode(chunk, { stream: true });
		for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
			const line = buffer.slice(0, end);
			buffer = buffer.slice(end + 2);
			if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)) as { type: string });
		}
		if (events.some(({ type }) => type === until)) break;
	}
	return events;
}

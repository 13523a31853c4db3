import { createSimulator } from '../src/simulator.ts';
import type { Simulator } from '../src/simulator.ts';
import { rest } from './support/rest.ts';
import type { Rest } from './support/rest.ts';

let simulator: Simulator;
let bot: Rest;

beforeEach(async () => {
	simulator = await createSimulator({ channelDelayMs: 1 });
	bot = rest(simulator, simulator.account().bot.token);
});
afterEach(() => simulator.close());

const send = (body: object): ReturnType<Rest> => bot('POST', 'conversations/1/messages', body);
const question = {
	content: '¿Es usted cliente?',
	content_type: 'input_select',
	content_attributes: {
		items: [
			{ title: 'Sí', value: 'cliente_si' },
			{ title: 'No', value: 'cliente_no' },
		],
	},
};

test('a pressed button is a new message with the value, without any link to the question', async () => {
	const customer = simulator.customer('Emma');
	customer.send('Hello');
	await send(question);
	const onPhone = await customer.waitForReply();
	expect(onPhone.buttons).toEqual(question.content_attributes.items);
	const pressed = customer.press('Sí');
	expect(pressed).toMatchObject({ content: 'cliente_si', messageType: 'incoming', contentAttributes: {} });
	expect(pressed.sourceId).toMatch(/^\d{17,}$/);
	expect(() => customer.press('Quizás')).toThrow('Resource could not be found');
});

test('a contact is made once per person, with the space that Chatwoot leaves after a lone first name', () => {
	const first = simulator.customer('Emma').send('Hello');
	const second = simulator.customer('Emma').send('Anyone?');
	expect(second.senderId).toBe(first.senderId);
	expect(simulator.core.store.contacts.get(first.senderId ?? 0)).toMatchObject({
		name: 'Emma ',
		phoneNumber: null,
		email: null,
	});
});

test('the newest conversation that is not resolved is used again; after a resolution a new one begins', () => {
	const customer = simulator.customer('Emma');
	expect(customer.send('one').conversationId).toBe(1);
	simulator.operator().setStatus(1, 'open');
	expect(customer.send('two').conversationId).toBe(1);
	simulator.operator().resolve(1);
	expect(customer.send('three').conversationId).toBe(2);
	expect(customer.conversation()).toMatchObject({ id: 2, status: 'pending', assignee: { type: 'AgentBot' } });
});

test('an inbox that locks to a single conversation re-opens it as pending and keeps its assignee', () => {
	simulator.account().inbox.lockToSingleConversation = true;
	const customer = simulator.customer('Emma');
	customer.send('one');
	simulator.operator().assign(1, 2);
	simulator.operator().resolve(1);
	expect(customer.send('two').conversationId).toBe(1);
	expect(customer.conversation()).toMatchObject({ status: 'pending', assignee: { name: 'Jorge Marín' } });
});

test('without a bot on the inbox conversations begin and re-open as open', () => {
	simulator.account().inbox.agentBotId = null;
	simulator.account().inbox.lockToSingleConversation = true;
	const customer = simulator.customer('Emma');
	customer.send('one');
	expect(customer.conversation()).toMatchObject({ status: 'open', assignee: null });
	simulator.operator().resolve(1);
	customer.send('two');
	expect(customer.conversation()?.status).toBe('open');
});

test.each([
	['a stray angle bracket', { content: 'precio < 500' }, "can't parse entities"],
	['an unknown tag', { content: 'vea <marca>' }, "can't parse entities"],
	['more than 4096 characters', { content: 'x'.repeat(4097) }, 'message is too long'],
	['no text', { content: ' ' }, 'message text is empty'],
	[
		'a button value above 64 bytes',
		{ ...question, content_attributes: { items: [{ title: 'a', value: 'á'.repeat(33) }] } },
		'BUTTON_DATA_INVALID',
	],
])('Telegram refuses %s and the message fails', async (_name, body, reason) => {
	const customer = simulator.customer('Emma');
	customer.send('Hello');
	expect((await send(body)).body['status']).toBe('sent');
	await simulator.idle();
	const [, message] = simulator.conversation(1).messages;
	expect(message?.status).toBe('failed');
	expect(message?.error).toContain(reason);
	expect(customer.replies()).toEqual([]);
});

test('Telegram’s own tags and a value of 64 bytes pass', async () => {
	const customer = simulator.customer('Emma');
	customer.send('Hello');
	await send({
		...question,
		content: 'Un <b>aviso</b>',
		content_attributes: { items: [{ title: 'a', value: 'á'.repeat(32) }] },
	});
	expect(await customer.waitForReply()).toMatchObject({ text: 'Un <b>aviso</b>' });
});

test('an edited message changes its content in place', async () => {
	const customer = simulator.customer('Emma');
	const { id } = customer.send('Helo');
	customer.edit(id, 'Hello');
	expect(customer.messages()).toMatchObject([{ id, text: 'Hello' }]);
});

describe('Telegram’s own webhook', () => {
	const update = (body: object, token = simulator.account().inbox.botToken): ReturnType<Rest> =>
		rest(simulator, null)('POST', `/webhooks/telegram/${token}`, body);
	const from = { id: 7_000_000_001, first_name: 'Nuria', last_name: 'Pla', username: 'npla', language_code: 'ca' };
	const chat = { id: from.id, type: 'private' };

	test('takes messages, edits, replies and pressed buttons', async () => {
		await update({ message: { message_id: 31, from, chat, text: 'Bon dia' } });
		await update({ edited_message: { message_id: 31, from, chat, text: 'Bon dia!' } });
		await update({ message: { message_id: 32, from, chat, text: 'això', reply_to_message: { message_id: 31 } } });
		await update({ callback_query: { id: '99887766554433221100', from, data: 'cliente_si' } });
		const rows = [...simulator.core.store.messages.values()];
		expect(rows.map(({ content, sourceId }) => [content, sourceId])).toEqual([
			['Bon dia!', '31'],
			['això', '32'],
			['cliente_si', '99887766554433221100'],
		]);
		expect(rows[1]?.contentAttributes).toEqual({ in_reply_to_external_id: '31', in_reply_to: 1 });
		expect(simulator.core.store.contacts.get(1)).toMatchObject({
			name: 'Nuria Pla',
			additionalAttributes: { social_telegram_user_id: from.id, language_code: 'ca' },
		});
	});

	test('answers 200 to everything, but drops groups, other updates and unknown tokens', async () => {
		const message = { message_id: 1, from, chat: { id: -5, type: 'group' }, text: 'x' };
		expect((await update({ message })).status).toBe(200);
		expect((await update({ poll: {} })).status).toBe(200);
		expect((await update({ message: { ...message, chat } }, 'wrong')).status).toBe(200);
		expect(simulator.core.store.messages.size).toBe(0);
	});

	test('refuses a chat id above what Chatwoot stores', async () => {
		const big = { ...from, id: 10_000_000_000 };
		await update({ message: { message_id: 1, from: big, chat: { ...chat, id: big.id }, text: 'x' } });
		expect(simulator.core.store.messages.size).toBe(0);
	});
});

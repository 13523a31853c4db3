import { readFileSync } from 'node:fs';
import { sleep, waitUntil } from '../../scripts/lib/process.mjs';
import { createChat } from '../support/chat.ts';

const line = JSON.parse(readFileSync(process.env.AINSTALIA_E2E ?? '', 'utf8'));
const chat = createChat(line.simulator);

/** Long enough for the merge window (3 s), a turn and an unwanted second reply. */
const SETTLE_MS = 8000;
const QUESTION = 'La caldera Aitana 24 marca F22, ¿qué hago?';

const settings = async (change: object) => {
	const response = await fetch(`${line.backend}/ajustes`, {
		method: 'PATCH',
		headers: { authorization: `Bearer ${line.secrets.apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify(change),
	});
	expect(response.status).toBe(200);
};

/** What the bot wrote to the customer, without the operator's replies. */
const botReplies = async (customer: Awaited<ReturnType<typeof chat.customer>>, operators: string[] = []) =>
	(await customer.replies()).map(({ text }) => text).filter((text) => !operators.includes(text));
const noteOf = async (customer: Awaited<ReturnType<typeof chat.customer>>, pattern: RegExp) =>
	await customer.until(`The note ${pattern}`, ({ messages }) =>
		messages.some(({ private: isNote, text }) => isNote && pattern.test(text)),
	);

test.each([0, 1500, 2900])(
	'a person who replies %d ms after the question is not talked over, and the conversation is open',
	async (delay) => {
		const customer = await chat.customer(`Carrera ${delay}`);
		await customer.send(QUESTION);
		await sleep(delay);
		const before = await customer.replies();
		await customer.operator.reply('Ya le atiendo yo.');
		await customer.until('An open conversation', ({ conversation }) => conversation.status === 'open');
		await sleep(SETTLE_MS);
		const all = (await customer.replies()).map(({ text }) => text);
		// What came before the person is no interruption; after the person nothing comes.
		expect(all.slice(0, before.length)).toEqual(before.map(({ text }) => text));
		expect(all.at(-1)).toBe('Ya le atiendo yo.');
	},
	60_000,
);

describe('while a slow model thinks', () => {
	const control = async (method: string, path = '', body?: object) => {
		const response = await fetch(`${line.messagesApi}/control${path}`, {
			method,
			headers: body === undefined ? {} : { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		expect(response.ok).toBe(true);
		return method === 'GET' ? await response.json() : null;
	};
	beforeAll(async () => {
		await control('DELETE');
		await control('PUT', '', { usual: { kind: 'slow', ms: 5000, then: { kind: 'quote' } } });
		await settings({ limits: { callsPerTurn: 2 } });
	});
	afterAll(async () => {
		await settings({ limits: { callsPerTurn: 0 } });
		await control('DELETE');
	});

	test.each([
		['a reply to the customer', 'reply', 'Ya le atiendo yo.'],
		['/pausa', 'note', '/pausa'],
	] as const)(
		'%s comes in time: the model’s answer is not sent',
		async (_what, action, text) => {
			const customer = await chat.customer(`Modelo lento ${action}`);
			const { requests: before } = await control('GET', '/requests');
			const { conversationId } = await customer.send(QUESTION);
			await waitUntil('The question at the model', async () => {
				const { requests } = await control('GET', '/requests');
				return requests.length > before.length;
			});
			await customer.operator[action](text);
			await customer.until('An open conversation', ({ conversation }) => conversation.status === 'open');
			await sleep(SETTLE_MS);
			expect(await botReplies(customer, [text])).toEqual([]);
			const response = await fetch(`${line.backend}/consultar?conversationId=${conversationId}`, {
				headers: { authorization: `Bearer ${line.secrets.apiKey}` },
			});
			const { consultas } = await response.json();
			expect(consultas[0]).toMatchObject({ state: 'closed', engine: 'claude', sending: { state: 'skipped' } });
		},
		90_000,
	);
});

test('/pausa silences the assistant in a pending conversation, /bot brings it back; both are confirmed by one note', async () => {
	const customer = await chat.customer('Pausada');
	await customer.send(QUESTION);
	await customer.reply(1);
	await customer.operator.note('/pausa 2h');
	const paused = await noteOf(customer, /^Pausado hasta/);
	expect(paused.conversation.status).toBe('open');
	await customer.send('¿Qué presión debe tener la caldera Aitana 24?');
	await sleep(SETTLE_MS);
	expect(await botReplies(customer)).toHaveLength(1);

	await customer.operator.note('/bot');
	await noteOf(customer, /vuelvo a atender/);
	expect((await customer.conversation()).conversation.status).toBe('pending');
	await customer.send('¿Y qué presión debe tener?');
	expect((await customer.reply(2)).text).toMatch(/bar/);
	const notes = (await customer.conversation()).messages.filter(({ private: isNote }) => isNote);
	expect(notes.map(({ text }) => text.split(/[\s,:]/)[0])).toEqual(['/pausa', 'Pausado', '/bot', 'De']);
}, 120_000);

test('/pausa while the assistant is thinking: nothing is sent', async () => {
	const customer = await chat.customer('Pausa a tiempo');
	await customer.send(QUESTION);
	await sleep(1000);
	await customer.operator.note('/pausa');
	await noteOf(customer, /^En pausa/);
	await sleep(SETTLE_MS);
	expect(await botReplies(customer)).toEqual([]);
}, 60_000);

test('an unknown order is explained; a customer’s /bot is a message like any other', async () => {
	const customer = await chat.customer('Orden rara');
	await customer.send(QUESTION);
	await customer.reply(1);
	await customer.operator.note('/despedir');
	await noteOf(customer, /No conozco la orden «\/despedir»/);
	await customer.operator.reply('Sigo yo.');
	await customer.send('/bot');
	await sleep(SETTLE_MS);
	expect(await botReplies(customer, ['Sigo yo.'])).toHaveLength(1);
}, 90_000);

test('so long after the operator’s last words as is set, the assistant is back', async () => {
	const customer = await chat.customer('Vuelta');
	await settings({ returnAfterMinutes: 1 });
	try {
		await customer.send(QUESTION);
		await customer.reply(1);
		await customer.operator.reply('Soy Ana, enseguida vuelvo.');
		await customer.until('An open conversation', ({ conversation }) => conversation.status === 'open');
		await customer.send('De acuerdo, espero.');
		await sleep(SETTLE_MS);
		expect(await botReplies(customer, ['Soy Ana, enseguida vuelvo.'])).toHaveLength(1);
		await sleep(55_000);
		await customer.send('¿Qué presión debe tener la caldera Aitana 24?');
		await customer.until('A pending conversation', ({ conversation }) => conversation.status === 'pending');
		expect((await customer.reply(3)).text).toMatch(/bar/);
	} finally {
		await settings({ returnAfterMinutes: null });
	}
}, 180_000);

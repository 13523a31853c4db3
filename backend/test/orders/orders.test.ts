import type { Message } from '../../src/contract/message.ts';
import { addKey } from '../support/companies.ts';
import {
	callBackend,
	databaseSource,
	type DatabaseSource,
	KINDS,
	startBackend,
	type TestBackend,
} from '../support/backend.ts';
import { followUp, freshId, makeMessage } from '../support/messages.ts';
import { turnCalls } from '../support/turn-calls.ts';

describe.each(KINDS)('orders of operators on %s', (kind) => {
	let source: DatabaseSource;
	let backend: TestBackend;

	beforeAll(async () => {
		source = await databaseSource(kind);
		backend = await startBackend(await source.open());
	}, 60_000);
	afterAll(async () => {
		await backend.stop();
		await source.stop();
	});

	const { store, classify, report } = turnCalls(() => backend);
	const start = Date.now();
	const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
	const order = async (message: Message, command: string, seconds: number, given: object = {}) => {
		const { accountId, conversationId, inboxId, contact } = message;
		const [word = '', ...rest] = command.split(' ');
		const answer = await backend.call('POST', `/conversaciones/${accountId}/${conversationId}/orden`, {
			command: word,
			argument: rest.join(' '),
			by: { id: '5', name: 'Ana Ruiz' },
			messageId: freshId(),
			at: at(seconds),
			contactId: contact.id,
			inboxId,
			status: 'open',
			assigneeType: 'User',
			...given,
		});
		expect(answer).toMatchObject({ status: 200 });
		return answer.body;
	};
	const settings = async (change: object) => {
		expect(await backend.call('PATCH', '/ajustes', change)).toMatchObject({ status: 200 });
	};

	test('/pausa holds until /bot, whatever Chatwoot says meanwhile, and /bot takes an open conversation back', async () => {
		const first = makeMessage({ sentAt: at(0) });
		expect(await classify(first)).toMatchObject({ route: 'answer', takesBack: false });
		expect(await order(first, 'pausa', 10, { status: 'pending' })).toMatchObject({
			duplicate: false,
			accepted: true,
			status: 'open',
			unassign: false,
			note: expect.stringContaining('/bot'),
		});
		expect(await store(followUp(first, { sentAt: at(15) }))).toMatchObject({ wake: false });
		expect(await classify(followUp(first, { sentAt: at(20) }))).toMatchObject({
			route: 'silent',
			reason: expect.stringContaining('paused'),
		});
		expect(await classify(followUp(first, { sentAt: at(30), content: 'huele a gas' }))).toMatchObject({
			route: 'hazard',
		});

		const handBack = await order(first, 'BOT', 40);
		expect(handBack).toMatchObject({ accepted: true, status: 'pending', unassign: true });
		const next = followUp(first, { sentAt: at(50), status: 'open', assigneeType: 'User' });
		expect(await store(next)).toMatchObject({ wake: true });
		expect(await classify(next)).toMatchObject({ route: 'answer', takesBack: true });
	});

	test('a pause with an end: silent before, back after it, and Chatwoot is told', async () => {
		const first = makeMessage({ sentAt: at(0) });
		await classify(first);
		const { note } = await order(first, 'pausa 2h', 10);
		expect(note).toMatch(/^Pausado hasta (?:las \d{1,2}:\d{2}|el .+)\. Escriba \/bot/);
		expect(await classify(followUp(first, { sentAt: at(20), status: 'open', assigneeType: 'User' }))).toMatchObject({
			route: 'silent',
		});
		backend.skip(7300);
		const next = followUp(first, { sentAt: at(7300), status: 'open', assigneeType: 'User' });
		expect(await store(next)).toMatchObject({ wake: true });
		expect(await classify(next)).toMatchObject({ route: 'answer', takesBack: true });
		// The person who writes now has it again.
		await store(followUp(first, { author: 'human', sentAt: at(7400), status: 'open' }));
		expect(await classify(followUp(first, { sentAt: at(7410), status: 'open' }))).toMatchObject({ route: 'silent' });
	});

	test('resolve ends a pause', async () => {
		const first = makeMessage({ sentAt: at(0) });
		await classify(first);
		await order(first, 'pausa', 10);
		const { accountId, conversationId } = first;
		await backend.call('PUT', `/conversaciones/${accountId}/${conversationId}`, { status: 'resolved', at: at(20) });
		expect(await classify(followUp(first, { sentAt: at(30) }))).toMatchObject({ route: 'answer' });
	});

	test('words that are no length of time pause all the same, and say so', async () => {
		const first = makeMessage({ sentAt: at(0) });
		expect(await order(first, 'pausa un ratito', 10)).toMatchObject({
			accepted: true,
			status: 'open',
			note: expect.stringContaining('«un ratito»'),
		});
		expect(await classify(followUp(first, { sentAt: at(20) }))).toMatchObject({ route: 'silent' });
	});

	test('the same note again changes nothing and gets the same answer; fifty at once are one', async () => {
		const message = makeMessage({ sentAt: at(0) });
		const messageId = freshId();
		const answers = await Promise.all(Array.from({ length: 50 }, () => order(message, 'pausa', 10, { messageId })));
		expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
		expect(new Set(answers.map(({ note }) => note)).size).toBe(1);
		await order(message, 'bot', 20);
		expect(await order(message, 'pausa', 10, { messageId })).toMatchObject({ duplicate: true });
		expect(await classify(followUp(message, { sentAt: at(30) }))).toMatchObject({ route: 'answer' });
	});

	test('of two orders the one that was written last counts, in whichever order they arrive', async () => {
		const message = makeMessage({ sentAt: at(0) });
		await order(message, 'bot', 20);
		expect(await order(message, 'pausa', 10)).toMatchObject({ accepted: false, status: null });
		expect(await classify(followUp(message, { sentAt: at(30) }))).toMatchObject({ route: 'answer' });
	});

	test('an unknown order is explained and changes nothing', async () => {
		const message = makeMessage({ sentAt: at(0) });
		const answer = await order(message, '<b>despide</b>', 10, { status: 'pending' });
		expect(answer).toMatchObject({ accepted: false, status: null, unassign: false });
		expect(answer.note).toMatch(/No conozco la orden/);
		expect(await classify(message)).toMatchObject({ route: 'answer' });
	});

	test('/visto ends the alert of a danger, and says when there is none', async () => {
		await settings({ alerts: { channels: [{ type: 'team', teamId: 1 }] } });
		const message = makeMessage({ sentAt: at(0), content: 'huele a gas en la cocina' });
		await classify(message);
		expect(await order(message, 'visto', 10)).toMatchObject({
			accepted: true,
			note: expect.stringMatching(/atendido/),
		});
		expect(await order(message, 'visto', 20)).toMatchObject({ accepted: false, note: expect.stringMatching(/ningún/) });
		await settings({ alerts: null });
	});

	test('/es corrects what the last turn was about, once', async () => {
		const message = makeMessage({ sentAt: at(0), content: 'los radiadores de arriba siguen fríos y los de abajo no' });
		expect(await order(message, 'es avería', -10, { status: 'pending' })).toMatchObject({
			accepted: false,
			note: expect.stringMatching(/todavía/),
		});
		const { consultaId } = await classify(message);
		const messageId = freshId();
		const late = { messageId, at: new Date(Date.now() + 86_400_000).toISOString() };
		expect(await order(message, 'es mantenimiento', 0, late)).toMatchObject({ accepted: true });
		expect(await order(message, 'es mantenimiento', 0, late)).toMatchObject({ duplicate: true });
		const { body } = await backend.call('GET', '/correcciones');
		expect(body.corrections.filter((known: { consultaId: string }) => known.consultaId === consultaId)).toMatchObject([
			{ intent: 'maintenance', by: 'Ana Ruiz' },
		]);
	});

	test('/es with a matter that nobody knows is explained', async () => {
		const message = makeMessage({ sentAt: at(0) });
		expect(await order(message, 'es frigodedo', 10)).toMatchObject({
			accepted: false,
			note: expect.stringContaining('«frigodedo»'),
		});
	});

	test('a person who is forgotten leaves no words of theirs in orders', async () => {
		const message = makeMessage({ sentAt: at(0) });
		const messageId = freshId();
		await order(message, 'es Obdulia', 10, { messageId });
		await backend.call('DELETE', `/estado/${message.accountId}/${message.contact.id}`);
		expect(JSON.stringify(await order(message, 'es Obdulia', 10, { messageId }))).not.toContain('Obdulia');
	});

	test.each([
		['no command', { command: '' }],
		['a command of 41 letters', { command: 'x'.repeat(41) }],
		['no author', { by: null }],
		['no date', { at: 'ayer' }],
		['a status of its own', { status: 'closed' }],
	])('%s is refused', async (_name, wrong) => {
		const { accountId, conversationId, contact } = makeMessage();
		const body = {
			command: 'bot',
			by: { id: 1 },
			messageId: 1,
			at: at(0),
			contactId: contact.id,
			inboxId: 1,
			status: 'open',
		};
		const answer = await backend.call('POST', `/conversaciones/${accountId}/${conversationId}/orden`, {
			...body,
			...wrong,
		});
		expect(answer).toMatchObject({ status: 400 });
	});

	test('another company’s order with the same ids touches nothing', async () => {
		const message = makeMessage({ sentAt: at(0) });
		await classify(message);
		const key = await addKey(backend.container.database, 'Otra');
		const { accountId, conversationId, contact } = message;
		const body = {
			command: 'pausa',
			by: { id: 1 },
			messageId: 77,
			at: at(10),
			contactId: contact.id,
			inboxId: 1,
			status: 'open',
		};
		expect(
			await callBackend(backend.url, key, 'POST', `/conversaciones/${accountId}/${conversationId}/orden`, body),
		).toMatchObject({
			status: 200,
		});
		expect(await classify(followUp(message, { sentAt: at(20) }))).toMatchObject({ route: 'answer' });
	});

	test('a first run is refused the right to send once a person wrote after its claim; a repeated one looks for itself', async () => {
		const message = makeMessage({ sentAt: at(0) });
		const { consultaId } = await classify(message);
		await store(followUp(message, { author: 'human', sentAt: new Date(Date.now() + 86_400_000).toISOString() }));
		expect(await report(consultaId, { state: 'sending', attempt: 1 })).toMatchObject({
			allowed: false,
			reason: 'a person has answered',
		});
	});

	describe('return after a while', () => {
		beforeAll(() => settings({ returnAfterMinutes: 60 }));
		afterAll(() => settings({ returnAfterMinutes: null }));
		const base = 7300;

		test('the assistant is back so long after an operator’s last words, once; a hand-over then stays', async () => {
			const first = makeMessage({ sentAt: at(base) });
			await classify(first);
			await store(followUp(first, { author: 'human', sentAt: at(base + 10), status: 'open' }));
			const early = followUp(first, { sentAt: at(base + 20), status: 'open' });
			expect(await store(early)).toMatchObject({ wake: false });
			expect(await classify(early)).toMatchObject({ route: 'silent' });
			backend.skip(3700);
			const late = followUp(first, { sentAt: at(base + 3700), status: 'open' });
			expect(await store(late)).toMatchObject({ wake: true });
			const turn = await classify(late);
			expect(turn).toMatchObject({ route: 'answer', takesBack: true });
			// While Chatwoot has not heard of it, and after a crash, it stays the assistant's.
			expect(await classify(followUp(first, { sentAt: at(base + 3710), status: 'open' }))).toMatchObject({
				takesBack: true,
			});
			backend.skip(100);
			expect(await classify(late, { retry: true })).toMatchObject({ route: 'answer', takesBack: true });

			await report(turn.consultaId, { state: 'sent', messageId: '9', handedOff: true });
			backend.skip(4000);
			const waiting = followUp(first, { sentAt: at(base + 8000), status: 'open' });
			expect(await store(waiting)).toMatchObject({ wake: false });
			expect(await classify(waiting)).toMatchObject({ route: 'silent' });
		});
	});
});

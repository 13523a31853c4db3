import type { Message } from '../src/contract/message.ts';
import { databaseSource, type DatabaseSource, KINDS, startBackend, type TestBackend } from './support/backend.ts';
import { followUp, makeMessage } from './support/messages.ts';
import { turnCalls } from './support/turn-calls.ts';

describe.each(KINDS)('turns on %s', (kind) => {
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

	const { store, classify, report, turns, pending } = turnCalls(() => backend);

	describe('the gate', () => {
		const change = async ({ accountId, conversationId }: Message, body: object) =>
			(await backend.call('PUT', `/conversaciones/${accountId}/${conversationId}`, body)).body;
		const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();

		test('is silent while a person has the conversation, and closes the turn at once', async () => {
			const message = makeMessage({ status: 'open' });
			expect(await classify(message)).toMatchObject({
				consultaId: expect.any(String),
				route: 'silent',
				reason: expect.stringMatching(/person/),
				lease: null,
			});
			expect(await turns(message)).toMatchObject([{ state: 'closed', route: 'silent' }]);
			expect(await classify(message)).toMatchObject({ consultaId: null, reason: 'already answered' });
		});

		test('is silent after an operator wrote, though Chatwoot leaves the conversation pending, until it is resolved', async () => {
			const first = makeMessage({ sentAt: at(0) });
			await classify(first);
			await store(followUp(first, { author: 'human', sentAt: at(10) }));
			expect(await classify(followUp(first, { sentAt: at(20) }))).toMatchObject({ route: 'silent' });
			expect(await change(first, { status: 'resolved', assigneeType: null, at: at(30) })).toEqual({ known: true });
			expect(await classify(followUp(first, { sentAt: at(40) }))).toMatchObject({ route: 'answer' });
		});

		test('a conversation given back from open to pending is the assistant’s again, also where only the next message says so', async () => {
			const first = makeMessage({ sentAt: at(0) });
			await classify(first);
			await store(followUp(first, { author: 'human', status: 'open', sentAt: at(10) }));
			expect(await classify(followUp(first, { sentAt: at(20), status: 'open' }))).toMatchObject({ route: 'silent' });
			expect(await classify(followUp(first, { sentAt: at(30), status: 'pending' }))).toMatchObject({ route: 'answer' });
		});

		test('an operator’s reply that is merely reported as still pending hands nothing back', async () => {
			const first = makeMessage({ sentAt: at(0) });
			await store(followUp(first, { author: 'human', sentAt: at(10) }));
			await change(first, { status: 'pending', assigneeType: 'User', at: at(15) });
			expect(await classify(followUp(first, { sentAt: at(20), assigneeType: 'User' }))).toMatchObject({
				route: 'silent',
			});
			await change(first, { status: 'pending', assigneeType: 'AgentBot', at: at(25) });
			expect(await classify(followUp(first, { sentAt: at(30) }))).toMatchObject({ route: 'answer' });
		});

		test('news that arrive late change nothing', async () => {
			const first = makeMessage({ sentAt: at(0) });
			await store(first);
			await change(first, { status: 'open', assigneeType: 'User', at: at(50) });
			expect(await classify(followUp(first, { sentAt: at(10), status: 'pending' }))).toMatchObject({ route: 'silent' });
		});

		test('a hand-over opens the conversation before Chatwoot’s event says so', async () => {
			const first = makeMessage({ content: 'quiero hablar con una persona' });
			const { consultaId, route } = await classify(first);
			expect(route).toBe('human');
			await report(consultaId, { state: 'sent', messageId: '1', handedOff: true });
			expect(await classify(followUp(first, { sentAt: first.sentAt }))).toMatchObject({ route: 'silent' });
		});

		test('danger is answered whoever has the conversation', async () => {
			const message = makeMessage({ status: 'open', content: 'huele a gas en la cocina' });
			expect(await classify(message)).toMatchObject({ route: 'hazard' });
		});

		test('a retaken turn is silent when a person answered meanwhile', async () => {
			const message = makeMessage({ sentAt: at(0) });
			await classify(message);
			await store(followUp(message, { author: 'human', sentAt: at(10) }));
			backend.skip(91);
			expect(await classify(message, { retry: true })).toMatchObject({ route: 'silent', lease: null });
			expect(await turns(message)).toMatchObject([{ state: 'closed' }]);
		});

		test('a hand-over that an attempt began is finished by the next, though the conversation is open', async () => {
			const message = makeMessage({ content: 'quiero hablar con una persona', sentAt: at(0) });
			await classify(message);
			await change(message, { status: 'open', assigneeType: null, at: at(5) });
			backend.skip(91);
			expect(await classify(message, { retry: true })).toMatchObject({ route: 'human', lease: { attempt: 2 } });
		});

		test('a change of an unknown conversation is not kept', async () => {
			expect(await change(makeMessage(), { status: 'open', assigneeType: null })).toEqual({ known: false });
		});
	});

	describe('recovery', () => {
		test('lists stored messages that nobody claimed once they are old enough, newest message of each conversation', async () => {
			const first = makeMessage();
			const second = followUp(first, { content: 'sigo esperando' });
			await store(first);
			await store(second);
			expect(await pending(first, 30)).toEqual([]);
			backend.skip(31);
			expect(await pending(first, 30)).toMatchObject([
				{ consultaId: null, attempts: 0, conversationId: first.conversationId, message: second },
			]);
			expect((await classify(second, { retry: true })).messageIds).toEqual([first.messageId, second.messageId]);
			expect(await pending(first, 0)).toEqual([]);
		});

		test('a pending message can be given to /clasificar as it is listed', async () => {
			const message = makeMessage({ attachments: [{ fileType: 'image', url: 'https://example.com/a.jpg' }] });
			await store(message);
			backend.skip(1);
			const [listed] = await pending(message);
			expect(await classify(listed.message, { retry: true })).toMatchObject({ messageIds: [message.messageId] });
		});

		test('messages of operators are nobody’s to answer', async () => {
			const message = makeMessage({ author: 'human' });
			await store(message);
			backend.skip(60);
			expect(await pending(message)).toEqual([]);
		});
	});
});

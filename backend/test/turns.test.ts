import { once } from 'node:events';
import type { Decision } from '../src/contract/trace.ts';
import {
	API_KEY,
	databaseSource,
	type DatabaseSource,
	KINDS,
	startBackend,
	type TestBackend,
} from './support/backend.ts';
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

	describe('storing', () => {
		test('stores a message once and tells a repeat', async () => {
			const message = makeMessage();
			expect(await store(message)).toMatchObject({ stored: true, duplicate: false });
			expect(await store(message)).toMatchObject({ stored: false, duplicate: true });
		});

		test('the same message id in another account is another message', async () => {
			const message = makeMessage();
			await store(message);
			expect(await store({ ...message, accountId: '2' })).toMatchObject({ stored: true, duplicate: false });
		});

		test('of many simultaneous repeats exactly one is stored', async () => {
			const message = makeMessage();
			const results = await Promise.all(Array.from({ length: 20 }, () => store(message)));
			expect(results.filter((result) => result.stored)).toHaveLength(1);
		});

		test('keeps characters that PostgreSQL cannot hold from costing the message', async () => {
			const message = makeMessage({ content: 'huele\u0000 a gas \ud83d' });
			expect(await store(message)).toMatchObject({ stored: true, duplicate: false });
			expect((await classify(message)).text).toBe('huele a gas \ufffd');
		});
	});

	describe('claiming', () => {
		test('a message that nobody stored before is stored and claimed', async () => {
			const message = makeMessage();
			const turn = await classify(message);
			expect(turn).toMatchObject({
				route: 'answer',
				text: message.content,
				messageIds: [message.messageId],
				lease: { attempt: 1, seconds: 90 },
				engine: 'local',
				contact: { id: message.contact.id },
			});
			expect(await store(message)).toMatchObject({ stored: false, duplicate: true });
		});

		test('50 simultaneous calls for one message open exactly one turn', async () => {
			const message = makeMessage();
			const results = await Promise.all(Array.from({ length: 50 }, () => classify(message)));
			expect(results.filter((result) => result.consultaId !== null)).toHaveLength(1);
			expect(await turns(message)).toHaveLength(1);
		});

		test('simultaneous calls for many messages of one conversation cover each message exactly once', async () => {
			const first = makeMessage();
			const messages = [first, ...Array.from({ length: 19 }, () => followUp(first))];
			await Promise.all(messages.map(store));
			await Promise.all(messages.map((message) => classify(message)));
			const covered = (await turns(first)).flatMap((turn) => turn.messages.map(({ messageId }) => messageId));
			expect(covered.toSorted()).toEqual(messages.map((message) => message.messageId).toSorted());
		});

		test('the newest message claims the earlier ones that wait, in order of arrival', async () => {
			const first = makeMessage({ content: 'Hola' });
			const second = followUp(first, { content: 'tengo una caldera' });
			const third = followUp(first, { content: 'y no enciende' });
			for (const message of [first, second, third]) await store(message);
			expect(await classify(first)).toMatchObject({ consultaId: null, route: 'silent' });
			expect(await classify(third)).toMatchObject({
				text: 'Hola\ntengo una caldera\ny no enciende',
				messageIds: [first.messageId, second.messageId, third.messageId],
			});
			expect(await classify(second)).toMatchObject({ consultaId: null, reason: 'in progress elsewhere' });
		});

		test('messages whose webhooks arrived in another order are read as they were written', async () => {
			const first = makeMessage({ content: 'Hola' });
			const second = followUp(first, { content: 'tengo una caldera' });
			const third = followUp(first, { content: 'y no enciende' });
			for (const message of [second, first, third]) await store(message);
			const claimed = await classify(third);
			expect(claimed).toMatchObject({
				text: 'Hola\ntengo una caldera\ny no enciende',
				messageIds: [first.messageId, second.messageId, third.messageId],
			});
		});

		test('a message that comes while a turn is in work becomes a turn of its own', async () => {
			const first = makeMessage();
			const second = followUp(first, { content: '¿Cuánto cuesta la revisión?' });
			const one = await classify(first);
			const two = await classify(second);
			expect(two).toMatchObject({ messageIds: [second.messageId] });
			expect(two.consultaId).not.toBe(one.consultaId);
		});

		test('voice notes are read by their transcript', async () => {
			const attachments = [{ fileType: 'audio', transcript: 'se me ha roto la caldera' }];
			expect(await classify(makeMessage({ content: '', attachments }))).toMatchObject({
				text: 'se me ha roto la caldera',
			});
		});

		test('a message of an operator never gets a turn', async () => {
			const message = makeMessage({ author: 'human' });
			expect(await classify(message)).toMatchObject({ consultaId: null, route: 'silent' });
			expect(await turns(message)).toEqual([]);
		});

		test('intent and hazard are given also where there is no turn', async () => {
			const message = makeMessage({ content: 'huele a gas en la cocina' });
			await classify(message);
			expect(await classify(message)).toMatchObject({
				route: 'silent',
				hazard: { kind: 'gas' },
				intent: expect.any(String),
			});
		});
	});

	describe('the merge window', () => {
		test('waits, and lets the last of three quick messages answer for all', async () => {
			const first = makeMessage({ content: 'uno' });
			const messages = [first, followUp(first, { content: 'dos' }), followUp(first, { content: 'tres' })];
			const results = [];
			for (const message of messages) {
				await store(message);
				results.push(classify(message, { mergeWindowSeconds: 0.3 }));
			}
			const [one, two, three] = await Promise.all(results);
			expect([one.consultaId, two.consultaId]).toEqual([null, null]);
			expect(one.reason).toMatch(/superseded/);
			expect(three.text).toBe('uno\ndos\ntres');
		});

		test('an older call returns at once when a newer message is stored, long before its window ends', async () => {
			const first = makeMessage();
			await store(first);
			const waiting = classify(first, { mergeWindowSeconds: 60 });
			const second = followUp(first);
			// Stored until the wait has begun: only a wait that is under way can be ended.
			await store(second);
			expect(await waiting).toMatchObject({ consultaId: null, reason: expect.stringMatching(/superseded/) });
			expect((await classify(second)).messageIds).toHaveLength(2);
		});

		test('a message of an operator does not end the wait', async () => {
			const first = makeMessage();
			await store(first);
			const waiting = classify(first, { mergeWindowSeconds: 0.3 });
			await store(followUp(first, { author: 'human' }));
			// It is silent for the other reason: a person has the conversation.
			expect(await waiting).toMatchObject({ route: 'silent', reason: expect.stringMatching(/person/) });
		});

		test('danger does not wait, takes the waiting messages along and ends their waits', async () => {
			const first = makeMessage({ content: 'Hola, estoy en casa' });
			await store(first);
			const waiting = classify(first, { mergeWindowSeconds: 60 });
			const danger = followUp(first, { content: 'huele mucho a gas' });
			expect(await classify(danger, { mergeWindowSeconds: 60 })).toMatchObject({
				route: 'hazard',
				hazard: { kind: 'gas' },
				messageIds: [first.messageId, danger.messageId],
			});
			expect(await waiting).toMatchObject({ consultaId: null, route: 'silent' });
		});

		test('a caller that is gone claims nothing, and recovery finds its message', async () => {
			const message = makeMessage();
			await store(message);
			const controller = new AbortController();
			const arrived = once(backend.app.server, 'request');
			const request = fetch(`${backend.url}/clasificar`, {
				method: 'POST',
				signal: controller.signal,
				headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
				body: JSON.stringify({ message, mergeWindowSeconds: 0.4 }),
			});
			await arrived;
			controller.abort();
			await expect(request).rejects.toThrow();
			// Another conversation's wait of the same length outlasts the one that was left.
			await classify(makeMessage(), { mergeWindowSeconds: 0.5 });
			expect(await turns(message)).toEqual([]);
			backend.skip(60);
			expect(await pending(message)).toMatchObject([{ consultaId: null, attempts: 0 }]);
		});
	});

	describe('the lease', () => {
		test('while it lasts nobody else gets the turn, not even recovery', async () => {
			const message = makeMessage();
			await classify(message);
			expect(await classify(message)).toMatchObject({ consultaId: null, reason: 'in progress elsewhere' });
			expect(await classify(message, { retry: true })).toMatchObject({
				consultaId: null,
				reason: 'in progress elsewhere',
			});
			expect(await pending(message)).toEqual([]);
		});

		test('when it ends, recovery takes the same turn with one attempt more; a webhook repeat does not', async () => {
			const message = makeMessage();
			const first = await classify(message);
			backend.skip(91);
			expect(await classify(message)).toMatchObject({ consultaId: null, reason: expect.stringMatching(/recovery/) });
			expect(await pending(message)).toMatchObject([{ consultaId: first.consultaId, attempts: 1, message }]);
			expect(await classify(message, { retry: true })).toMatchObject({
				consultaId: first.consultaId,
				route: first.route,
				text: first.text,
				messageIds: first.messageIds,
				lease: { attempt: 2, seconds: 90 },
			});
			expect(await pending(message)).toEqual([]);
		});

		test('of many recoveries at once one takes the turn', async () => {
			const message = makeMessage();
			await classify(message);
			backend.skip(91);
			const results = await Promise.all(Array.from({ length: 20 }, () => classify(message, { retry: true })));
			expect(results.filter((result) => result.consultaId !== null)).toHaveLength(1);
		});

		test('a retaken turn keeps its messages; what came meanwhile is another turn', async () => {
			const first = makeMessage();
			const second = followUp(first);
			await classify(first);
			await store(second);
			backend.skip(91);
			expect((await classify(first, { retry: true })).messageIds).toEqual([first.messageId]);
			expect((await classify(second, { retry: true })).messageIds).toEqual([second.messageId]);
		});

		test('after five attempts a person gets it', async () => {
			const message = makeMessage();
			const routes = [(await classify(message)).route];
			for (let attempt = 2; attempt <= 6; attempt++) {
				backend.skip(91);
				routes.push((await classify(message, { retry: true })).route);
			}
			expect(routes).toEqual(['answer', 'answer', 'answer', 'answer', 'answer', 'human']);
		});

		test('the attempt is the fencing number: the one before may no longer send', async () => {
			const message = makeMessage();
			const { consultaId } = await classify(message);
			backend.skip(91);
			await classify(message, { retry: true });
			expect(await report(consultaId, { state: 'sending', attempt: 1 })).toMatchObject({ allowed: false });
			expect(await report(consultaId, { state: 'sending', attempt: 2 })).toMatchObject({
				allowed: true,
				lease: { attempt: 2, seconds: 90 },
			});
		});

		test('asking for the right to send holds the turn for longer', async () => {
			const message = makeMessage();
			const { consultaId } = await classify(message);
			backend.skip(80);
			await report(consultaId, { state: 'sending', attempt: 1 });
			backend.skip(80);
			expect(await classify(message, { retry: true })).toMatchObject({ reason: 'in progress elsewhere' });
		});
	});

	describe('reports', () => {
		test('a sent reply closes the turn, whoever reports it and how often', async () => {
			const message = makeMessage();
			const { consultaId } = await classify(message);
			const sent = { state: 'sent', messageId: 777 };
			expect(await report(consultaId, sent)).toMatchObject({ allowed: false, sentMessageId: '777', lease: null });
			expect(await report(consultaId, { ...sent, messageId: 888 })).toMatchObject({ sentMessageId: '777' });
			expect(await report(consultaId, { state: 'skipped', reason: 'late' })).toMatchObject({ sentMessageId: '777' });
			expect(await report(consultaId, { state: 'sending' })).toMatchObject({ allowed: false, sentMessageId: '777' });
			expect(await classify(message, { retry: true })).toMatchObject({ consultaId: null, reason: 'already answered' });
			expect(await turns(message)).toMatchObject([{ state: 'closed', sending: { state: 'sent', messageId: '777' } }]);
		});

		test('a skipped turn is closed with its reason', async () => {
			const message = makeMessage();
			const { consultaId } = await classify(message);
			await report(consultaId, { state: 'skipped', reason: 'a person answered' });
			expect(await turns(message)).toMatchObject([
				{ state: 'closed', sending: { state: 'skipped', reason: 'a person answered', messageId: null } },
			]);
			backend.skip(91);
			expect(await pending(message)).toEqual([]);
		});

		test('a reply that was sent after all is recorded over a skip', async () => {
			const { consultaId } = await classify(makeMessage());
			await report(consultaId, { state: 'skipped', reason: 'looked like a person’s' });
			expect(await report(consultaId, { state: 'sent', messageId: '5' })).toMatchObject({ sentMessageId: '5' });
		});

		test('simultaneous reports and recoveries with a hand-over neither lock each other out nor lose the report', async () => {
			const message = makeMessage();
			const { consultaId } = await classify(message);
			backend.skip(91);
			await Promise.all(
				Array.from({ length: 20 }, (_, index) =>
					index % 2 === 0
						? report(consultaId, { state: 'sent', messageId: '9', handedOff: true })
						: classify(message, { retry: true }),
				),
			);
			expect(await turns(message)).toMatchObject([{ state: 'closed', sending: { state: 'sent', messageId: '9' } }]);
		});

		test('an unknown turn is not found, whatever its id looks like', async () => {
			for (const id of ['nada', crypto.randomUUID()]) {
				expect(await backend.call('POST', `/consultar/${id}/envio`, { state: 'sent' })).toMatchObject({ status: 404 });
				expect(await backend.call('GET', `/consultar/${id}`)).toMatchObject({ status: 404 });
			}
		});
	});

	test('the trace tells every decision with its reason and time', async () => {
		const message = makeMessage();
		const { consultaId } = await classify(message);
		await report(consultaId, { state: 'sent', messageId: '3' });
		const { body } = await backend.call('GET', `/consultar/${consultaId}`);
		expect(body).toMatchObject({
			consultaId,
			conversationId: message.conversationId,
			contactId: message.contact.id,
			messages: [{ messageId: message.messageId, content: message.content, sentAt: message.sentAt }],
			route: 'answer',
			role: 'customer',
			modelCalls: [],
		});
		expect(body.decisions.map((decision: Decision) => decision.step)).toEqual([
			'gate',
			'hazard',
			'person',
			'intent',
			'route',
			'send',
		]);
		for (const { at, outcome, reason } of body.decisions) {
			expect(Date.parse(at)).not.toBeNaN();
			expect(outcome).not.toBe('');
			expect(reason).not.toBe('');
		}
	});
});

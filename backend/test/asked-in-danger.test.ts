import { databaseSource, type DatabaseSource, KINDS, startBackend, type TestBackend } from './support/backend.ts';
import { freshId, makeMessage } from './support/messages.ts';
import { startTalk } from './support/talk.ts';
import { turnCalls } from './support/turn-calls.ts';

describe.each(KINDS)('somebody in danger who asks, on %s', (kind) => {
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
	const { classify, store, report } = turnCalls(() => backend);
	const incidentsOf = async (conversationId: string) =>
		(await backend.call('GET', `/incidentes?conversationId=${conversationId}`)).body.incidents;

	test.each(['¿lo puedo tocar?', 'está en Torrent, ¿qué le digo?', 'cuándo venís'])(
		'«%s» is answered once that people know, whatever it asks; the operator gets the words',
		async (question) => {
			const talk = startTalk(backend);
			expect(await talk.say('chispea el enchufe de la cocina')).toMatchObject({ route: 'hazard' });
			const told = await talk.say(question);
			expect(told).toMatchObject({ route: 'hazard', handoff: { summary: expect.stringContaining(question) } });
			expect(told.reply).toMatch(/112/);
			expect(told.reply).not.toMatch(/Peligro eléctrico/);
			expect(await talk.say(question)).toMatchObject({ route: 'silent', reply: null });
		},
	);

	test('what is no question waits for the person', async () => {
		const talk = startTalk(backend);
		await talk.say('chispea el enchufe de la cocina');
		expect(await talk.say('ya ha salido de casa')).toMatchObject({ route: 'silent', reply: null });
	});

	test('the question wakes the line in the conversation that was opened; after it, and once a person has it, nothing does', async () => {
		const message = makeMessage({ content: 'chispea el enchufe de la cocina', sentAt: now() });
		const next = (content: string) => ({
			...message,
			messageId: freshId(),
			content,
			sentAt: now(),
			status: 'open' as const,
		});
		const { consultaId } = await classify(message);
		await backend.call('POST', '/procesar', { consultaId });
		await report(consultaId, { state: 'sent', messageId: freshId(), handedOff: true });
		expect(await store(next('ya ha salido de casa'))).toMatchObject({ wake: false });
		const question = next('¿puedo entrar?');
		expect(await store(question)).toMatchObject({ wake: true });
		const { consultaId: second } = await classify(question);
		expect(await store(next('¿y ahora?'))).toMatchObject({ wake: false });

		// The run dies before it has said so: the next one does.
		backend.skip(600);
		const again = await classify(question, { retry: true });
		expect(again).toMatchObject({ consultaId: second, route: 'hazard' });
		const { reply } = (await backend.call('POST', '/procesar', { consultaId: second })).body;
		expect(reply).toMatch(/112/);
		expect(await incidentsOf(message.conversationId)).toHaveLength(1);
	});

	test('once a person has taken it, the question is theirs', async () => {
		const message = makeMessage({ content: 'chispea el enchufe de la cocina', sentAt: now() });
		await classify(message);
		backend.skip(120);
		await store({ ...message, messageId: freshId(), author: 'human', content: 'Voy para allá.', sentAt: now() });
		const question = {
			...message,
			messageId: freshId(),
			content: '¿puedo entrar?',
			sentAt: now(),
			status: 'open' as const,
		};
		expect(await store(question)).toMatchObject({ wake: false });
		expect(await classify(question)).toMatchObject({ route: 'silent' });
	});

	const now = () => backend.container.clock().toISOString();
});

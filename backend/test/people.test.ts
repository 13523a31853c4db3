import type { Message } from '../src/contract/message.ts';
import type { Decision } from '../src/contract/trace.ts';
import { databaseSource, type DatabaseSource, KINDS, startBackend, type TestBackend } from './support/backend.ts';
import { addKey } from './support/companies.ts';
import { followUp, freshId, makeMessage } from './support/messages.ts';

describe.each(KINDS)('people on %s', (kind) => {
	let source: DatabaseSource;
	let backend: TestBackend;

	beforeAll(async () => {
		source = await databaseSource(kind);
		backend = await startBackend(await source.open(), { AINSTALIA_COMPANY_NAME: 'Levante Clima' });
	}, 60_000);
	afterAll(async () => {
		await backend.stop();
		await source.stop();
	});

	const classify = async (message: Message) =>
		(await backend.call('POST', '/clasificar', { message, mergeWindowSeconds: 0 })).body;
	const pathOf = ({ accountId, contact }: Message) => `/estado/${accountId}/${contact.id}`;
	const step = async (message: Message, body: object) =>
		(await backend.call('POST', `${pathOf(message)}/paso`, body)).body;
	/** One turn of the onboarding, from message to report. */
	const turn = async (message: Message) => {
		const { consultaId, route } = await classify(message);
		expect(route).toBe('onboarding');
		const answer = await step(message, { consultaId });
		await backend.call('POST', `/consultar/${consultaId}/envio`, { state: 'sent', messageId: freshId() });
		return answer;
	};

	test('somebody unknown is in the state that everybody starts in', async () => {
		expect(await backend.call('GET', '/estado/1/desconocido')).toEqual({
			status: 200,
			body: {
				accountId: '1',
				contactId: 'desconocido',
				step: 'new',
				name: null,
				zone: null,
				interest: null,
				role: 'customer',
				language: null,
				optedOut: false,
				updatedAt: null,
			},
		});
	});

	test('an unknown person who greets is asked name, zone and interest, and is known afterwards', async () => {
		const hello = makeMessage({ content: 'Hola, buenos días' });
		const asked = await turn(hello);
		expect(asked).toMatchObject({ done: false, buttons: [], lease: { attempt: 1 }, state: { step: 'name' } });
		expect(asked.reply).toMatch(/automático de Levante Clima.*inteligencia artificial[^]*¿cómo se llama\?/);
		const zone = await turn(followUp(hello, { content: 'me llamo marta ruiz' }));
		expect(zone).toMatchObject({ contactName: 'Marta Ruiz', state: { step: 'zone', name: 'Marta Ruiz' } });
		const interest = await turn(followUp(hello, { content: '46001' }));
		expect(interest).toMatchObject({ attributes: { ainstalia_zona: '46001' }, state: { step: 'interest' } });
		expect(interest.buttons).toContainEqual({ title: 'Aire acondicionado', value: 'Aire acondicionado' });
		const done = await turn(followUp(hello, { content: 'Aire acondicionado' }));
		expect(done).toMatchObject({
			done: true,
			attributes: { ainstalia_zona: '46001', ainstalia_interes: 'Aire acondicionado' },
			labels: ['interes-aire-acondicionado'],
		});
		expect(await classify(followUp(hello, { content: 'Hola' }))).toMatchObject({ route: 'answer' });
		expect((await backend.call('GET', pathOf(hello))).body).toMatchObject({
			step: 'done',
			interest: 'Aire acondicionado',
		});
	});

	test('a question in the middle is answered and the onboarding goes on where it was', async () => {
		const hello = makeMessage({ content: 'Hola' });
		await turn(hello);
		expect(await classify(followUp(hello, { content: 'Mi caldera da el error E18, ¿qué hago?' }))).toMatchObject({
			route: 'answer',
		});
		expect(await turn(followUp(hello, { content: 'Pepe' }))).toMatchObject({ contactName: 'Pepe' });
	});

	test('a step asked for again gives the same answer and asks nothing anew', async () => {
		const hello = makeMessage({ content: 'Hola' });
		const { consultaId } = await classify(hello);
		const answers = await Promise.all(Array.from({ length: 10 }, () => step(hello, { consultaId })));
		for (const answer of answers) expect(answer).toEqual(answers[0]);
		expect((await backend.call('GET', pathOf(hello))).body).toMatchObject({ step: 'name' });
	});

	test('a step answered before a crash is answered the same after the turn is retaken', async () => {
		const hello = makeMessage({ content: 'Hola' });
		const { consultaId } = await classify(hello);
		const before = await step(hello, { consultaId });
		backend.skip(91);
		const retaken = (await backend.call('POST', '/clasificar', { message: hello, retry: true })).body;
		expect(retaken).toMatchObject({ consultaId, lease: { attempt: 2 } });
		expect(await step(hello, { consultaId })).toEqual({ ...before, lease: { attempt: 2, seconds: 90 } });
	});

	test('a step holds the turn for longer', async () => {
		const hello = makeMessage({ content: 'Hola' });
		const { consultaId } = await classify(hello);
		backend.skip(80);
		await step(hello, { consultaId });
		backend.skip(80);
		expect((await backend.call('POST', '/clasificar', { message: hello, retry: true })).body).toMatchObject({
			reason: 'in progress elsewhere',
		});
	});

	test('a step of a closed turn, of another person or of no turn is refused', async () => {
		const hello = makeMessage({ content: 'Hola' });
		const { consultaId } = await classify(hello);
		expect(await backend.call('POST', '/estado/1/otro/paso', { consultaId })).toMatchObject({ status: 404 });
		expect(await backend.call('POST', `${pathOf(hello)}/paso`, { consultaId: 'x' })).toMatchObject({ status: 404 });
		await backend.call('POST', `/consultar/${consultaId}/envio`, { state: 'skipped', reason: 'x' });
		expect(await backend.call('POST', `${pathOf(hello)}/paso`, { consultaId })).toMatchObject({
			status: 409,
			body: { error: 'conflict' },
		});
	});

	test('without a turn a step takes the text that is given', async () => {
		const person = makeMessage();
		await step(person, {});
		expect(await step(person, { text: 'Lola' })).toMatchObject({ consultaId: null, contactName: 'Lola', lease: null });
	});

	test('what an operator changes is kept, the rest stays', async () => {
		const path = `/estado/1/${freshId()}`;
		await backend.call('PUT', path, { name: 'Luis', interest: 'Reparación' });
		expect((await backend.call('PUT', path, { zone: 'Lugo', language: 'gl' })).body).toMatchObject({
			name: 'Luis',
			interest: 'Reparación',
			zone: 'Lugo',
			language: 'gl',
			step: 'new',
			updatedAt: expect.any(String),
		});
		expect((await backend.call('PUT', path, { zone: null })).body).toMatchObject({ zone: null, name: 'Luis' });
	});

	test('who asks to be left alone is confirmed once and then left to people, danger and a wish for a person excepted', async () => {
		const elsewhere = () => ({ conversationId: makeMessage().conversationId });
		const message = makeMessage({ content: 'No quiero recibir más mensajes, dadme de baja' });
		expect(await classify(message)).toMatchObject({ route: 'answer', intent: 'opt_out' });
		expect((await backend.call('GET', pathOf(message))).body).toMatchObject({ optedOut: true });
		expect(await classify(followUp(message, { content: 'Mi caldera no calienta' }))).toMatchObject({
			route: 'human',
			reason: 'the customer wants no automatic messages',
		});
		const wish = followUp(message, { ...elsewhere(), content: 'Quiero hablar con una persona' });
		expect(await classify(wish)).toMatchObject({ route: 'human', reason: 'the customer asks for a person' });
		expect(await classify(followUp(message, { content: 'Huele a gas en casa' }))).toMatchObject({ route: 'hazard' });
		await backend.call('PUT', pathOf(message), { optedOut: false });
		const later = followUp(message, { ...elsewhere(), content: 'Mi caldera no calienta' });
		expect(await classify(later)).toMatchObject({ route: 'answer' });
	});

	test('forgetting a person removes their state and every word of theirs, also from the traces', async () => {
		const hello = makeMessage({ content: 'Hola', contact: { ...makeMessage().contact, name: 'Obdulia Secreto' } });
		await turn(hello);
		await turn(followUp(hello, { content: 'Obdulia Secreto' }));
		const open = await classify(followUp(hello, { content: 'Vivo en la calle Oculta 7 y mi caldera pierde agua' }));
		const kept = makeMessage({ content: 'La mía también' });
		await classify(kept);

		expect(await backend.call('DELETE', pathOf(hello))).toEqual({ status: 200, body: { forgotten: true } });
		expect((await backend.call('GET', pathOf(hello))).body).toMatchObject({ step: 'new', name: null, updatedAt: null });
		const everything = await backend.container.database.withCompany(backend.companyId, async (tx) =>
			JSON.stringify([
				await tx.selectFrom('consultas_ia').selectAll().execute(),
				await tx.selectFrom('mensajes').selectAll().execute(),
				await tx.selectFrom('estado_usuario').selectAll().execute(),
			]),
		);
		expect(everything).not.toMatch(/Obdulia|Oculta/);
		expect(everything).toMatch(/La mía también/);
		const trace = (await backend.call('GET', `/consultar/${open.consultaId}`)).body;
		expect(trace).toMatchObject({ state: 'closed', route: 'answer', text: '', messages: [], contactId: null });
		expect(trace.decisions.map(({ reason }: Decision) => reason).join('')).toBe('');
		expect(await backend.call('DELETE', pathOf(hello))).toEqual({ status: 200, body: { forgotten: false } });
	});

	test('companies know nothing of each other’s people, messages and turns', async () => {
		const { database } = backend.container;
		const otherKey = await addKey(database, 'Otra');
		const as = { authorization: `Bearer ${otherKey}` };
		const message = makeMessage();
		const { consultaId } = await classify(message);
		await backend.call('PUT', pathOf(message), { name: 'Luis' });
		expect(await backend.call('GET', `/consultar/${consultaId}`, undefined, as)).toMatchObject({ status: 404 });
		expect(await backend.call('POST', `/consultar/${consultaId}/envio`, { state: 'sent' }, as)).toMatchObject({
			status: 404,
		});
		expect((await backend.call('GET', pathOf(message), undefined, as)).body).toMatchObject({ name: null });
		expect((await backend.call('GET', '/consultar', undefined, as)).body).toEqual({ consultas: [] });
		expect((await backend.call('DELETE', pathOf(message), undefined, as)).body).toEqual({ forgotten: false });
		expect((await backend.call('POST', '/mensajes', { message }, as)).body).toMatchObject({
			stored: true,
			duplicate: false,
		});
		expect((await backend.call('GET', `/consultar/${consultaId}`)).body).toMatchObject({ state: 'open' });
	});
});

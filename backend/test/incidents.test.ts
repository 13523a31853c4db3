import type { Message } from '../src/contract/message.ts';
import { databaseSource, type DatabaseSource, KINDS, startBackend, type TestBackend } from './support/backend.ts';
import { followUp, makeMessage } from './support/messages.ts';
import { turnCalls } from './support/turn-calls.ts';

describe.each(KINDS)('incidents on %s', (kind) => {
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

	const { store, classify, report, turns } = turnCalls(() => backend);
	const now = () => backend.container.clock().toISOString();
	const says = (message: Message, content: string, given: Partial<Message> = {}) =>
		followUp(message, { content, sentAt: now(), ...given });
	const starts = (content: string, given: Partial<Message> = {}) => makeMessage({ content, sentAt: now(), ...given });
	const answer = async (consultaId: string) => (await backend.call('POST', '/procesar', { consultaId })).body;
	const incidents = async ({ conversationId }: Message) =>
		(await backend.call('GET', `/incidentes?conversationId=${conversationId}`)).body.incidents;
	const alerts = async ({ conversationId }: Message) =>
		(await backend.call('GET', `/avisos?conversationId=${conversationId}`)).body.alerts;
	const change = async ({ accountId, conversationId }: Message, body: object) =>
		(await backend.call('PUT', `/conversaciones/${accountId}/${conversationId}`, { at: now(), ...body })).body;
	/** Reports, answers and sends a turn, as the line does. */
	const run = async (message: Message) => {
		const { consultaId, route } = await classify(message);
		const { reply, handoff, labels } = await answer(consultaId);
		await report(consultaId, { state: 'sent', messageId: '1', handedOff: handoff !== null });
		return { consultaId, route, reply, handoff, labels };
	};

	test('the first report: text, labels, note, incident, alert, and all of it in the trace', async () => {
		const message = starts('huele a gas en la cocina');
		const { reply, handoff, labels, consultaId } = await run(message);
		expect(reply).toMatch(/112/);
		expect(labels).toContain('peligro-gas');
		expect(handoff).toMatchObject({ priority: 'urgent', summary: expect.stringMatching(/huele a gas en la cocina/) });
		expect(handoff.summary).toMatch(/borrador que nadie de la empresa ha aprobado/);
		const [incident] = await incidents(message);
		expect(incident).toMatchObject({ kind: 'gas', state: 'open', texted: true, consultaId, certain: true });
		expect(await alerts(message)).toMatchObject([
			{ kind: 'hazard', state: 'open', incidentId: incident.incidentId, nextAt: null },
		]);
		const [turn] = await turns(message);
		const steps = turn!.decisions.map(({ step, outcome }) => `${step}: ${outcome}`);
		expect(steps).toEqual(expect.arrayContaining(['safety: text', 'incident: opened: gas', 'alert: no channel']));
	});

	test('where gas may be, no text says to switch anything, whatever else there is', async () => {
		const switching = /apag(ue|ar) el aparato|corte (el interruptor|la luz)/i;
		const both = await run(starts('huele a gas y nos mareamos todos cuando encendemos la caldera'));
		expect(both.reply).toMatch(/No encienda ni apague luces/);
		expect(both.reply).not.toMatch(switching);
		const first = starts('huele mucho a gas');
		await run(first);
		const then = await run(says(first, 'y saltan chispas del cuadro eléctrico', { status: 'open' }));
		expect(then.labels).toContain('peligro-electric');
		expect(then.reply).toMatch(/no toque interruptores.*112/s);
		expect(then.reply).not.toMatch(switching);
	});

	test('the same danger again gets no second text; the operator gets the words; who asks is told once that people know', async () => {
		const first = starts('huele a gas');
		await run(first);
		const again = await run(says(first, 'sigue oliendo a gas', { status: 'open' }));
		expect(again).toMatchObject({ route: 'hazard', reply: '' });
		expect(again.handoff.summary).toMatch(/SIGUE EL PELIGRO[^]*sigue oliendo a gas/);
		const asking = await run(says(first, '¿vienen ya? huele mucho a gas', { status: 'open' }));
		expect(asking.reply).toMatch(/avisado[^]*112/);
		expect(await run(says(first, '¿cuánto tardan? huele a gas', { status: 'open' }))).toMatchObject({ reply: '' });
		expect(await incidents(first)).toHaveLength(1);
		expect(await alerts(first)).toHaveLength(1);
	});

	test('a second, different danger counts again', async () => {
		const first = starts('huele a gas');
		await run(first);
		const second = await run(says(first, 'hay fuego en la cocina, salen llamas', { status: 'open' }));
		expect(second.reply).toMatch(/cuente las dos cosas/);
		expect((await incidents(first)).map((incident: { kind: string }) => incident.kind).sort()).toEqual(['fire', 'gas']);
		expect(await alerts(first)).toHaveLength(2);
	});

	test('everything else waits until a person takes it', async () => {
		const first = starts('huele a gas');
		await run(first);
		// Chatwoot has not told of the hand-over, and the customer is quick.
		const booking = says(first, 'quiero cita para revisar la caldera');
		expect(await classify(booking)).toMatchObject({ route: 'silent', reason: expect.stringMatching(/gas/) });
		await store(says(first, 'Voy para allá', { author: 'human', status: 'open' }));
		expect(await incidents(first)).toMatchObject([{ state: 'taken' }]);
		await change(first, { status: 'pending', assigneeType: 'AgentBot' });
		expect(await classify(says(first, 'gracias, ¿cuánto cuesta una revisión?'))).toMatchObject({ route: 'answer' });
	});

	test('resolving closes the incident, and the same danger afterwards is a new one', async () => {
		const first = starts('huele a gas');
		await run(first);
		await change(first, { status: 'resolved', assigneeType: null });
		expect(await incidents(first)).toMatchObject([{ state: 'closed', closedReason: 'resolved' }]);
		expect(await alerts(first)).toMatchObject([{ state: 'resolved' }]);
		backend.skip(1);
		expect((await run(says(first, 'vuelve a oler a gas'))).reply).toMatch(/Posible fuga de gas/);
		expect(await incidents(first)).toHaveLength(2);
	});

	test('after twelve quiet hours the same danger is a new one', async () => {
		const first = starts('huele a gas');
		await run(first);
		backend.skip(11 * 3600);
		expect((await run(says(first, 'otra vez huele a gas', { status: 'open' }))).reply).toBe('');
		backend.skip(12 * 3600);
		expect((await run(says(first, 'huele a gas otra vez', { status: 'open' }))).reply).toMatch(/112/);
		expect((await incidents(first)).map((incident: { closedReason: string }) => incident.closedReason)).toEqual([
			null,
			'quiet',
		]);
	});

	test('in a conversation that a person holds: text, note and alert; the assignee stays', async () => {
		const first = starts('hola', { status: 'open', assigneeType: 'User' });
		await store(first);
		await store(says(first, 'Buenos días', { author: 'human', status: 'open', assigneeType: 'User' }));
		backend.skip(61);
		const danger = says(first, 'huele a gas', { status: 'open', assigneeType: 'User' });
		expect(await store(danger)).toMatchObject({ stored: true, wake: true });
		const { reply, handoff } = await run(danger);
		expect(reply).toMatch(/112/);
		expect(handoff.priority).toBe('urgent');
		expect(await alerts(first)).toHaveLength(1);
		// Chatwoot goes on saying who has it: that is no news, and takes nothing.
		await change(first, { status: 'open', assigneeType: 'User' });
		backend.skip(60);
		await change(first, { status: 'open', assigneeType: 'User' });
		expect(await alerts(first)).toMatchObject([{ state: 'open' }]);
	});

	test('an operator who wrote within the last minute: no text, but note, priority and alert; later the text goes out after all', async () => {
		const first = starts('hola', { status: 'open' });
		await store(first);
		await store(says(first, '¿En qué le ayudo?', { author: 'human', status: 'open' }));
		backend.skip(30);
		const withheld = await run(says(first, 'huele a gas', { status: 'open' }));
		expect(withheld).toMatchObject({ route: 'hazard', reply: '' });
		expect(withheld.handoff).toMatchObject({
			priority: 'urgent',
			summary: expect.stringMatching(/\*\*No\*\* se le ha enviado/),
		});
		expect(await alerts(first)).toMatchObject([{ state: 'open' }]);
		expect(await incidents(first)).toMatchObject([{ texted: false }]);
		backend.skip(60);
		expect((await run(says(first, 'sigue oliendo a gas', { status: 'open' }))).reply).toMatch(/112/);
		expect(await incidents(first)).toMatchObject([{ texted: true }]);
		expect(await alerts(first)).toHaveLength(1);
	});

	test('a text that Chatwoot Reply withheld counts as not said', async () => {
		const first = starts('huele a gas', { status: 'open' });
		const { consultaId } = await classify(first);
		await report(consultaId, { state: 'skipped', reason: 'a person is writing with the customer' });
		expect(await incidents(first)).toMatchObject([{ texted: false }]);
		expect((await run(says(first, 'huele mucho a gas', { status: 'open' }))).reply).toMatch(/112/);
	});

	test('who opted out gets the safety text', async () => {
		const first = starts('no me escribáis más, quiero darme de baja');
		await run(first);
		expect((await run(says(first, 'huele a gas'))).reply).toMatch(/112/);
	});

	test('an approved text goes out as it is, and the note says nothing of drafts', async () => {
		const text = 'Texto aprobado: salga de casa y llame al 112 y al {phone}.';
		const approved = { text, approvedBy: 'Ana Ruiz', approvedAt: '2026-11-01' };
		const settings = { safetyTexts: { es: { gas: approved } }, gasEmergencyPhone: '900 100 252' };
		expect((await backend.call('PATCH', '/ajustes', settings)).status).toBe(200);
		try {
			const { reply, handoff } = await run(starts('huele a gas'));
			expect(reply).toMatch(/Texto aprobado: salga de casa y llame al 112 y al 900 100 252\./);
			expect(handoff.summary).not.toMatch(/borrador/);
			const { texts } = (await backend.call('GET', '/ajustes/seguridad')).body;
			const of = (language: string, hazard: string) =>
				texts.find((entry: { language: string; kind: string }) => entry.language === language && entry.kind === hazard);
			expect(of('es', 'gas')).toMatchObject({
				approved: true,
				approvedBy: 'Ana Ruiz',
				text: expect.stringMatching(/aprobado/),
			});
			expect(of('es', 'fire')).toMatchObject({ approved: false, approvedBy: null });
			expect(of('ca', 'gas').text).toMatch(/fuita de gas/);
		} finally {
			await backend.call('PATCH', '/ajustes', { safetyTexts: null, gasEmergencyPhone: null });
		}
	});

	test('a turn whose run died is finished with the same plan, and opens nothing twice', async () => {
		const message = starts('huele a gas');
		await classify(message);
		backend.skip(91);
		const retaken = await classify(message, { retry: true });
		expect(retaken).toMatchObject({ route: 'hazard', lease: { attempt: 2 } });
		expect((await answer(retaken.consultaId)).reply).toMatch(/112/);
		expect(await incidents(message)).toHaveLength(1);
		expect(await alerts(message)).toHaveLength(1);
	});

	test('the claim, the incident and the alert are one transaction: when the alert cannot be stored there is none of them', async () => {
		const { database } = backend.container;
		const message = starts('huele a gas');
		await store(message);
		const fault =
			'create function no_alert() returns trigger language plpgsql as $$ begin raise exception $m$no room$m$; end $$';
		const run = (statement: string) =>
			database.asOwner(async (db) => db.executeQuery((await import('kysely')).CompiledQuery.raw(statement)));
		await run(fault);
		await run('create trigger no_alert before insert on avisos for each row execute function no_alert()');
		try {
			const failed = await backend.call('POST', '/clasificar', { message, mergeWindowSeconds: 0 });
			expect(failed.status).toBe(500);
			expect(await turns(message)).toEqual([]);
			expect(await incidents(message)).toEqual([]);
		} finally {
			await run('drop trigger no_alert on avisos');
			await run('drop function no_alert');
		}
		// Recovery brings the message again.
		expect(await classify(message, { retry: true })).toMatchObject({ route: 'hazard' });
		expect(await alerts(message)).toHaveLength(1);
	});

	test('six calls at once for one message open one incident', async () => {
		const message = starts('huele a gas');
		await Promise.all(Array.from({ length: 6 }, () => classify(message)));
		expect(await incidents(message)).toHaveLength(1);
		expect(await alerts(message)).toHaveLength(1);
	});

	test('what is not danger does not wake the line', async () => {
		expect(await store(starts('no enciende la caldera', { status: 'open' }))).toMatchObject({ wake: false });
		expect(await store(starts('huele a gas', { author: 'human' }))).toMatchObject({ wake: false });
	});

	test('a person who is forgotten leaves no words in incidents and alerts', async () => {
		const message = starts('huele a gas, soy Rosalinda');
		await classify(message);
		await backend.call('DELETE', `/estado/${message.accountId}/${message.contact.id}`);
		expect(await incidents(message)).toMatchObject([{ contactId: null }]);
		const [alert] = await alerts(message);
		expect(alert).toMatchObject({ state: 'resolved' });
		expect(JSON.stringify(alert)).not.toMatch(/Rosalinda|Ana/);
	});
});

import { createMeter } from '../src/assistant/spend.ts';
import { periodsAt } from '../src/assistant/spend-period.ts';
import { companySettings } from '../src/contract/settings.ts';
import type { CallLeave, EngineCall } from '../src/engines/engine.ts';
import type { Database } from '../src/store/database.ts';
import { databaseSource, type DatabaseSource, KINDS } from './support/backend.ts';
import { answers, type ClaudeBackend, GOOD, QUESTION, startClaudeBackend } from './support/claude-backend.ts';
import { makeMessage } from './support/messages.ts';

const call = (costUsd: number): EngineCall => ({
	at: new Date(),
	model: 'claude-haiku-5-5',
	promptVersion: 'answer.v2',
	attempt: 1,
	repairs: null,
	inputTokens: 1000,
	cachedTokens: 0,
	cacheWriteTokens: 0,
	outputTokens: 100,
	costUsd,
	latencyMs: 1,
	stopReason: 'end_turn',
	error: null,
});
const isLeave = (opened: CallLeave | { over: string }): opened is CallLeave => 'settle' in opened;

test('days and months are those of the company’s time zone, also when its clock changes', () => {
	const at = (moment: string, zone: string) => periodsAt(new Date(moment), zone);
	expect(at('2026-11-30T23:30:00Z', 'Europe/Madrid')).toEqual({ day: '2026-12-01', month: '2026-12' });
	expect(at('2026-11-30T23:30:00Z', 'Atlantic/Canary')).toEqual({ day: '2026-11-30', month: '2026-11' });
	expect(at('2026-10-24T22:30:00Z', 'Europe/Madrid').day).toBe('2026-10-25');
	expect(at('2026-10-25T23:30:00Z', 'Europe/Madrid').day).toBe('2026-10-26');
});

describe.each(KINDS)('on %s', (kind) => {
	let source: DatabaseSource;
	let database: Database & { again: () => Database };
	let backend: ClaudeBackend;
	beforeAll(async () => {
		source = await databaseSource(kind);
		database = await source.open();
		backend = await startClaudeBackend({}, database);
	}, 120_000);
	afterAll(async () => {
		await backend.stop();
		await source.stop();
	});
	beforeEach(async () => {
		backend.claude.reset();
		backend.skip(600);
		await limit({});
		await clear();
	});

	const limit = async (limits: object) => {
		const { status } = await backend.call('PATCH', '/ajustes', {
			limits,
			alerts: { channels: [{ type: 'team', teamId: 1 }] },
		});
		expect(status).toBe(200);
	};
	const clear = () =>
		database.withCompany(backend.companyId, async (tx) => {
			for (const table of ['gasto_modelo', 'reservas_modelo', 'avisos'] as const) await tx.deleteFrom(table).execute();
		});
	const budgetAlerts = () =>
		database.withCompany(backend.companyId, async (tx) =>
			(
				await tx.selectFrom('avisos').select(['key', 'facts']).where('kind', '=', 'budget').orderBy('key').execute()
			).map(({ key, facts }) => [key.replaceAll(/\d{4}-\d\d(-\d\d)?/g, 'P'), facts.words]),
		);
	const reservations = () =>
		database.withCompany(backend.companyId, (tx) => tx.selectFrom('reservas_modelo').selectAll().execute());
	const meterOf = (
		limits: object,
		consultaId: string = crypto.randomUUID(),
		subject: string | null = '1/9',
		db: Database = database,
	) =>
		createMeter(
			{ ...backend.container, database: db },
			{ id: backend.companyId, name: 'X', settings: companySettings.parse({ limits }) },
			{ consultaId, isStored: false, subject },
		);
	const spend = async () => (await backend.call('GET', '/consumo')).body;

	test('a call puts aside what it may cost, and what it did cost is counted when it ends', async () => {
		const opened = await meterOf({}).open({ costUsd: 0.2, tokens: 5000 });
		expect(await reservations()).toMatchObject([{ cost_usd: 0.2, tokens: 5000, subject: '1/9' }]);
		expect((await spend()).today).toMatchObject({ costUsd: 0, calls: 0 });
		if (isLeave(opened)) await opened.settle(call(0.03), 0.03);
		expect(await reservations()).toEqual([]);
		const { today, month, limits, timeZone } = await spend();
		expect(today).toMatchObject({
			costUsd: 0.03,
			calls: 1,
			tokens: 1100,
			period: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
		});
		expect(month).toMatchObject({ costUsd: 0.03, calls: 1, period: today.period.slice(0, 7) });
		expect([limits.companyPerDay, timeZone]).toEqual([10, 'Europe/Madrid']);
	});

	test.each([
		['person', { personPerDay: 0.5 }, 'the person’s day, 0.5 USD'],
		['company and day', { companyPerDay: 0.5 }, 'the company’s day, 0.5 USD'],
		['company and month', { companyPerMonth: 0.5 }, 'the company’s month, 0.5 USD'],
	])('calls at the same time cannot pass the cap per %s together', async (_name, limits, over) => {
		const opened = await Promise.all(
			Array.from({ length: 20 }, () => meterOf({ personPerDay: 100, ...limits }).open({ costUsd: 0.1, tokens: 10 })),
		);
		expect(opened.filter(isLeave)).toHaveLength(5);
		for (const refused of opened.filter((one) => !isLeave(one))) expect(refused).toEqual({ over });
	});

	test('a person’s cap is that person’s, and ends with the day', async () => {
		const limits = { personPerDay: 0.1 };
		const opened = await meterOf(limits).open({ costUsd: 0.1, tokens: 10 });
		if (isLeave(opened)) await opened.settle(call(0.1), 0.1);
		expect(isLeave(await meterOf(limits).open({ costUsd: 0.01, tokens: 10 }))).toBe(false);
		expect(isLeave(await meterOf(limits, crypto.randomUUID(), '1/10').open({ costUsd: 0.01, tokens: 10 }))).toBe(true);
		backend.skip(86_400);
		expect(isLeave(await meterOf(limits).open({ costUsd: 0.01, tokens: 10 }))).toBe(true);
	});

	test('what a process that died had put aside comes back by itself', async () => {
		const limits = { companyPerDay: 0.1 };
		expect(isLeave(await meterOf(limits).open({ costUsd: 0.1, tokens: 10 }))).toBe(true);
		expect(isLeave(await meterOf(limits).open({ costUsd: 0.1, tokens: 10 }))).toBe(false);
		backend.skip(60);
		expect(isLeave(await meterOf(limits).open({ costUsd: 0.1, tokens: 10 }))).toBe(true);
		expect(await reservations()).toHaveLength(1);
	});

	test('calls and tokens of a turn are limited, those in flight included', async () => {
		const turn = crypto.randomUUID();
		const meter = meterOf({ callsPerTurn: 2, tokensPerTurn: 10_000 }, turn);
		expect(isLeave(await meter.open({ costUsd: 0, tokens: 4000 }))).toBe(true);
		expect(await meter.open({ costUsd: 0, tokens: 7000 })).toEqual({ over: 'the turn, 10000 tokens' });
		expect(isLeave(await meter.open({ costUsd: 0, tokens: 4000 }))).toBe(true);
		expect(await meter.open({ costUsd: 0, tokens: 1 })).toEqual({ over: 'the turn, 2 calls' });
		expect(await meterOf({ callsPerTurn: 0 }).open({ costUsd: 0, tokens: 1 })).toEqual({
			over: 'no calls are allowed per turn',
		});
	});

	test('the owner hears once at 80 % and once at 100 % of each cap', async () => {
		const limits = { companyPerDay: 1, companyPerMonth: 100, personPerDay: 100 };
		for (const cost of [0.5, 0.35, 0.05, 0.1]) {
			const opened = await meterOf(limits).open({ costUsd: 0, tokens: 1 });
			if (isLeave(opened)) await opened.settle(call(cost), cost);
		}
		for (let time = 0; time < 3; time += 1) await meterOf(limits).open({ costUsd: 0.01, tokens: 1 });
		expect(await budgetAlerts()).toEqual([
			['budget company_day P  100', expect.stringContaining('ha llegado al límite del día')],
			['budget company_day P  80', expect.stringContaining('más del 80 % del límite del día')],
		]);
	});

	test('at a cap the local engine answers, and the trace says why', async () => {
		await limit({ companyPerDay: 0.000001 });
		const { reply, trace } = await backend.ask(QUESTION);
		expect(reply).toMatchObject({
			engine: 'local',
			usage: { calls: 0 },
			citations: [{ documentTitle: 'Caldera Aitana 24' }],
		});
		expect(backend.claude.requests).toEqual([]);
		expect(trace.decisions.find(({ step }) => step === 'engine')!.reason).toContain(
			'over budget: the company’s day, 0.000001 USD',
		);
		expect(await budgetAlerts()).toHaveLength(1);
	});

	test('a repair counts: with one call per turn there is none', async () => {
		await limit({ callsPerTurn: 1 });
		backend.claude.next({ kind: 'refusal' });
		const { reply, trace } = await backend.ask(QUESTION);
		expect(reply).toMatchObject({ engine: 'local', usage: { calls: 1 } });
		expect(trace.decisions.find(({ step }) => step === 'engine')!.reason).toContain(
			'refused by the model; not repaired: over budget: the turn, 1 calls',
		);
	});

	test('a call whose answer never came counts with what was put aside; one that was refused costs nothing', async () => {
		backend.claude.next({ kind: 'hang' });
		await backend.ask(QUESTION);
		const afterHang = await spend();
		expect(afterHang.today.costUsd).toBeGreaterThan(0.0005);
		backend.claude.next({ kind: 'error', status: 401, type: 'authentication_error' });
		await backend.ask(QUESTION);
		expect((await spend()).today).toMatchObject({ costUsd: afterHang.today.costUsd, calls: 2 });
		expect(await reservations()).toEqual([]);
	});

	test('GET /consumo counts by model, tasks included', async () => {
		const before = (await spend()).perModel[0] ?? { calls: 0, failed: 0 };
		backend.claude.next(GOOD, { kind: 'refusal' }, GOOD, { kind: 'json', value: { text: 'Hello.' } });
		await backend.ask(QUESTION);
		await backend.ask(QUESTION);
		await backend.call('POST', '/procesar', { task: 'translate', text: 'Hola.', targetLanguage: 'en' });
		const { perModel, today } = await spend();
		expect(perModel).toMatchObject([{ model: 'claude-haiku-5-5', calls: before.calls + 4, failed: before.failed + 1 }]);
		expect(perModel[0].costUsd).toBeGreaterThan(0);
		expect(today.calls).toBe(4);
	});

	test('of requests for one turn at the same time one pays, and all get its answer', async () => {
		const consultaId = await backend.claim(QUESTION);
		backend.claude.next({ kind: 'slow', ms: 300, then: GOOD }, answers('Otra respuesta.', []));
		const all = await Promise.all(Array.from({ length: 5 }, () => backend.call('POST', '/procesar', { consultaId })));
		expect(backend.claude.requests).toHaveLength(1);
		expect(new Set(all.map(({ status, body }) => `${status} ${body.reply}`)).size).toBe(1);
		expect(all[0]).toMatchObject({ status: 200, body: { engine: 'claude', usage: { calls: 1 } } });
	});

	test('a turn whose maker died is made by the next one when its time is over', async () => {
		const consultaId = await backend.claim(QUESTION);
		const until = new Date(backend.container.clock().getTime() + 700);
		await database.withCompany(backend.companyId, (tx) =>
			tx
				.updateTable('consultas_ia')
				.set({ answering_by: crypto.randomUUID(), answering_until: until })
				.where('id', '=', consultaId)
				.execute(),
		);
		backend.claude.next(GOOD);
		const { body } = await backend.call('POST', '/procesar', { consultaId });
		expect(body).toMatchObject({ engine: 'claude', usage: { calls: 1 } });
		expect(backend.container.clock() >= until).toBe(true);
	});

	test('forgetting a person forgets what they cost', async () => {
		const message = makeMessage({ content: QUESTION });
		backend.claude.next(GOOD);
		await backend.ask(QUESTION, message);
		const rows = () =>
			database.withCompany(backend.companyId, (tx) =>
				tx.selectFrom('gasto_modelo').select('subject').where('cap', '=', 'person_day').execute(),
			);
		expect(await rows()).toEqual([{ subject: `1/${message.contact.id}` }]);
		await backend.call('DELETE', `/estado/1/${message.contact.id}`);
		expect(await rows()).toEqual([]);
	});

	// PGlite has one process.
	if (kind === 'PostgreSQL')
		test('two processes: the cap holds, and one pays for a turn', async () => {
			const other = await startClaudeBackend({}, database.again());
			try {
				const limits = { companyPerDay: 0.5, personPerDay: 100 };
				const opened = await Promise.all(
					Array.from({ length: 20 }, (_, index) =>
						meterOf(limits, crypto.randomUUID(), null, index % 2 === 0 ? database : other.database).open({
							costUsd: 0.1,
							tokens: 1,
						}),
					),
				);
				expect(opened.filter(isLeave)).toHaveLength(5);
				await clear();
				const consultaId = await backend.claim(QUESTION);
				for (const { claude } of [backend, other]) claude.next({ kind: 'slow', ms: 400, then: GOOD });
				const both = await Promise.all(
					[backend, other].map(({ call: ask }) => ask('POST', '/procesar', { consultaId })),
				);
				expect(backend.claude.requests.length + other.claude.requests.length).toBe(1);
				expect(both[0]!.body.reply).toBe(both[1]!.body.reply);
			} finally {
				await other.stop();
			}
		});
});

import { raiseAlert } from '../src/assistant/alerts.ts';
import type { DueAlert } from '../src/contract/alert.ts';
import type { Message } from '../src/contract/message.ts';
import { companySettings } from '../src/contract/settings.ts';
import type { Database } from '../src/store/database.ts';
import {
	callBackend,
	databaseSource,
	type DatabaseSource,
	KINDS,
	startBackend,
	type TestBackend,
} from './support/backend.ts';
import { addKey } from './support/companies.ts';
import { followUp, makeMessage } from './support/messages.ts';
import { turnCalls } from './support/turn-calls.ts';

const CHANNELS = [
	{ type: 'team', teamId: 3 },
	{ type: 'telegram', chatId: '-1001' },
	{ type: 'webhook', url: 'http://127.0.0.1:9/alert' },
];

describe.each(KINDS)('alerts on %s', (kind) => {
	let source: DatabaseSource;
	let database: Database & { again: () => Database };
	let backend: TestBackend;

	beforeAll(async () => {
		source = await databaseSource(kind);
		database = await source.open();
		backend = await startBackend(database);
	}, 60_000);
	afterAll(async () => {
		await backend.stop();
		await source.stop();
	});
	const configure = async (alerts: object = {}, rest: object = {}) => {
		const changed = await backend.call('PATCH', '/ajustes', {
			alerts: { channels: CHANNELS, repeatMinutes: 5, ...alerts },
			...rest,
		});
		expect([changed.status, changed.body.message]).toEqual([200, undefined]);
	};
	beforeEach(() => configure());

	const { store, classify, report, turns } = turnCalls(() => backend);
	const now = () => backend.container.clock().toISOString();
	const says = (message: Message, content: string, given: Partial<Message> = {}) =>
		followUp(message, { content, sentAt: now(), ...given });
	const danger = async (given: Partial<Message> = {}) => {
		const message = makeMessage({ content: 'huele a gas', sentAt: now(), ...given });
		await classify(message);
		return message;
	};
	const next = async (given: object = {}): Promise<DueAlert[]> => {
		const { status, body } = await backend.call('POST', '/avisos/siguiente', given);
		expect([status, body.error]).toEqual([200, undefined]);
		return body.alerts;
	};
	const nextOf = async ({ conversationId }: Message) => {
		const due = await next({ limit: 20 });
		return due.filter((alert) => alert.conversationId === conversationId);
	};
	const deliver = (alert: DueAlert, given: object = {}) =>
		backend.call('POST', `/avisos/${alert.alertId}/entrega`, {
			step: alert.step,
			attempt: alert.attempt,
			ok: true,
			...given,
		});
	const change = ({ accountId, conversationId }: Message, body: object) =>
		backend.call('PUT', `/conversaciones/${accountId}/${conversationId}`, { at: now(), ...body });
	const listed = async ({ conversationId }: Message) =>
		(await backend.call('GET', `/avisos?conversationId=${conversationId}`)).body.alerts;
	afterEach(async () => {
		for (const alert of (await backend.call('GET', '/avisos?state=open&limit=200')).body.alerts)
			await backend.call('POST', `/avisos/${alert.alertId}/tomar`, { by: 'end of test' });
	});

	test('goes to the first channel at once, a channel further with each repeat, the last again, until it may not any more', async () => {
		await configure({ maxRepeats: 4 });
		const message = await danger();
		const channels: string[] = [];
		for (let step = 0; step <= 4; step += 1) {
			const [alert] = await nextOf(message);
			channels.push(alert!.channel);
			expect(alert).toMatchObject({ step, deliveryId: `${alert!.alertId}-${step}`, kind: 'hazard', hazardKind: 'gas' });
			expect(await nextOf(message)).toEqual([]);
			await deliver(alert!);
			backend.skip(299);
			expect(await nextOf(message)).toEqual([]);
			backend.skip(1);
		}
		expect(channels).toEqual(['team', 'telegram', 'webhook', 'webhook', 'webhook']);
		expect(await nextOf(message)).toEqual([]);
		expect(await listed(message)).toMatchObject([{ state: 'exhausted', nextAt: null }]);
		expect((await listed(message))[0].deliveries).toHaveLength(5);
	});

	test('carries what its delivery needs, in the form that each channel needs', async () => {
		const contact = { ...makeMessage().contact, name: 'Ana_*[B', phone: '+34600111222' };
		const message = await danger({
			contact,
			content: 'huele a gas\n[pague](https://evil.example)',
			conversationId: '77',
		});
		const [alert] = (await next({ dashboardUrl: 'https://chat.example.com/' })).filter(
			({ conversationId }) => conversationId === '77',
		);
		const link = 'https://chat.example.com/app/accounts/1/conversations/77';
		expect(alert).toMatchObject({ teamId: 3, chatId: null, url: null, accountId: '1', conversationUrl: link });
		expect(alert!.contact).toEqual({ id: message.contact.id, name: 'Ana_*[B', phone: '+34600111222' });
		expect(alert!.text.split('\n')).toEqual([
			'⚠️ PELIGRO: posible fuga de gas. Llame al cliente',
			'Ana_*[B, +34600111222',
			'«huele a gas [pague](https://evil.example)»',
			link,
		]);
		expect(alert!.telegramText).toContain('Ana\\_\\*\\[B');
		expect(alert!.handoff).toMatchObject({ priority: 'urgent' });
		expect(alert!.handoff.summary).not.toMatch(/[^\\]\[pague|https:\/\/evil/);
	});

	test.each<[string, (message: Message) => Promise<unknown>, string]>([
		['an operator’s message', (message) => store(says(message, 'Voy', { author: 'human', status: 'open' })), 'taken'],
		['an assignment to a person', (message) => change(message, { status: 'open', assigneeType: 'User' }), 'taken'],
		[
			'giving the conversation back',
			async (message) => {
				await change(message, { status: 'open', assigneeType: null });
				backend.skip(1);
				await change(message, { status: 'pending', assigneeType: 'AgentBot' });
			},
			'taken',
		],
		['resolving', (message) => change(message, { status: 'resolved', assigneeType: null }), 'resolved'],
	])('%s ends it', async (_name, act, state) => {
		const message = await danger();
		const [alert] = await nextOf(message);
		await deliver(alert!);
		backend.skip(20);
		await act(message);
		expect(await listed(message)).toMatchObject([{ state, nextAt: null }]);
		backend.skip(3600);
		expect(await nextOf(message)).toEqual([]);
	});

	test('taking it by hand ends it, once, and takes the incident', async () => {
		const message = await danger();
		const [alert] = await nextOf(message);
		const take = (by: string) => backend.call('POST', `/avisos/${alert!.alertId}/tomar`, { by });
		expect((await take('Ana Ruiz')).body).toEqual({ taken: true, takenBy: 'Ana Ruiz' });
		expect((await take('Luis')).body).toEqual({ taken: false, takenBy: 'Ana Ruiz' });
		// The delivery was under way: it is noted, and nothing follows.
		expect((await deliver(alert!)).body).toEqual({ nextAt: null });
		backend.skip(3600);
		expect(await nextOf(message)).toEqual([]);
		const { incidents } = (await backend.call('GET', `/incidentes?conversationId=${message.conversationId}`)).body;
		expect(incidents).toMatchObject([{ state: 'taken', takenBy: 'Ana Ruiz' }]);
	});

	test('what an operator wrote before the danger does not take it, though it arrives after', async () => {
		const message = makeMessage({ content: 'hola', sentAt: now(), status: 'open' });
		await store(message);
		backend.skip(120);
		const early = says(message, 'Buenas', { author: 'human', status: 'open' });
		backend.skip(120);
		await classify(says(message, 'huele a gas', { status: 'open' }));
		await store(early);
		expect(await listed(message)).toMatchObject([{ state: 'open' }]);
	});

	test('Chatwoot’s own assignment, right after we opened the conversation or gave it to a team, takes nothing', async () => {
		const message = await danger();
		const { consultaId } = (await turns(message))[0]!;
		backend.skip(30);
		await report(consultaId, { state: 'sent', messageId: '1', handedOff: true });
		await change(message, { status: 'open', assigneeType: 'User' });
		expect(await listed(message)).toMatchObject([{ state: 'open' }]);
	});

	test('a failed delivery is tried again soon, and goes a channel further when it keeps failing', async () => {
		const message = await danger();
		const channels: string[] = [];
		for (let minute = 0; minute < 12 * 60; minute += 1) {
			for (const alert of await nextOf(message)) {
				channels.push(alert.channel);
				await deliver(alert, alert.channel === 'team' ? { ok: false, error: 'no such team' } : {});
			}
			backend.skip(1);
		}
		expect(channels.filter((channel) => channel === 'team').length).toBeGreaterThan(2);
		expect(channels.slice(channels.lastIndexOf('team') + 1)).toEqual(['telegram', 'webhook', 'webhook']);
		const [{ deliveries }] = await listed(message);
		expect(deliveries[0]).toMatchObject({ step: 0, channel: 'team', ok: false, error: 'no such team' });
	}, 60_000);

	test('whoever dies while delivering: the alert goes out again, with the same delivery id and a higher attempt', async () => {
		const message = await danger();
		const [first] = await nextOf(message);
		backend.skip(59);
		expect(await nextOf(message)).toEqual([]);
		backend.skip(1);
		const [second] = await nextOf(message);
		expect(second).toMatchObject({ deliveryId: first!.deliveryId, attempt: first!.attempt + 1 });
		// The first was only slow. Its failure does not count; its success does, and the other's adds nothing.
		await deliver(first!, { ok: false, error: 'late' });
		expect(await nextOf(message)).toEqual([]);
		await deliver(first!);
		const { nextAt } = (await deliver(second!)).body;
		expect(nextAt).toBe((await listed(message))[0].nextAt);
		backend.skip(300);
		expect(await nextOf(message)).toMatchObject([{ step: 1 }]);
	});

	test('the same outcome reported twice counts once', async () => {
		const message = await danger();
		const [alert] = await nextOf(message);
		const { body } = await deliver(alert!);
		expect((await deliver(alert!)).body).toEqual(body);
		backend.skip(300);
		expect(await nextOf(message)).toMatchObject([{ step: 1, channel: 'telegram' }]);
	});

	test('of many callers at once one gets it', async () => {
		const message = await danger();
		const others = kind === 'PostgreSQL' ? [await startBackend(database.again())] : [];
		try {
			const urls = [backend.url, ...others.map(({ url }) => url)];
			const answers = await Promise.all(
				Array.from({ length: 12 }, (_, index) =>
					callBackend(urls[index % urls.length]!, 'clave-de-prueba-0123456789', 'POST', '/avisos/siguiente', {
						limit: 20,
					}),
				),
			);
			const given = answers
				.flatMap(({ body }) => body.alerts)
				.filter(({ conversationId }) => conversationId === message.conversationId);
			expect(given).toHaveLength(1);
		} finally {
			for (const other of others) await other.stop();
		}
	}, 60_000);

	test('a waiting call hears of danger while it waits, and an empty one ends', async () => {
		const waiting = next({ waitSeconds: 20 });
		const message = await danger();
		expect((await waiting).map(({ conversationId }) => conversationId)).toContain(message.conversationId);
		expect(await next()).toEqual([]);
	});

	test('a call that waits goes by the settings as they are when the alert comes', async () => {
		const waiting = next({ waitSeconds: 20, limit: 20 });
		await new Promise((resolve) => setTimeout(resolve, 200));
		await configure({ channels: CHANNELS.slice(1) });
		const message = await danger();
		const given = (await waiting).filter(({ conversationId }) => conversationId === message.conversationId);
		expect(given).toMatchObject([{ channel: 'telegram' }]);
	});

	test('without a channel the trace says so, and nothing goes out, also when one is set later', async () => {
		await configure({ channels: [] });
		const message = await danger();
		const [turn] = await turns(message);
		expect(turn!.decisions).toContainEqual(expect.objectContaining({ step: 'alert', outcome: 'no channel' }));
		expect(await next()).toEqual([]);
		await configure();
		expect(await nextOf(message)).toEqual([]);
		expect(await listed(message)).toMatchObject([{ state: 'open', nextAt: null }]);
	});

	test('another company sees nothing of it and takes nothing', async () => {
		const message = await danger();
		const [alert] = await nextOf(message);
		const key = await addKey(database, `Otra ${kind}`);
		const call = (method: string, path: string, body?: object) => callBackend(backend.url, key, method, path, body);
		expect((await call('GET', '/avisos')).body).toEqual({ alerts: [] });
		expect((await call('GET', '/incidentes')).body).toEqual({ incidents: [] });
		expect((await call('POST', `/avisos/${alert!.alertId}/tomar`, { by: 'x' })).status).toBe(404);
		expect((await call('POST', `/avisos/${alert!.alertId}/entrega`, { step: 0, attempt: 1, ok: true })).status).toBe(
			404,
		);
	});

	test.each([
		['POST', '/avisos/siguiente', { waitSeconds: 26 }, 400],
		['POST', '/avisos/siguiente', { dashboardUrl: 'javascript:alert(1)' }, 400],
		['POST', '/avisos/not-an-alert/entrega', { step: 0, attempt: 1, ok: true }, 404],
		['POST', '/avisos/not-an-alert/tomar', { by: 'Ana' }, 404],
		['POST', '/avisos/not-an-alert/tomar', { by: '' }, 400],
	])('%s %s %j → %i', async (method, path, body, status) => {
		expect((await backend.call(method, path, body)).status).toBe(status);
	});

	describe('a customer who was handed over', () => {
		const handOver = async () => {
			const message = makeMessage({ content: 'quiero hablar con una persona', sentAt: now() });
			const { consultaId } = await classify(message);
			await report(consultaId, { state: 'sent', messageId: '1', handedOff: true });
			return message;
		};

		test('is alerted of after the time that the company has set, once', async () => {
			const message = await handOver();
			expect(await nextOf(message)).toEqual([]);
			backend.skip(15 * 60);
			const [alert] = await nextOf(message);
			expect(alert).toMatchObject({ kind: 'unanswered', channel: 'team', handoff: { priority: 'high' } });
			expect(alert!.text).toMatch(/nadie le ha contestado[^]*quiero hablar con una persona/);
			expect(await listed(message)).toHaveLength(1);
		});

		test('is not, when an operator answered in time', async () => {
			const message = await handOver();
			await store(says(message, 'Dígame', { author: 'human', status: 'open' }));
			backend.skip(3600);
			expect(await nextOf(message)).toEqual([]);
		});

		test('is not, when an operator had answered before the hand-over was reported', async () => {
			const message = makeMessage({ content: 'quiero hablar con una persona', sentAt: now() });
			const { consultaId } = await classify(message);
			backend.skip(1);
			await store(says(message, 'Dígame', { author: 'human' }));
			await report(consultaId, { state: 'sent', messageId: '1', handedOff: true });
			expect(await listed(message)).toEqual([]);
		});

		test('waits in office hours only', async () => {
			// Open from now + 2 h on, for an hour: the wait of 15 minutes ends at 2:15 h from now.
			// UTC the whole year.
			const zone = 'Africa/Abidjan';
			const at = (hours: number) => new Date(backend.container.clock().getTime() + hours * 3_600_000);
			const day = (date: Date) =>
				['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'][date.getUTCDay()]!;
			// Away from midnight, so that the span lies in one day.
			while (at(2).getUTCHours() > 20) backend.skip(3600);
			const time = (date: Date) => date.toISOString().slice(11, 16);
			await configure({}, { timeZone: zone, hours: { [day(at(2))]: [[time(at(2)), time(at(3))]] } });
			try {
				const message = await handOver();
				backend.skip(2 * 3600 + 13 * 60);
				expect(await nextOf(message)).toEqual([]);
				backend.skip(3 * 60);
				const [alert] = await nextOf(message);
				expect(alert).toMatchObject({ kind: 'unanswered' });
				await deliver(alert!);
				// Closed again: the repeats wait for the next opening, a week later.
				backend.skip(2 * 3600);
				expect(await nextOf(message)).toEqual([]);
				expect(Date.parse((await listed(message))[0].nextAt)).toBeGreaterThan(at(24).getTime());
			} finally {
				await configure({}, { hours: null, timeZone: null });
			}
		});
	});

	test('the budget’s alert goes out once for its key, in the transaction that raised it', async () => {
		const { database: own, clock } = backend.container;
		const settings = companySettings.parse({ alerts: { channels: CHANNELS } });
		const key = `budget/${kind}`;
		const raise = () =>
			own.withCompany(backend.companyId, (tx) =>
				raiseAlert(
					tx,
					settings,
					{
						kind: 'budget',
						key,
						accountId: null,
						conversationId: null,
						contactId: null,
						incidentId: null,
						facts: {
							name: null,
							phone: null,
							words: 'Se ha alcanzado el límite del mes: 100 $.',
							hazard: null,
							certain: true,
						},
						since: clock(),
						hadAssignee: false,
					},
					clock(),
				),
			);
		expect(await raise()).toMatchObject({ outcome: 'raised' });
		expect(await raise()).toMatchObject({ outcome: 'known' });
		const alerts = (await next({ limit: 20 })).filter((alert) => alert.kind === 'budget');
		expect(alerts).toMatchObject([
			{ text: '⚠️ Gasto del asistente\nSe ha alcanzado el límite del mes: 100 $.', conversationId: null },
		]);
	});
});

import { type Corrections, prepareCorrections } from '../src/assistant/corrections/corrections.ts';
import { readExamples } from '../src/assistant/intent/examples.ts';
import { findIntent, findIntents } from '../src/assistant/intent.ts';
import { understand } from '../src/assistant/understand.ts';
import type { Intent } from '../src/contract/turn.ts';
import type { Database } from '../src/store/database.ts';
import {
	API_KEY,
	callBackend,
	databaseSource,
	type DatabaseSource,
	KINDS,
	startBackend,
	type TestBackend,
} from './support/backend.ts';
import { addKey } from './support/companies.ts';
import { readLabelled } from './support/labelled.ts';
import { makeMessage } from './support/messages.ts';

const learned = (...list: [string, Intent][]): Corrections =>
	prepareCorrections(list.map(([text, intent], at) => ({ id: String(at), text, intent })));
const heldOut = readLabelled('intent-held-out.txt').map(({ text }) => text);

describe('what is learned', () => {
	const TEXT = 'el pingüino de la oficina vuelve a hacer de las suyas';

	test('the same text gives the corrected intent, whatever its accents, capitals and punctuation', () => {
		const corrections = learned([TEXT, 'incident']);
		for (const text of [
			TEXT,
			TEXT.toUpperCase(),
			`¡${TEXT}!`,
			'el pinguino de la oficina  vuelve a hacer de las suyas',
		]) {
			expect(findIntents(text, corrections)).toEqual({
				intent: 'incident',
				confidence: expect.closeTo(0.95, 1),
				otherIntents: [],
			});
		}
	});

	test('a text that is alike leans to it', () => {
		const alike = 'el pingüino de la oficina ha vuelto a hacer de las suyas';
		const chance = (corrections?: Corrections) => {
			const { intent, confidence } = findIntent(alike, corrections);
			return intent === 'incident' ? confidence : 0;
		};
		expect(chance(learned([TEXT, 'incident']))).toBeGreaterThan(Math.max(0.5, chance()));
	});

	test('the newest of two corrections of a text holds', () => {
		expect(findIntent(TEXT, learned([TEXT, 'incident'], [TEXT, 'feedback'])).intent).toBe('feedback');
	});

	test('a text without words can be corrected', () => {
		expect(findIntent('🐧', learned(['🐧', 'incident'])).intent).toBe('incident');
	});

	test('one wrong correction flips no message about something else', () => {
		const wrong = readExamples().filter((_example, at) => at % 97 === 0);
		for (const { intent, text } of wrong) {
			const corrections = learned([text, intent === 'opt_out' ? 'incident' : 'opt_out']);
			const flipped = heldOut.filter((other) => findIntent(other, corrections).intent !== findIntent(other).intent);
			expect(flipped.length).toBeLessThanOrEqual(1);
		}
	});

	test('a correction stuffed with the words of everything flips nothing', () => {
		const stuffed = heldOut.join(' ').slice(0, 4000);
		const corrections = learned([stuffed, 'opt_out'], [heldOut.map((text) => text.split(' ')[0]).join(' '), 'opt_out']);
		for (const text of heldOut) expect(findIntent(text, corrections)).toEqual(findIntent(text));
	});

	test('a danger is never unlearned', () => {
		const text = 'huele mucho a gas en la cocina';
		const corrections = learned([text, 'feedback']);
		const found = understand(text, { defaultLanguage: 'es', corrections });
		expect(found).toMatchObject({ intent: 'feedback', hazard: { kind: 'gas' }, urgency: 'critical' });
	});
});

describe.each(KINDS)('on %s', (kind) => {
	let source: DatabaseSource;
	let database: Database & { again: () => Database };
	let backend: TestBackend;
	beforeAll(async () => {
		source = await databaseSource(kind);
		database = await source.open();
		backend = await startBackend(database);
	});
	afterAll(async () => {
		await backend.stop();
		await source.stop();
	});

	const TEXT = 'lo del tejado otra vez igual que en marzo';
	const intentOf = async (text: string, url = backend.url, key = API_KEY): Promise<Intent> => {
		const message = makeMessage({ content: text });
		const { body } = await callBackend(url, key, 'POST', '/clasificar', { message, mergeWindowSeconds: 0 });
		return body.intent as Intent;
	};
	const correct = (body: object) => backend.call('POST', '/correcciones', body);
	const list = async () =>
		(await backend.call('GET', '/correcciones')).body.corrections as { id: string; text: string }[];

	test('a correction of a text counts at once, is listed, and can be taken back', async () => {
		const before = await intentOf(TEXT);
		const wanted: Intent = before === 'warranty_contract' ? 'incident' : 'warranty_contract';
		const { body, status } = await correct({ text: TEXT, intent: wanted, by: 'Marta' });
		expect(status).toBe(200);
		expect(body).toMatchObject({ consultaId: null, text: TEXT, intent: wanted, by: 'Marta' });
		expect(await intentOf(TEXT)).toBe(wanted);
		expect(await list()).toEqual([body]);
		expect((await backend.call('DELETE', `/correcciones/${body.id}`)).body).toEqual({ deleted: true });
		expect((await backend.call('DELETE', `/correcciones/${body.id}`)).body).toEqual({ deleted: false });
		expect(await intentOf(TEXT)).toBe(before);
	});

	test('a correction of a turn takes the words of the turn, and a second one takes its place', async () => {
		const message = makeMessage({ content: 'y lo mío qué' });
		const { body: turn } = await backend.call('POST', '/clasificar', { message, mergeWindowSeconds: 0 });
		await correct({ consultaId: turn.consultaId, intent: 'billing' });
		await correct({ consultaId: turn.consultaId, intent: 'order' });
		expect(await list()).toMatchObject([{ text: 'y lo mío qué', intent: 'order', by: 'API' }]);
		expect(await intentOf('y lo mío qué')).toBe('order');
	});

	test('another company learns nothing of it and sees nothing', async () => {
		const key = await addKey(database, 'Otra');
		const before = await intentOf(TEXT, backend.url, key);
		const { body } = await correct({ text: TEXT, intent: before === 'order' ? 'billing' : 'order' });
		expect(await intentOf(TEXT, backend.url, key)).toBe(before);
		expect((await callBackend(backend.url, key, 'GET', '/correcciones')).body).toEqual({ corrections: [] });
		expect((await callBackend(backend.url, key, 'DELETE', `/correcciones/${body.id}`)).body).toEqual({
			deleted: false,
		});
	});

	test('a person who is forgotten takes along what was learned from their words', async () => {
		const message = makeMessage({ content: 'tengo el bicho gris hecho polvo' });
		const { body: turn } = await backend.call('POST', '/clasificar', { message, mergeWindowSeconds: 0 });
		const own = await correct({ consultaId: turn.consultaId, intent: 'order' });
		const typed = await correct({ text: 'tengo el bicho gris hecho polvo', intent: 'billing' });
		await correct({ consultaId: turn.consultaId, intent: 'order' });
		const other = await correct({ text: 'esto lo escribió otra persona', intent: 'quote' });
		await backend.call('DELETE', `/estado/${message.accountId}/${message.contact.id}`);
		const ids = (await list()).map(({ id }) => id);
		expect(ids).toContain(other.body.id);
		for (const { body } of [own, typed]) expect(ids).not.toContain(body.id);
		expect(JSON.stringify(await list())).not.toContain('bicho gris');
		expect((await correct({ consultaId: turn.consultaId, intent: 'order' })).status).toBe(409);
	});

	test.each([
		[{ intent: 'order' }, 400],
		[{ text: 'x', consultaId: '1', intent: 'order' }, 400],
		[{ text: '   ', intent: 'order' }, 400],
		[{ text: 'x', intent: 'nonsense' }, 400],
		[{ text: 'x'.repeat(4001), intent: 'order' }, 400],
		[{ consultaId: '6f1d1d7e-0000-4000-8000-000000000000', intent: 'order' }, 404],
		[{ consultaId: 'nothing', intent: 'order' }, 404],
	])('%# is refused with its status', async (body, status) => {
		expect((await correct(body)).status).toBe(status);
	});

	(kind === 'PostgreSQL' ? test : test.skip)(
		'another process of the backend knows it with the next message',
		async () => {
			const second = await startBackend(database.again());
			try {
				const text = 'el cacharro del altillo está tonto';
				const before = await intentOf(text, second.url);
				const wanted: Intent = before === 'maintenance' ? 'quote' : 'maintenance';
				await correct({ text, intent: wanted });
				expect(await intentOf(text, second.url)).toBe(wanted);
			} finally {
				await second.stop();
			}
		},
	);
});

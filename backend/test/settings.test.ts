import { databaseSource, type DatabaseSource, KINDS, startBackend, type TestBackend } from './support/backend.ts';
import { addKey } from './support/companies.ts';

describe.each(KINDS)('settings on %s', (kind) => {
	let source: DatabaseSource;
	let backend: TestBackend;
	beforeAll(async () => {
		source = await databaseSource(kind);
		backend = await startBackend(await source.open());
	});
	afterAll(async () => {
		await backend.stop();
		await source.stop();
	});

	test('begin with their defaults', async () => {
		const { status, body } = await backend.call('GET', '/ajustes');
		expect(status).toBe(200);
		expect(body).toMatchObject({
			set: [],
			settings: { language: 'es', timeZone: 'Europe/Madrid', alerts: { repeatMinutes: 5, channels: [] } },
		});
	});

	test('change field by field, and null sets a field back', async () => {
		const hours = {
			monday: [
				['09:00', '14:00'],
				['16:00', '19:00'],
			],
			sunday: [],
		};
		await backend.call('PATCH', '/ajustes', { hours, phone: '910 000 000' });
		const changed = await backend.call('PATCH', '/ajustes', { phone: null, alerts: { repeatMinutes: 2 } });
		expect(changed.body.set).toEqual(['alerts', 'hours']);
		expect((await backend.call('GET', '/ajustes')).body.settings).toMatchObject({
			hours,
			alerts: { repeatMinutes: 2 },
		});
		expect(changed.body.settings.phone).toBeUndefined();
	});

	test('take effect with the next request', async () => {
		await backend.call('PATCH', '/ajustes', { language: 'en' });
		expect((await backend.container.companies.find(await keyHash(backend)))?.settings.language).toBe('en');
	});

	test.each([
		['an unknown field', { colour: 'red' }, /colour/],
		['an unknown field within one', { limits: { perHour: 3 } }, /limits.*perHour/s],
		['a time that is none', { hours: { monday: [['9', '14:00']] } }, /hours\.monday.*time/s],
		[
			'hours that overlap',
			{
				hours: {
					monday: [
						['09:00', '14:00'],
						['13:00', '15:00'],
					],
				},
			},
			/overlap/,
		],
		['a time zone that is none', { timeZone: 'Mars/Olympus' }, /timeZone.*Europe\/Madrid/],
		['a privacy notice that is no page', { privacyUrl: 'javascript:alert(1)' }, /privacyUrl/],
		[
			'a safety text that nobody approved',
			{ safetyTexts: { es: { gas: { text: 'Salga de casa y llame al 112.' } } } },
			/approvedBy/,
		],
		['nothing at all', {}, /at least one field/],
	])('refuse %s and stay as they were', async (_, change, message) => {
		const before = (await backend.call('GET', '/ajustes')).body;
		const { status, body } = await backend.call('PATCH', '/ajustes', change);
		expect(status).toBe(400);
		expect(JSON.stringify(body)).toMatch(message);
		expect((await backend.call('GET', '/ajustes')).body).toEqual(before);
	});

	test('belong to one company', async () => {
		const key = await addKey(backend.container.database, 'Otra');
		await backend.call('PATCH', '/ajustes', { noticeAgainAfterDays: 7 });
		const { body } = await backend.call('GET', '/ajustes', undefined, { authorization: `Bearer ${key}` });
		expect(body).toMatchObject({ set: [], settings: { noticeAgainAfterDays: 30 } });
	});

	test('that a newer version wrote do not stop this one', async () => {
		const { database } = backend.container;
		await database.asOwner((db) =>
			db
				.updateTable('empresas')
				.set({ settings: '{"newer": 1, "alerts": {"siren": true}}' })
				.where('id', '=', backend.companyId)
				.execute(),
		);
		backend.container.companies.forget(backend.companyId);
		expect((await backend.call('GET', '/consultar')).status).toBe(200);
	});
});

async function keyHash({ container, companyId }: TestBackend): Promise<string> {
	const { hash } = await container.database.asOwner((db) =>
		db.selectFrom('claves_api').select('hash').where('company_id', '=', companyId).executeTakeFirstOrThrow(),
	);
	return hash;
}

import { addDocument } from '../src/knowledge/documents.ts';
import { search } from '../src/knowledge/search.ts';
import type { Role } from '../src/contract/turn.ts';
import type { Database } from '../src/store/database.ts';
import { type DatabaseSource, databaseSource, KINDS } from './support/backend.ts';
import { addCompany, addDemo, EVERYBODY } from './support/knowledge-base.ts';

/** From here on the local engine answers. */
const ENOUGH = 0.6;

describe.each(KINDS)('codes on %s', (kind) => {
	let source: DatabaseSource;
	let database: Database;
	let company: string;

	beforeAll(async () => {
		source = await databaseSource(kind);
		database = await source.open();
		await database.migrate();
		company = await addCompany(database);
		await addDemo(database, company);
		await addDocument(database, company, {
			title: 'Caldera Levante 30',
			text: '## Códigos\n\n| Código | Significado |\n|---|---|\n| F22 | Falta de gas |\n| F 77 | Sifón lleno |',
			audience: EVERYBODY,
		});
		await addDocument(database, company, {
			title: 'Códigos de servicio de la Aitana 24',
			text: 'F91: modo de servicio.',
			audience: ['technician'],
		});
		await addDocument(database, company, {
			title: 'Recambios',
			text: '#### Sonda NTC (SKU: AC000026)\n\nPrecio: 18,50 €',
			audience: EVERYBODY,
		});
	});
	afterAll(async () => {
		await database.close();
		await source.stop();
	});

	const ask = (query: string, { role = 'customer', limit = 5 }: { role?: Role; limit?: number } = {}) =>
		database.withCompany(company, (tx) => search(tx, { query, limit }), { role });
	const titlesWith = async (query: string): Promise<string[]> => {
		const { passages } = await ask(query);
		return passages.filter(({ coverage }) => coverage >= ENOUGH).map(({ documentTitle }) => documentTitle);
	};

	test('that two manuals have come from both, each first in its turn', async () => {
		const { passages, codes } = await ask('me sale el error F22', { limit: 2 });
		expect(new Set(passages.map(({ documentTitle }) => documentTitle))).toEqual(
			new Set(['Caldera Aitana 24', 'Caldera Levante 30']),
		);
		expect(codes).toMatchObject([{ code: 'f22', kind: 'error', elsewhere: [] }]);
		expect(codes[0]?.documents).toHaveLength(2);
	});

	test.each([
		['la Levante 30 marca F22', ['Caldera Levante 30']],
		['F 77', ['Caldera Levante 30']],
		['la levante30 marca f-77', ['Caldera Levante 30']],
		['la Aitana 24 da F77', []],
		['el aire Brisa 35 marca F22 y no enfría nada desde ayer por la tarde', []],
		['¿qué significa el error F99?', []],
		['F2', []],
		['F220', []],
		['Buenos días, la caldera Aitana 24 no calienta el agua de la ducha y marca el error F99', []],
		['AC000026', ['Recambios']],
		['¿cuánto cuesta el AC-000026?', ['Recambios']],
		['¿cuánto cuesta el AC000027?', []],
		['¿cuánto cuesta el AC00002?', []],
	])('«%s» is covered by %j', async (query, titles) => {
		expect([...new Set(await titlesWith(query))]).toEqual(titles);
	});

	test('of other equipment are named, so that the answer can ask for the model', async () => {
		const { codes, passages } = await ask('la Aitana 24 da F77');
		expect(codes).toEqual([{ code: 'f77', kind: 'error', documents: [], elsewhere: ['Caldera Levante 30'] }]);
		expect(passages.map(({ documentTitle }) => documentTitle)).not.toContain('Caldera Levante 30');
	});

	test('in a document for other roles are unknown to a customer', async () => {
		expect((await ask('F91')).codes).toEqual([{ code: 'f91', kind: 'error', documents: [], elsewhere: [] }]);
		expect((await ask('F91', { role: 'technician' })).codes[0]?.documents).toHaveLength(1);
	});
});

import type { Role } from '../src/contract/turn.ts';
import type { FoundPassage } from '../src/knowledge/search.ts';
import { addDocument, deleteDocument, getDocument, listDocuments } from '../src/knowledge/documents.ts';
import { search } from '../src/knowledge/search.ts';
import type { Database } from '../src/store/database.ts';
import { type DatabaseSource, databaseSource, KINDS } from './support/backend.ts';
import { addCompany, addDemo, EVERYBODY } from './support/knowledge-base.ts';

describe.each(KINDS)('on %s', (kind) => {
	let source: DatabaseSource;
	let database: Database;
	let company: string;

	beforeAll(async () => {
		source = await databaseSource(kind);
		database = await source.open();
		await database.migrate();
		company = await addCompany(database);
		await addDemo(database, company);
	});
	afterAll(async () => {
		await database.close();
		await source.stop();
	});

	const ask = (query: string, role: Role = 'customer', of = company) =>
		database.withCompany(of, (tx) => search(tx, { query, limit: 5 }), { role });
	const place = (passage: FoundPassage | undefined) => `${passage?.documentTitle} · ${passage?.heading}`;

	test.each([
		['¿Cómo subo la presión de la caldera?', 'Caldera Aitana 24 · Presión baja (F22)'],
		['como relleno el circuito', 'Caldera Aitana 24 · Presión baja (F22)'],
		['me sale F.28 en la caldera', 'Caldera Aitana 24 · Códigos de error'],
		['error f 28', 'Caldera Aitana 24 · Códigos de error'],
		['el aire da E4', 'Aire Brisa 35 · Códigos de error'],
		[
			'¿cuánto cuesta la hora de técnico?',
			'Tarifas, horarios, garantía y zonas de Instalaciones Levante · Precios de mano de obra',
		],
		[
			'¿Qué garantía tienen las reparaciones?',
			'Tarifas, horarios, garantía y zonas de Instalaciones Levante · Garantía de las reparaciones',
		],
		['cómo limpio los filtros del aire', 'Aire Brisa 35 · Limpiar los filtros'],
		[
			'a qué hora abre la oficina, horario',
			'Tarifas, horarios, garantía y zonas de Instalaciones Levante · Horario de atención y contacto',
		],
		['como purgar los radiadores', 'Caldera Aitana 24 · Purgar los radiadores'],
		['el split gotea dentro', 'Aire Brisa 35 · Gotea agua dentro'],
		[
			'desplazamiento a Gandia',
			'Tarifas, horarios, garantía y zonas de Instalaciones Levante · Zonas de servicio y desplazamiento',
		],
	])('«%s» finds «%s» first', async (query, expected) => {
		const { passages } = await ask(query);
		expect(place(passages[0])).toBe(expected);
	});

	test.each([
		['kaldera sin precion', 'Presión baja (F22)'],
		['purgar los rradiadores', 'Purgar los radiadores'],
		['programar el tenporizador', 'Programar el temporizador'],
	])('the misspelt «%s» still finds «%s»', async (query, heading) => {
		const { passages } = await ask(query);
		expect(passages.slice(0, 2).map((passage) => passage.heading)).toContain(heading);
	});

	test('codes are exact: E10 does not find a passage that only has E1', async () => {
		const other = await addCompany(database);
		await addDocument(database, other, { title: 'Uno', text: 'El código E1 es la sonda.', audience: EVERYBODY });
		expect((await ask('E10', 'customer', other)).passages).toEqual([]);
		expect((await ask('e-1', 'customer', other)).passages).toHaveLength(1);
	});

	test('the best passage of what the documents do not speak of covers less of the question than of what they do', async () => {
		const known = await Promise.all(
			[
				'¿cómo subo la presión de la caldera?',
				'¿cómo limpio los filtros?',
				'¿cuánto cuesta la revisión anual de la caldera?',
			].map((query) => ask(query)),
		);
		const unknown = await Promise.all(
			[
				'¿cómo cambio la correa de la lavadora?',
				'¿qué anticongelante lleva el tractor?',
				'receta de paella valenciana con conejo',
			].map((query) => ask(query)),
		);
		expect(Math.min(...known.map(({ coverage }) => coverage))).toBeGreaterThan(
			Math.max(...unknown.map(({ coverage }) => coverage)),
		);
	});

	test('scores fall from the first passage to the last', async () => {
		const scores = (await ask('presión de la caldera en frío')).passages.map(({ score }) => score);
		expect(scores).toEqual([...scores].sort((a, b) => b - a));
		expect(scores.length).toBeGreaterThan(1);
	});

	test('a query without content words, or with none that is known, finds nothing', async () => {
		for (const query of ['hola', '¿?', 'zzzzqqqq', "'; drop table pasajes; --", '%_\\']) {
			expect(await ask(query)).toMatchObject({ passages: [] });
		}
	});

	test('the same document again is the same document', async () => {
		const [first] = await listDocuments(database, company);
		await addDemo(database, company);
		expect(await listDocuments(database, company)).toHaveLength(3);
		expect(await getDocument(database, company, first?.documentId ?? '')).toMatchObject({
			state: 'ready',
			error: null,
		});
	});

	test('a document is found by its readers only', async () => {
		const other = await addCompany(database);
		await addDocument(database, other, {
			title: 'Interno',
			text: 'El par de apriete es de 18 Nm.',
			audience: ['technician'],
		});
		expect((await ask('par de apriete', 'customer', other)).passages).toEqual([]);
		expect((await ask('par de apriete', 'technician', other)).passages).toHaveLength(1);
	});

	test('another company finds, reads and deletes nothing of it', async () => {
		const other = await addCompany(database);
		const [document] = await listDocuments(database, company);
		const id = document?.documentId ?? '';
		expect((await ask('presión de la caldera', 'customer', other)).passages).toEqual([]);
		expect(await getDocument(database, other, id)).toBeNull();
		expect(await deleteDocument(database, other, id)).toBe(false);
		expect(await getDocument(database, company, id)).not.toBeNull();
	});

	test('a deleted document is found no more', async () => {
		const other = await addCompany(database);
		const { documentId } = await addDocument(database, other, {
			title: 'Bomba',
			text: 'La bomba circuladora hace ruido.',
			audience: EVERYBODY,
		});
		expect(await deleteDocument(database, other, documentId)).toBe(true);
		expect((await ask('bomba circuladora', 'customer', other)).passages).toEqual([]);
		expect(await getDocument(database, other, documentId)).toBeNull();
	});

	test('a document without text fails and says why', async () => {
		const { documentId, state } = await addDocument(database, company, {
			title: 'Vacío',
			text: ' \n\t\n ',
			audience: EVERYBODY,
		});
		expect(state).toBe('failed');
		expect(await getDocument(database, company, documentId)).toMatchObject({
			state: 'failed',
			error: 'the document has no text',
		});
		await deleteDocument(database, company, documentId);
	});
});

import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import type { Role } from '../src/contract/turn.ts';
import { addDocument, deleteDocument } from '../src/knowledge/documents.ts';
import { search } from '../src/knowledge/search.ts';
import type { Database } from '../src/store/database.ts';
import type { Tx } from '../src/store/tables/index.ts';
import { type DatabaseSource, databaseSource, KINDS } from './support/backend.ts';
import { addCompany } from './support/knowledge-base.ts';

const ROLES: readonly Role[] = ['customer', 'technician', 'administrative'];
const TABLES = ['documentos', 'pasajes', 'terminos', 'vocabulario'] as const;

describe.each(KINDS)('documents for some readers only, on %s', (kind) => {
	let source: DatabaseSource;
	let database: Database;
	let company: string;

	beforeAll(async () => {
		source = await databaseSource(kind);
		database = await source.open();
		await database.migrate();
		company = await addCompany(database);
		for (const audience of ROLES) {
			const title = `Para ${audience}`;
			await addDocument(database, company, { title, text: `La palabra es secreto-${audience}.`, audience: [audience] });
		}
		const everybody = { title: 'Para todos', text: 'Bienvenidos.', audience: [...ROLES] };
		await addDocument(database, company, everybody);
	}, 60_000);
	afterAll(async () => {
		await database.close();
		await source.stop();
	});

	/** Everything that a query gives, as text. */
	const rowsOf = async (query: RawBuilder<unknown>, role?: Role): Promise<string> =>
		JSON.stringify((await database.withCompany(company, (tx) => query.execute(tx), { role })).rows);

	test.each([
		['read whole', sql`select * from documentos, pasajes, terminos, vocabulario`],
		[
			'aggregated',
			sql`select (select jsonb_agg(to_jsonb(p)) from pasajes as p), (select jsonb_agg(term) from terminos)`,
		],
		['searched by pattern', sql`select * from pasajes where text like '%secreto%' or true`],
		['asked for by readers', sql`select * from pasajes where readers & 7 <> 0`],
		[
			'joined',
			sql`select * from terminos as t full join pasajes as p using (document_id) full join vocabulario using (term)`,
		],
		['asked for with a lock', sql`select * from documentos for key share`],
		['changed', sql`update documentos set audience = '{customer}' returning *`],
		['deleted', sql`delete from pasajes returning *`],
	])('a customer sees nothing that is for others, %s', async (_how, query) => {
		const seen = await rowsOf(query);
		expect(seen).not.toMatch(/(secreto-|Para |"term":"|"sound":")(techni|admini)/);
		expect(await rowsOf(sql`select * from pasajes`, 'technician')).toContain('secreto-technician');
	});

	test('each role sees what is for it, and what is for all', async () => {
		for (const role of ROLES) {
			const titles = await rowsOf(sql`select title from documentos order by title`, role);
			expect(JSON.parse(titles)).toEqual([{ title: `Para ${role}` }, { title: 'Para todos' }]);
		}
	});

	test('a condition that fails on a hidden row does not betray it', async () => {
		const trap = sql`select 1 / (case when text like '%secreto-technician%' then 0 else 1 end) as n from pasajes`;
		expect(JSON.parse(await rowsOf(trap))).toHaveLength(2);
		await expect(rowsOf(trap, 'technician')).rejects.toMatchObject({ code: '22012' });
	});

	test.each([
		sql`insert into documentos (id, title, text, audience, state, content_hash)
			values (gen_random_uuid(), 'x', 'x', '{customer}', 'ready', 'x')`,
		sql`insert into vocabulario (term, sound, readers) values ('x', 'x', 1)`,
		sql`insert into personas (id, name, role, created_at, updated_at) values (gen_random_uuid(), 'x', 'technician', now(), now())`,
	])('whoever answers a turn can add neither documents nor people', async (insert) => {
		for (const role of [undefined, ...ROLES]) {
			await expect(rowsOf(insert, role)).rejects.toMatchObject({ code: '42501' });
		}
	});

	test('whoever answers a turn can change neither documents nor people', async () => {
		await database.withCompany(
			company,
			(tx) =>
				sql`insert into personas (id, name, role, created_at, updated_at)
					values (gen_random_uuid(), 'Eva', 'customer', now(), now())`.execute(tx),
			{ role: 'management' },
		);
		for (const role of [undefined, ...ROLES]) {
			for (const table of [...TABLES, 'personas', 'identidades']) {
				expect(await rowsOf(sql`delete from ${sql.table(table)} returning *`, role)).toBe('[]');
			}
			expect(await rowsOf(sql`update personas set role = 'technician' returning *`, role)).toBe('[]');
		}
	});

	test.each([null, '', 'root', 'MANAGEMENT', 'technician ', '7'])(
		'with the role %p a customer’s view',
		async (role) => {
			const titles = await database.asOwner((db) =>
				db.transaction().execute(async (tx) => {
					await sql`select set_config('app.company_id', ${company}, true), set_config('role', 'ainstalia_app', true)`.execute(
						tx,
					);
					if (role !== null) await sql`select set_config('app.role', ${role}, true)`.execute(tx);
					return (await sql<{ title: string }>`select title from documentos order by title`.execute(tx)).rows;
				}),
			);
			expect(titles).toEqual([{ title: 'Para customer' }, { title: 'Para todos' }]);
		},
	);

	test('words of a deleted document are forgotten, those of others stay with their readers', async () => {
		const other = await addCompany(database);
		const add = (text: string, audience: Role[]) => addDocument(database, other, { title: 'x', text, audience });
		const { documentId } = await add('anillo biela cigüeñal', ['customer']);
		await add('biela', ['technician']);
		const words = async (role: Role) => {
			const { rows } = await database.withCompany(
				other,
				(tx: Tx) => sql<{ term: string }>`select term from vocabulario order by term`.execute(tx),
				{ role },
			);
			return rows.map(({ term }) => term);
		};
		expect(await words('customer')).toEqual(expect.arrayContaining(['anill', 'biel', 'ciguenal']));
		expect(await words('technician')).toContain('biel');
		expect(await words('technician')).not.toContain('anill');
		expect(await deleteDocument(database, other, documentId)).toBe(true);
		expect(await words('customer')).toEqual([]);
		expect(await words('technician')).toContain('biel');
	});

	/** Alike enough for spelling to be guessed from one to the other. */
	const word = fc.constantFrom(
		'caldera',
		'calderas',
		'caldero',
		'kaldera',
		'bomba',
		'vomba',
		'bombin',
		'quemador',
		'E10',
		'E1',
	);
	const document = fc.record({
		text: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
		audience: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 }),
		isDeleted: fc.boolean(),
	});
	const queries = fc.array(
		fc.array(fc.oneof(word, fc.constantFrom('calldera', 'bonba', 'kemador', 'cremador')), {
			minLength: 1,
			maxLength: 4,
		}),
		{ minLength: 1, maxLength: 4 },
	);

	test('what a reader finds is the same as if there were only documents for that reader', async () => {
		const ask = async (of: string, query: string, role: Role) => {
			const { passages, coverage } = await database.withCompany(of, (tx) => search(tx, { query, limit: 50 }), { role });
			const found = passages.map(({ documentTitle, score, ...rest }) => ({
				documentTitle,
				score: Math.round(score * 1e6),
				coverage: rest.coverage,
			}));
			return { coverage, found: found.sort((a, b) => a.documentTitle.localeCompare(b.documentTitle)) };
		};
		await fc.assert(
			fc.asyncProperty(
				fc.array(document, { minLength: 1, maxLength: 6 }),
				queries,
				fc.constantFrom(...ROLES),
				async (documents, asked, role) => {
					const [whole, own] = [await addCompany(database), await addCompany(database)];
					for (const [index, { text, audience, isDeleted }] of documents.entries()) {
						const given = { title: `n${index}`, text, audience };
						const { documentId } = await addDocument(database, whole, given);
						if (isDeleted) await deleteDocument(database, whole, documentId);
						else if (audience.includes(role)) await addDocument(database, own, given);
					}
					for (const words of asked) {
						const query = words.join(' ');
						expect({ query, ...(await ask(whole, query, role)) }).toEqual({ query, ...(await ask(own, query, role)) });
					}
				},
			),
			{ numRuns: 40 },
		);
	}, 60_000);
});

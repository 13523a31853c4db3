import { sql } from 'kysely';
import type { Database } from '../src/store/database.ts';
import { databaseSource, type DatabaseSource, KINDS } from './support/backend.ts';
import { startPostgres, type TestPostgres } from './support/postgres.ts';
import { openPostgres } from '../src/store/database.ts';

const A = '00000000-0000-4000-8000-00000000000a';
const B = '00000000-0000-4000-8000-00000000000b';
const NOBODY = '00000000-0000-4000-8000-0000000000ff';

describe.each(KINDS)('the store on %s', (kind) => {
	let source: DatabaseSource;
	let database: Database;

	beforeAll(async () => {
		source = await databaseSource(kind);
		database = await source.open();
		await database.migrate();
		await database.asOwner((db) =>
			db
				.insertInto('empresas')
				.values([A, B].map((id) => ({ id, name: id, settings: '{}' })))
				.execute(),
		);
		for (const company of [A, B]) await fill(company);
	}, 60_000);
	afterAll(async () => {
		await database.close();
		await source.stop();
	});

	/** One row in every table. */
	async function fill(company: string): Promise<void> {
		const ids = { consulta: crypto.randomUUID(), documento: crypto.randomUUID(), persona: crypto.randomUUID() };
		const statements = [
			sql`insert into claves_api (hash, prefix) values (${company}, 'x')`,
			sql`insert into consultas_ia (id, created_at, state, attempts, task, text)
				values (${ids.consulta}, now(), 'closed', 1, 'answer', 'x')`,
			sql`insert into llamadas_modelo (consulta_id, engine, model, prompt_version, input_tokens, cached_tokens,
				output_tokens, cost_usd, latency_ms) values (${ids.consulta}, 'claude', 'm', '1', 1, 1, 1, 1, 1)`,
			sql`insert into gasto_modelo (cap, period) values ('company_day', '2026-11-23')`,
			sql`insert into reservas_modelo (id, consulta_id, expires_at, day, month, cost_usd, tokens)
				values (${ids.consulta}, ${ids.consulta}, now(), 'x', 'x', 1, 1)`,
			sql`insert into conversaciones (account_id, conversation_id, contact_id, inbox_id, status, status_at, updated_at)
				values ('1', '1', '1', '1', 'open', now(), now())`,
			sql`insert into mensajes (account_id, conversation_id, message_id, contact_id, author, content, sent_at, received_at,
				message) values ('1', '1', '1', '1', 'customer', 'x', now(), now(), '{}')`,
			sql`insert into estado_usuario (account_id, contact_id, updated_at) values ('1', '1', now())`,
			sql`insert into documentos (id, title, text, audience, state, content_hash)
				values (${ids.documento}, 'x', 'x', '{customer}', 'ready', 'x')`,
			sql`insert into pasajes (document_id, position, text, readers) values (${ids.documento}, 0, 'x', 1)`,
			sql`insert into terminos (document_id, term, position, weight, length, readers)
				values (${ids.documento}, 'x', 0, 1, 1, 1)`,
			sql`insert into vocabulario (term, sound, readers) values ('x', 'x', 1)`,
			sql`insert into personas (id, name, role, created_at, updated_at)
				values (${ids.persona}, 'x', 'technician', now(), now())`,
			sql`insert into identidades (id, person_id, account_id, inbox_id, source_id, via, confirmed_by, confirmed_at)
				values (${ids.persona}, ${ids.persona}, '1', '1', '1', 'operator', 'x', now())`,
			sql`insert into incidentes (id, account_id, conversation_id, kind, certain, consulta_id, opened_at, last_message_at)
				values (${ids.consulta}, '1', '1', 'gas', true, ${ids.consulta}, now(), now())`,
			sql`insert into avisos (id, kind, key, incident_id, facts, since, created_at, touched_at, step_since)
				values (${ids.consulta}, 'hazard', 'x', ${ids.consulta}, '{}', now(), now(), now(), now())`,
			sql`insert into correcciones (id, consulta_id, text, intent, by, created_at)
				values (${ids.consulta}, ${ids.consulta}, 'x', 'billing', 'x', now())`,
			sql`insert into ordenes (account_id, message_id, conversation_id, command, argument, operator_id, ordered_at,
				received_at, effect) values ('1', '1', '1', 'bot', '', '1', now(), now(), '{}')`,
		];
		await database.withCompany(
			company,
			async (tx) => {
				for (const statement of statements) await statement.execute(tx);
			},
			{ role: 'management' },
		);
	}

	const tables = async () => {
		const { rows } = await database.asOwner((db) =>
			sql<{ name: string; secured: boolean; forced: boolean }>`
				select relname as name, relrowsecurity as secured, relforcerowsecurity as forced
				from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
					and relname not like 'kysely_migration%'`.execute(db),
		);
		return rows;
	};
	const count = async (company: string, table: string) => {
		const { rows } = await database.withCompany(company, (tx) =>
			sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx),
		);
		return rows[0]?.n;
	};

	test('every table has forced row-level security', async () => {
		const all = await tables();
		expect(all.length).toBeGreaterThanOrEqual(9);
		expect(all.filter((table) => !table.secured || !table.forced)).toEqual([]);
	});

	test('a company sees its own rows of every table and nobody else’s', async () => {
		for (const { name } of await tables()) {
			expect([name, await count(A, name), await count(B, name)]).toEqual([name, 1, 1]);
			expect([name, await count(NOBODY, name)]).toEqual([name, 0]);
		}
	});

	test('without a company the role of requests sees nothing, in every table', async () => {
		for (const { name } of await tables()) {
			for (const unset of [sql`select 1`, sql`select set_config('app.company_id', '', true)`]) {
				const rows = await database.asOwner((db) =>
					db.transaction().execute(async (tx) => {
						await unset.execute(tx);
						await sql`set local role ainstalia_app`.execute(tx);
						return (await sql`select * from ${sql.table(name)}`.execute(tx)).rows;
					}),
				);
				expect([name, rows]).toEqual([name, []]);
			}
		}
	});

	test('nobody can write a row of another company, nor change or delete one', async () => {
		const insert = database.withCompany(A, (tx) =>
			tx
				.insertInto('estado_usuario')
				.values({ company_id: B, account_id: '1', contact_id: '2', updated_at: new Date() })
				.execute(),
		);
		await expect(insert).rejects.toMatchObject({ code: '42501' });
		const move = database.withCompany(A, (tx) => tx.updateTable('estado_usuario').set({ company_id: B }).execute());
		await expect(move).rejects.toMatchObject({ code: '42501' });
		const removed = await database.withCompany(A, (tx) =>
			tx.deleteFrom('estado_usuario').where('company_id', '=', B).executeTakeFirst(),
		);
		expect(removed.numDeletedRows).toBe(0n);
		expect(await count(B, 'estado_usuario')).toBe(1);
	});

	test('a turn of another company cannot be pointed at', async () => {
		const other = await database.withCompany(B, (tx) =>
			tx.selectFrom('consultas_ia').select('id').executeTakeFirstOrThrow(),
		);
		const claim = database.withCompany(A, (tx) => tx.updateTable('mensajes').set({ consulta_id: other.id }).execute());
		await expect(claim).rejects.toMatchObject({ code: '23503' });
	});

	test('requests run as a role that can neither bypass security nor leave it', async () => {
		const { rows } = await database.withCompany(A, (tx) =>
			sql`select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = current_user`.execute(tx),
		);
		expect(rows).toEqual([{ rolname: 'ainstalia_app', rolsuper: false, rolbypassrls: false, rolcanlogin: false }]);
	});

	test('company and role end with the transaction, also after an error', async () => {
		await expect(database.withCompany(A, (tx) => sql`select 1/0`.execute(tx))).rejects.toThrow();
		await database.withCompany(A, async () => {});
		const { rows } = await database.asOwner((db) =>
			sql`select current_setting('app.company_id', true) as company, current_user as role`.execute(db),
		);
		expect(rows).toEqual([
			{ company: expect.not.stringContaining('0'), role: expect.not.stringMatching('ainstalia_app') },
		]);
	});

	test('a failed transaction leaves nothing behind', async () => {
		const work = database.withCompany(A, async (tx) => {
			await tx.updateTable('estado_usuario').set({ zone: 'Vigo' }).execute();
			throw new Error('stop');
		});
		await expect(work).rejects.toThrow('stop');
		const person = await database.withCompany(A, (tx) =>
			tx.selectFrom('estado_usuario').select('zone').executeTakeFirstOrThrow(),
		);
		expect(person.zone).toBeNull();
	});

	test('values have the same JavaScript types whatever the driver', async () => {
		const { rows } = await database.asOwner((db) =>
			sql`select 9007199254740991::int8 as big, count(*) as count, 1.5::float8 as double,
				'2026-01-02T03:04:05.678Z'::timestamptz as moment, '{"a": [1]}'::jsonb as json, '{x,"y z"}'::text[] as texts,
				null::text as nothing, true as yes
			from (values (1), (2)) as two`.execute(db),
		);
		expect(rows).toEqual([
			{
				big: 9007199254740991,
				count: 2,
				double: 1.5,
				moment: new Date('2026-01-02T03:04:05.678Z'),
				json: { a: [1] },
				texts: ['x', 'y z'],
				nothing: null,
				yes: true,
			},
		]);
	});

	test('migrating again changes nothing, and the check says that all is up to date', async () => {
		await database.migrate();
		await expect(database.check()).resolves.toBeUndefined();
	});

	test('an empty database is not ready', async () => {
		const empty = await source.open();
		await expect(empty.check()).rejects.toThrow(/has not run/);
		await empty.close();
	});
});

describe('PostgreSQL only', () => {
	let server: TestPostgres;
	beforeAll(async () => {
		server = await startPostgres();
	}, 60_000);
	afterAll(() => server.stop());

	test('several processes may migrate one database at once', async () => {
		const url = await server.createDatabase();
		const databases = Array.from({ length: 4 }, () => openPostgres(url, () => {}));
		await Promise.all(databases.map((database) => database.migrate()));
		await Promise.all(databases.map((database) => database.check()));
		await Promise.all(databases.map((database) => database.close()));
	});

	test('two databases of one server share the role of requests', async () => {
		for (let index = 0; index < 2; index++) {
			const database = openPostgres(await server.createDatabase(), () => {});
			await database.migrate();
			await database.close();
		}
	});

	test('a role that may not create roles is told what an administrator has to run', async () => {
		const other = await startPostgres();
		try {
			await other.asSuperuser('alter role propietario nocreaterole');
			const database = openPostgres(await other.createDatabase(), () => {});
			await expect(database.migrate()).rejects.toThrow(/as an administrator.*create role ainstalia_app/s);
			await other.asSuperuser('create role ainstalia_app nologin; grant ainstalia_app to propietario');
			await database.migrate();
			await database.close();
		} finally {
			await other.stop();
		}
	});

	test('a connection that the server cuts is reported, and the next query gets a new one', async () => {
		const lost: Error[] = [];
		const database = openPostgres(await server.createDatabase(), (error) => lost.push(error));
		await database.migrate();
		await server.restart();
		await expect(database.check()).resolves.toBeUndefined();
		expect(lost.length).toBeGreaterThan(0);
		await database.close();
	});
});

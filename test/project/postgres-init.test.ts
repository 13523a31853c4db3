// deploy/postgres/init.sh on a real PostgreSQL: the roles and databases it makes are enough for the backend, and keep the
// services apart. Needs psql, which PostgreSQL's image has and the npm package of its server has not.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgres } from '../../backend/src/store/database.ts';
import { startPostgres, type TestPostgres } from '../../backend/test/support/postgres.ts';
import { ROOT } from '../../scripts/lib/paths.mjs';

const psql = spawnSync('psql', ['--version']).status === 0;
const withPsql = psql ? test : test.skip;
const note = psql ? '' : ' (skipped: there is no psql on this machine)';

/** With characters that a careless script would stumble over. */
const PASSWORDS = { CHATWOOT_DB_PASSWORD: `a'b"\\c$d`, N8N_DB_PASSWORD: 'n8n', AINSTALIA_DB_PASSWORD: 'ainstalia' };

let server: TestPostgres | undefined;
afterAll(async () => await server?.stop());

/** What one statement gives as one role in one database: its output, or its error. */
function ask(env: NodeJS.ProcessEnv, user: string, database: string, statement: string): string {
	const run = spawnSync('psql', ['-XAtq', '-U', user, '-d', database, '-c', statement], { encoding: 'utf8', env });
	return `${run.stdout}${run.stderr}`.trim();
}

withPsql(`the database server is set up for the three services, each on its own${note}`, async () => {
	server = await startPostgres();
	const { hostname, port } = new URL(await server.createDatabase());
	const env = { ...process.env, PGHOST: hostname, PGPORT: port, POSTGRES_USER: 'postgres', ...PASSWORDS };
	// pgvector is in the image, not here.
	const script = readFileSync(join(ROOT, 'deploy/postgres/init.sh'), 'utf8').replace(
		/^CREATE EXTENSION.* vector;$/m,
		'',
	);
	const run = spawnSync('sh', ['-s'], { input: script, encoding: 'utf8', env });
	expect([run.status, run.stderr]).toEqual([0, '']);

	expect(ask(env, 'chatwoot', 'chatwoot', 'create extension if not exists pg_stat_statements; select 1')).toContain(
		'1',
	);
	expect(ask(env, 'n8n', 'n8n', 'create table t (); select 1')).toBe('1');
	for (const [role, database] of [
		['chatwoot', 'ainstalia'],
		['n8n', 'ainstalia'],
		['ainstalia', 'n8n'],
	] as const) {
		expect(ask(env, role, database, 'select 1')).toContain('permission denied for database');
	}
	const privileged =
		"select rolname from pg_roles where (rolsuper or rolbypassrls or rolcreaterole) and rolname ~ 'chatwoot|n8n|ainstalia'";
	expect(ask(env, 'postgres', 'postgres', privileged)).toBe('');

	const database = openPostgres(`postgres://ainstalia:ainstalia@${hostname}:${port}/ainstalia`, () => {});
	try {
		await database.migrate();
		await database.check();
		const seen = await database.withCompany(crypto.randomUUID(), (tx) =>
			tx.selectFrom('empresas').selectAll().execute(),
		);
		expect(seen).toEqual([]);
	} finally {
		await database.close();
	}
});

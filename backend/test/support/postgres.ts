// A real PostgreSQL for tests: the one that `npm start` gives n8n, on a temporary folder.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres as startServer } from '../../../scripts/lib/postgres.mjs';

export interface TestPostgres {
	/**
	 * Makes an empty database, owned by a role that is neither superuser nor exempt from row-level security.
	 *
	 * @returns the URL to connect to it as that role
	 */
	createDatabase(): Promise<string>;
	/** Runs one statement as superuser in the database `postgres`. */
	asSuperuser(statement: string): Promise<void>;
	/** Stops the server, cutting every connection, and starts it again with the same data. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts a server in a temporary folder on a free port of 127.0.0.1. */
export async function startPostgres(): Promise<TestPostgres> {
	const folder = mkdtempSync(join(tmpdir(), 'ainstalia-postgres-'));
	// The server may run as another user than the test.
	chmodSync(folder, 0o755);
	const options = {
		folder: join(folder, 'data'),
		log: join(folder, 'log'),
		user: 'postgres',
		password: 'unused',
		auth: 'trust' as const,
		settings: { fsync: 'off' },
	};
	let server = await startServer(options);
	const { port } = server;

	async function asSuperuser(statement: string): Promise<void> {
		const client = new pg.Client({ connectionString: server.url() });
		await client.connect();
		try {
			await client.query(statement);
		} finally {
			await client.end();
		}
	}
	await asSuperuser('create role propietario login createrole nosuperuser nobypassrls');

	// Whatever ends the test run must not leave a server behind.
	const kill = () => void server.process.kill9();
	process.once('exit', kill);

	return {
		asSuperuser,
		async createDatabase() {
			const name = `prueba_${randomUUID().replaceAll('-', '')}`;
			await asSuperuser(`create database ${name} owner propietario`);
			return `postgres://propietario@127.0.0.1:${port}/${name}`;
		},
		async restart() {
			await server.stop();
			server = await startServer({ ...options, port });
		},
		async stop() {
			process.removeListener('exit', kill);
			await server.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

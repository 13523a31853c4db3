import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { buildApp } from '../../src/app.ts';
import { prepareDatabase } from '../../src/bootstrap.ts';
import { readConfig } from '../../src/config/env.ts';
import { type Container, createContainer } from '../../src/container.ts';
import { type Database, openPglite, openPostgres } from '../../src/store/database.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

export const KINDS = ['PGlite', 'PostgreSQL'] as const;
export type Kind = (typeof KINDS)[number];

/** Empty databases of one kind, and the server behind them. */
export interface DatabaseSource {
	/** Opens an empty database; the same one again with `again`. */
	open(): Promise<Database & { again: () => Database }>;
	stop(): Promise<void>;
}

export async function databaseSource(kind: Kind): Promise<DatabaseSource> {
	if (kind === 'PGlite') {
		const again = () => {
			throw new Error('a PGlite in memory can be opened once');
		};
		return { open: async () => ({ ...(await openPglite(null)), again }), stop: async () => {} };
	}
	const server: TestPostgres = await startPostgres();
	return {
		async open() {
			const url = await server.createDatabase();
			const again = () => openPostgres(url, () => {});
			return { ...again(), again };
		},
		stop: () => server.stop(),
	};
}

export const API_KEY = 'clave-de-prueba-0123456789';

/** A running backend on a real port, with a clock that tests can move. */
export interface TestBackend {
	url: string;
	app: FastifyInstance;
	container: Container;
	companyId: string;
	/** Moves the clock forward, in seconds. */
	skip(seconds: number): void;
	/** Sends a request with the API key. */
	call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	stop(): Promise<void>;
}

export interface Answer {
	status: number;
	body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
}

/** @param env settings, as environment variables */
export async function startBackend(database: Database, env: NodeJS.ProcessEnv = {}): Promise<TestBackend> {
	let skipped = 0;
	const config = readConfig({ LOG_LEVEL: 'silent', AINSTALIA_BOOTSTRAP_API_KEY: API_KEY, ...env });
	const container = await createContainer(config, { database, clock: () => new Date(Date.now() + skipped) });
	await prepareDatabase(container);
	const company = await database.asOwner((db) => db.selectFrom('empresas').select('id').executeTakeFirstOrThrow());
	const app = await buildApp(container);
	await app.listen({ port: 0, host: '127.0.0.1' });
	const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
	return {
		url,
		app,
		container,
		companyId: company.id,
		skip: (seconds) => {
			skipped += seconds * 1000;
		},
		call: (method, path, body, headers) => callBackend(url, API_KEY, method, path, body, headers),
		async stop() {
			await app.close();
			await container.close();
		},
	};
}

export async function callBackend(
	...[url, key, method, path, body, headers]: [string, string, string, string, unknown?, Record<string, string>?]
): Promise<Answer> {
	const response = await fetch(url + path, {
		method,
		headers: {
			authorization: `Bearer ${key}`,
			...(body !== undefined && { 'content-type': 'application/json' }),
			...headers,
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	return { status: response.status, body: await response.json() };
}

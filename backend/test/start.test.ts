import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPglite } from '../src/store/database.ts';
import { API_KEY, callBackend } from './support/backend.ts';
import { followUp, makeMessage } from './support/messages.ts';
import { startPostgres } from './support/postgres.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const TIMEOUT = 60_000;

interface Started {
	process: ChildProcess;
	/** Everything it wrote so far. */
	output: () => string;
	/** Its address; rejects with its output when it ends before it listens. */
	url: Promise<string>;
	exited: Promise<number | null>;
}

/** An empty database, to be copied: making one takes seconds. */
let template: string;
let folder: string;
const running: ChildProcess[] = [];
beforeAll(async () => {
	template = mkdtempSync(join(tmpdir(), 'ainstalia-template-'));
	await (await openPglite(join(template, 'data'))).close();
}, 60_000);
afterAll(() => rmSync(template, { recursive: true }));
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'ainstalia-start-'));
	cpSync(template, folder, { recursive: true });
});
afterEach(async () => {
	for (const child of running.splice(0)) {
		if (child.exitCode !== null || child.signalCode !== null) continue;
		child.kill('SIGKILL');
		await once(child, 'exit');
	}
	rmSync(folder, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}): Started {
	const child = spawn(process.execPath, [MAIN], {
		env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	running.push(child);
	let output = '';
	const exited = once(child, 'close').then(([code]) => code as number | null);
	const url = new Promise<string>((resolve, reject) => {
		const read = (chunk: Buffer) => {
			output += chunk.toString();
			const found = /AInstalia backend on (http:\S+)/.exec(output)?.[1];
			if (found) resolve(found);
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		void exited.then(() => reject(new Error(output)));
	});
	url.catch(() => {});
	return { process: child, output: () => output, url, exited };
}

const lastLine = (text: string) => text.trim().split('\n').at(-1);

test(
	'without a key it makes one, shows it once, and keeps it over a restart',
	async () => {
		const first = start();
		const url = await first.url;
		const [key] = /ains_[\w-]{43}/.exec(first.output()) ?? [''];
		expect((await callBackend(url, key, 'GET', '/consultar')).status).toBe(200);
		first.process.kill('SIGTERM');
		expect(await first.exited).toBe(0);

		const second = start();
		expect((await callBackend(await second.url, key, 'GET', '/consultar')).status).toBe(200);
		expect(second.output()).not.toMatch(/ains_/);
	},
	TIMEOUT,
);

test(
	'a given key works and is shown nowhere',
	async () => {
		const backend = start({ AINSTALIA_BOOTSTRAP_API_KEY: API_KEY });
		expect((await callBackend(await backend.url, API_KEY, 'GET', '/consultar')).status).toBe(200);
		expect(backend.output()).not.toContain(API_KEY);
	},
	TIMEOUT,
);

test(
	'a taken port, a folder in use, a silent database and a wrong variable are one clear line each',
	async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as { port: number };
		const first = start();
		await first.url;
		const failures: [Record<string, string>, RegExp][] = [
			[{ PORT: String(port), DATA_DIR: join(folder, 'other') }, new RegExp(`port ${port} is taken`)],
			[{}, new RegExp(`in use by process ${first.process.pid}`)],
			[{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, /DATABASE_URL does not answer/],
			[{ PORT: 'x' }, /configuration is not valid.*PORT/],
		];
		for (const [env, message] of failures) {
			const failed = start(env);
			expect(await failed.exited).toBe(1);
			expect(lastLine(failed.output())).toMatch(message);
			expect(failed.output().trim().split('\n')).toHaveLength(1);
		}
		server.close();
	},
	TIMEOUT,
);

test(
	'killed at any point, it loses no message and opens no turn twice',
	async () => {
		const env = { AINSTALIA_BOOTSTRAP_API_KEY: API_KEY, AINSTALIA_LEASE_SECONDS: '0.001' };
		const call = async (backend: Started, method: string, path: string, body?: unknown) =>
			(await callBackend(await backend.url, API_KEY, method, path, body)).body;
		const restart = async (backend: Started) => {
			backend.process.kill('SIGKILL');
			await backend.exited;
			return start(env);
		};
		let backend = start(env);
		await backend.url;
		const stored = makeMessage();
		expect(await call(backend, 'POST', '/mensajes', { message: stored })).toMatchObject({ stored: true });

		backend = await restart(backend);
		const [pending] = (await call(backend, 'GET', '/consultar/pendientes?olderThanSeconds=0')).turns;
		expect(pending).toMatchObject({ consultaId: null, message: { messageId: stored.messageId } });
		const claimed = await call(backend, 'POST', '/clasificar', { message: stored, retry: true });

		backend = await restart(backend);
		expect(await call(backend, 'POST', '/mensajes', { message: stored })).toMatchObject({ duplicate: true });
		const retaken = await call(backend, 'POST', '/clasificar', { message: stored, retry: true });
		expect(retaken).toMatchObject({ consultaId: claimed.consultaId, lease: { attempt: 2 } });
		await call(backend, 'POST', `/consultar/${claimed.consultaId}/envio`, { state: 'sent', messageId: '9' });

		backend = await restart(backend);
		expect(await call(backend, 'POST', '/clasificar', { message: stored, retry: true })).toMatchObject({
			reason: 'already answered',
		});
		expect((await call(backend, 'GET', '/consultar/pendientes?olderThanSeconds=0')).turns).toEqual([]);
	},
	TIMEOUT,
);

test(
	'no message, no phone, no address and no key reaches the log, at any level',
	async () => {
		const backend = start({ AINSTALIA_BOOTSTRAP_API_KEY: API_KEY, LOG_LEVEL: 'trace' });
		const url = await backend.url;
		const message = makeMessage({ content: 'secreto-contenido' });
		message.contact = {
			...message.contact,
			name: 'secreto-nombre',
			phone: '+34600111222',
			email: 'secreto@example.com',
		};
		await callBackend(url, API_KEY, 'POST', '/mensajes', { message });
		await callBackend(url, API_KEY, 'POST', '/clasificar', { message: followUp(message), mergeWindowSeconds: 0 });
		await callBackend(url, API_KEY, 'POST', '/mensajes', { message: { ...message, sentAt: 'secreto-fecha' } });
		await callBackend(url, 'clave-secreto-equivocada', 'POST', '/mensajes', { message });
		backend.process.kill('SIGTERM');
		await backend.exited;
		expect(backend.output()).toMatch(/"route":"\/mensajes"/);
		expect(backend.output()).not.toMatch(/secreto|600111222|clave-de-prueba/);
	},
	TIMEOUT,
);

test(
	'two processes on one PostgreSQL open one turn, end each other’s waits and share the key',
	async () => {
		const server = await startPostgres();
		try {
			const env = { DATABASE_URL: await server.createDatabase(), AINSTALIA_BOOTSTRAP_API_KEY: API_KEY };
			const backends = [start(env), start(env)];
			const [one = '', two = ''] = await Promise.all(backends.map((backend) => backend.url));
			const classify = (url: string, message: unknown, mergeWindowSeconds = 0) =>
				callBackend(url, API_KEY, 'POST', '/clasificar', { message, mergeWindowSeconds }).then(({ body }) => body);

			const message = makeMessage();
			const results = await Promise.all(
				Array.from({ length: 50 }, (_, index) => classify(index % 2 ? one : two, message)),
			);
			expect(results.filter((result) => result.consultaId !== null)).toHaveLength(1);

			const first = makeMessage();
			await callBackend(one, API_KEY, 'POST', '/mensajes', { message: first });
			const waiting = classify(one, first, 60);
			const second = followUp(first);
			await callBackend(two, API_KEY, 'POST', '/mensajes', { message: second });
			expect(await waiting).toMatchObject({ consultaId: null, reason: expect.stringMatching(/superseded/) });
			expect(await classify(two, second)).toMatchObject({ messageIds: [first.messageId, second.messageId] });
		} finally {
			for (const child of running) child.kill('SIGKILL');
			await server.stop();
		}
	},
	TIMEOUT,
);

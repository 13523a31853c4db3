import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A port that is free now. */
export const freePort = () =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});

/** Throws one clear line when something already listens on the port. */
export const requirePort = (port, what, variable) =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', (error) =>
			reject(
				new Error(
					`Port ${port} for ${what} is ${error.code === 'EADDRINUSE' ? 'taken' : `not usable (${error.code})`}. Stop what uses it, or set ${variable} to another port.`,
				),
			),
		);
		server.listen(port, '127.0.0.1', () => server.close(resolve));
	});

/**
 * Waits until `probe()` is truthy and returns what it gave; a probe that throws is asked again.
 * @template T
 * @param {string} what names it in the error
 * @param {() => T | false | undefined | Promise<T | false | undefined>} probe
 * @param {{ timeoutMs?: number, everyMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function waitUntil(what, probe, { timeoutMs = 60_000, everyMs = 100 } = {}) {
	const end = Date.now() + timeoutMs;
	for (;;) {
		const value = await Promise.resolve()
			.then(probe)
			.catch(() => false);
		if (value) return value;
		if (Date.now() > end) throw new Error(`${what} was not ready after ${timeoutMs / 1000} s.`);
		await sleep(everyMs);
	}
}

/**
 * A child process with its output in a log file.
 * `stop()` asks it to end and waits (SIGKILL after 15 s); `kill9()` ends it and its children at once.
 */
export function start({ name, command, args, env, cwd, log, detached = true, ...rest }) {
	mkdirSync(dirname(log), { recursive: true });
	const output = openSync(log, 'a');
	// A group of its own: kill9 reaches n8n's task runner too, and Ctrl-C in the terminal is handled by us in order.
	const child = spawn(command, args, { cwd, env, detached, stdio: ['ignore', output, output], ...rest });
	closeSync(output);
	const ended = new Promise((resolve) => {
		child.once('error', (error) => resolve({ code: null, error }));
		child.once('exit', (code, signal) => resolve({ code, signal }));
	});
	const signalGroup = (signal) => {
		try {
			process.kill(detached ? -child.pid : child.pid, signal);
		} catch (error) {
			if (error.code !== 'ESRCH') throw error;
		}
	};
	const running = () => child.exitCode === null && child.signalCode === null;
	return {
		name,
		pid: child.pid,
		log,
		ended,
		running,
		logTail: (lines = 15) => readFileSync(log, 'utf8').trim().split('\n').slice(-lines).join('\n'),
		async stop(signal = 'SIGTERM') {
			if (!running()) return;
			child.kill(signal);
			const late = setTimeout(() => signalGroup('SIGKILL'), 15_000);
			await ended;
			clearTimeout(late);
			signalGroup('SIGKILL');
		},
		async kill9() {
			if (running()) signalGroup('SIGKILL');
			await ended;
		},
	};
}

/** Waits for readiness, but gives up at once, with the end of the log, when the process ends. */
export async function ready(process_, what, probe, options) {
	let failure;
	const watch = process_.ended.then(({ code, signal, error }) => {
		failure = new Error(
			`${what} ended (${error?.message ?? signal ?? code}). End of ${process_.log}:\n${process_.logTail()}`,
		);
	});
	await Promise.race([
		watch,
		waitUntil(what, () => failure || probe(), options).catch((error) => {
			throw new Error(`${error.message} See ${process_.log}`);
		}),
	]);
	if (failure) throw failure;
}

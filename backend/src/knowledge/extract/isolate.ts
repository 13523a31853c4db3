import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ExtractError } from './extract-error.ts';
import type { ExtractErrorCode, Values } from './messages.ts';
import type { Extracted, ExtractLimits, SourceFile } from './types.ts';

export interface ReaderTask {
	file: SourceFile;
	limits: ExtractLimits;
}

export type ReaderAnswer = { document: Extracted } | { error: { code: ExtractErrorCode; values: Values } };

const READER = join(import.meta.dirname, 'reader-process.ts');
const BACKEND = resolve(import.meta.dirname, '../../..');
/** All that the reader may read. */
const READABLE = [
	join(BACKEND, 'src'),
	join(BACKEND, 'package.json'),
	join(BACKEND, 'node_modules'),
	resolve(BACKEND, '../node_modules'),
];
/** How often the reader's memory is looked at, in milliseconds. */
const LOOK_EVERY = 100;
const PAGE_BYTES = 4096;

/**
 * Reads a document in a process of its own: without our environment, our files or the right to start anything, and killed
 * when it takes too long or too much memory. A file made to harm a parser harms that process only.
 *
 * @throws ExtractError
 */
export async function readIsolated(file: SourceFile, limits: ExtractLimits, signal?: AbortSignal): Promise<Extracted> {
	signal?.throwIfAborted();
	const child = fork(READER, {
		...readerRights(limits.memoryBytes),
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	const { promise, resolve: finish, reject } = Promise.withResolvers<Extracted>();
	const fail = (code: ExtractErrorCode, values: Values = {}): void => reject(new ExtractError(code, values));
	const deadline = setTimeout(
		() => fail('timeout', { seconds: Math.round(limits.milliseconds / 1000) }),
		limits.milliseconds,
	);
	const watch = setInterval(() => {
		void residentBytes(child.pid).then((bytes) => bytes > limits.memoryBytes && fail('out_of_memory'));
	}, LOOK_EVERY);
	const abort = (): void => reject(signal?.reason as Error);
	signal?.addEventListener('abort', abort);
	child.on('message', (answer: ReaderAnswer) => {
		if ('document' in answer) finish(answer.document);
		else fail(answer.error.code, answer.error.values);
	});
	child.on('error', () => fail('broken'));
	// Node ends itself with SIGABRT when its heap is full.
	child.on('exit', (_, killedBy) =>
		fail(killedBy === 'SIGABRT' || killedBy === 'SIGKILL' ? 'out_of_memory' : 'broken'),
	);
	child.send(
		{ file: { ...file, bytes: new Uint8Array(file.bytes) }, limits } satisfies ReaderTask,
		(error) => error && fail('broken'),
	);
	try {
		return await promise;
	} finally {
		clearTimeout(deadline);
		clearInterval(watch);
		signal?.removeEventListener('abort', abort);
		child.kill('SIGKILL');
	}
}

/** How the reader is started: what it knows, what it may do and how much memory its objects may take. */
export function readerRights(memoryBytes: number): { env: Record<string, string>; execArgv: string[] } {
	return {
		env: {},
		execArgv: [
			'--permission',
			...READABLE.map((path) => `--allow-fs-read=${path}`),
			// The PDF library leaves promises about damaged objects alone and goes on without them.
			'--unhandled-rejections=none',
			`--max-old-space-size=${Math.round((memoryBytes / 1024 / 1024) * 0.6)}`,
		],
	};
}

/** What a process holds in memory; 0 where the system doesn't tell (only Linux does, elsewhere the heap's limit holds). */
async function residentBytes(pid: number | undefined): Promise<number> {
	const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
	return (Number(statm.split(' ')[1]) || 0) * PAGE_BYTES;
}

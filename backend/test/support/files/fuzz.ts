import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Format } from '../../../src/knowledge/extract/extract.ts';
import type { FuzzTask } from './fuzz-reader.ts';

/** What came of the damaged files of one format. */
export interface FuzzResult {
	/** How many became a document, and how many an error of each code. */
	outcomes: Record<string, number>;
	/** Of one file, in milliseconds. */
	slowest: number;
	/** The most memory of the process that read them. */
	megabytes: number;
	/** Crashes and files that took too long. */
	failures: string[];
}

/** Files that one process reads. */
const BATCH = 100;
const MOST_MILLISECONDS = 30_000;

/** Reads so many damaged files of a format, the same ones each time. */
export async function fuzz(format: Format, files: number): Promise<FuzzResult> {
	const result: FuzzResult = { outcomes: {}, slowest: 0, megabytes: 0, failures: [] };
	for (let from = 0; from < files; from += BATCH)
		await runBatch({ format, from, to: Math.min(files, from + BATCH) }, result);
	return result;
}

/** A batch in a process of its own, like the one that reads documents but for its many files. */
async function runBatch(task: FuzzTask, result: FuzzResult): Promise<void> {
	const child = fork(join(import.meta.dirname, 'fuzz-reader.ts'), {
		execArgv: ['--max-old-space-size=540', '--unhandled-rejections=none'],
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	let next = task.from;
	let since = performance.now();
	const watch = setInterval(() => {
		void readFile(`/proc/${child.pid}/statm`, 'utf8')
			.catch(() => '')
			.then((statm) => {
				result.megabytes = Math.max(
					result.megabytes,
					Math.round(((Number(statm.split(' ')[1]) || 0) * 4096) / 1024 / 1024),
				);
			});
		if (performance.now() - since > MOST_MILLISECONDS) {
			result.failures.push(`${task.format} ${next}: more than 30 s`);
			child.kill('SIGKILL');
		}
	}, 50);
	child.on('message', ({ seed, outcome }: { seed: number; outcome: string }) => {
		result.outcomes[outcome] = (result.outcomes[outcome] ?? 0) + 1;
		result.slowest = Math.max(result.slowest, Math.round(performance.now() - since));
		since = performance.now();
		next = seed + 1;
	});
	child.send(task);
	const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
		child.on('exit', (...ended) => resolve(ended));
	});
	clearInterval(watch);
	if (next < task.to) {
		result.failures.push(`${task.format} ${next}: ended with ${code ?? signal}`);
		await runBatch({ ...task, from: next + 1 }, result);
	}
}

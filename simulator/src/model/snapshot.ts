import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Sequence, Store, Tables } from './store.ts';

interface Snapshot {
	version: 1;
	sequences: [Sequence, number][];
	tables: Tables;
}

/** The file holds API tokens. */
const PRIVATE = { mode: 0o600 };

/** Fills the store from a file. False when there is no such file; throws when it is not one of ours. */
export function loadSnapshot(store: Store, file: string): boolean {
	if (!existsSync(file)) return false;
	const snapshot = JSON.parse(readFileSync(file, 'utf8')) as Partial<Snapshot>;
	if (snapshot.version !== 1 || !snapshot.tables || !snapshot.sequences) {
		throw new Error(`${file} is not a snapshot of this simulator`);
	}
	store.load(snapshot.tables, snapshot.sequences);
	return true;
}

/**
 * Keeps a file up to date with the store: written to a neighbour and renamed, so it is whole at every moment. Writing
 * waits `delayMs` after a change, and longer when a snapshot took long, so that it costs at most a few per cent.
 */
export class SnapshotWriter {
	readonly #store: Store;
	readonly #file: string;
	readonly #delayMs: number;
	#timer: NodeJS.Timeout | null = null;
	#writing: Promise<void> = Promise.resolve();
	#lastMs = 0;

	constructor(store: Store, file: string, delayMs = 500) {
		this.#store = store;
		this.#file = file;
		this.#delayMs = delayMs;
	}

	/** Something changed. */
	touch(): void {
		if (this.#timer) return;
		this.#timer = setTimeout(
			() => {
				this.#timer = null;
				this.#writing = this.#writing.then(() => this.#write()).catch(warn);
			},
			Math.max(this.#delayMs, this.#lastMs * 30),
		);
		this.#timer.unref();
	}

	/** Writes what is not written yet and stops. Synchronous, so that it also works while the process ends. */
	close(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		if (!existsSync(dirname(this.#file))) return;
		writeFileSync(`${this.#file}.last`, this.#json(), PRIVATE);
		renameSync(`${this.#file}.last`, this.#file);
	}

	async #write(): Promise<void> {
		const started = performance.now();
		const json = this.#json();
		this.#lastMs = performance.now() - started;
		await mkdir(dirname(this.#file), { recursive: true });
		await writeFile(`${this.#file}.next`, json, PRIVATE);
		await rename(`${this.#file}.next`, this.#file);
	}

	#json(): string {
		const snapshot: Snapshot = { version: 1, sequences: [...this.#store.sequences], tables: this.#store.tables() };
		return JSON.stringify(snapshot);
	}
}

const warn = (error: unknown): void => {
	process.stderr.write(`simulator: the state could not be saved: ${String(error)}\n`);
};

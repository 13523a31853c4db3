import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another living process has the data folder open. */
export class FolderLockedError extends Error {
	override readonly name = 'FolderLockedError';
}

/**
 * Takes a data folder for this process, because PGlite itself lets two processes open one folder, which destroys it.
 * A lock of a process that no longer lives is taken over; so is one with our own process id, which is what a restarted
 * container finds.
 *
 * @returns a function that gives the folder back
 * @throws FolderLockedError when a living process holds it
 */
export function lockFolder(folder: string): () => void {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'backend.lock');
	if (!tryCreate(file)) {
		const holder = Number.parseInt(readFileSync(file, 'utf8'), 10);
		if (holder !== process.pid && isAlive(holder)) {
			throw new FolderLockedError(`the folder ${folder} is in use by process ${holder}`);
		}
		rmSync(file, { force: true });
		if (!tryCreate(file)) throw new FolderLockedError(`the folder ${folder} was taken by another process just now`);
	}
	return () => rmSync(file, { force: true });
}

function tryCreate(file: string): boolean {
	try {
		writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

function isAlive(pid: number): boolean {
	if (!Number.isSafeInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

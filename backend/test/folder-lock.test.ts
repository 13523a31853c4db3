import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderLockedError, lockFolder } from '../src/store/folder-lock.ts';

describe('the lock of a data folder', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'ainstalia-lock-'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	const lockFile = () => join(folder, 'backend.lock');

	test('is refused while another process lives that holds it', async () => {
		const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
		await once(other, 'spawn');
		writeFileSync(lockFile(), `${other.pid}\n`);
		expect(() => lockFolder(folder)).toThrow(FolderLockedError);
		expect(() => lockFolder(folder)).toThrow(String(other.pid));
		other.kill('SIGKILL');
		await once(other, 'exit');
		lockFolder(folder)();
	});

	test('is taken over from a process that is gone, from a broken file, and from our own number', () => {
		for (const content of ['999999999\n', 'nonsense', '', `${process.pid}\n`]) {
			writeFileSync(lockFile(), content);
			const unlock = lockFolder(folder);
			expect(readFileSync(lockFile(), 'utf8')).toBe(`${process.pid}\n`);
			unlock();
		}
	});

	test('makes the folder where there is none', () => {
		lockFolder(join(folder, 'new', 'folder'))();
	});
});

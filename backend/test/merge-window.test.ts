import { createMergeWindow } from '../src/assistant/merge-window.ts';

const LONG = 600_000;
const never = async () => false;
const idle = new AbortController().signal;

test('a wait ends when its time is over', async () => {
	await expect(createMergeWindow(false).wait('c', 1, 5, idle, never)).resolves.toBe('elapsed');
});

test('a newer message of the conversation ends the waits of all older ones, and of no other', async () => {
	const window = createMergeWindow(false);
	const older = [window.wait('c', 1, LONG, idle, never), window.wait('c', 2, LONG, idle, never)];
	const others = [window.wait('d', 1, 20, idle, never), window.wait('c', 3, 20, idle, never)];
	window.announce('c', 3);
	await expect(Promise.all(older)).resolves.toEqual(['superseded', 'superseded']);
	await expect(Promise.all(others)).resolves.toEqual(['elapsed', 'elapsed']);
});

test('a wait ends when its caller goes, or is gone already', async () => {
	const window = createMergeWindow(false);
	const controller = new AbortController();
	const waiting = window.wait('c', 1, LONG, controller.signal, never);
	controller.abort();
	await expect(waiting).resolves.toBe('aborted');
	await expect(window.wait('c', 1, LONG, controller.signal, never)).resolves.toBe('aborted');
});

test('where other processes share the database, it looks there for newer messages', async () => {
	await expect(createMergeWindow(true).wait('c', 1, LONG, idle, async () => true)).resolves.toBe('superseded');
});

test('a look into the database that fails ends the wait with the error', async () => {
	const failing = async () => {
		throw new Error('gone');
	};
	await expect(createMergeWindow(true).wait('c', 1, LONG, idle, failing)).rejects.toThrow('gone');
});

test('announcing to nobody does nothing', () => {
	expect(() => createMergeWindow(false).announce('c', 1)).not.toThrow();
});

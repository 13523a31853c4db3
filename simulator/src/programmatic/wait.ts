import type { Core } from '../core.ts';

export interface WaitOptions {
	/** Default 10,000. */
	timeoutMs?: number;
	/** What is awaited, for the error message. */
	what?: string;
}

/**
 * Resolves with the first truthy value of `check`, which runs now and after every event of the simulator: no polling.
 * Rejects after the timeout, naming what was awaited.
 */
export function waitUntil<T>(
	core: Core,
	check: () => T | undefined | null | false,
	options: WaitOptions = {},
): Promise<T> {
	const { timeoutMs = 10_000, what = 'the awaited state' } = options;
	// The stack of the caller, which an error from the timer would not have.
	const timeout = new Error(`Waited ${timeoutMs} ms for ${what}`);
	return new Promise((resolve, reject) => {
		const finish = (settle: () => void): void => {
			clearTimeout(timer);
			stop();
			settle();
		};
		const attempt = (): void => {
			try {
				const value = check();
				if (value) finish(() => resolve(value));
			} catch (error) {
				finish(() => reject(error as Error));
			}
		};
		const timer = setTimeout(() => finish(() => reject(timeout)), timeoutMs);
		const stop = core.listen(attempt);
		attempt();
	});
}

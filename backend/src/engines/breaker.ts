/** Keeps callers away from something that keeps failing. */
export interface Breaker {
	/** Whether a call may be made now. */
	allows(): boolean;
	succeeded(): void;
	failed(): void;
}

/**
 * A breaker that opens after `failures` in a row for `seconds`; then one caller may try, and the others wait for its result.
 */
export function createBreaker(options: { failures: number; seconds: number; clock: () => Date }): Breaker {
	let inARow = 0;
	let closedUntil = 0;
	return {
		allows() {
			if (inARow < options.failures) return true;
			const now = options.clock().getTime();
			if (now < closedUntil) return false;
			// One trial call; the next is due when it fails or after the same time again.
			closedUntil = now + options.seconds * 1000;
			return true;
		},
		succeeded() {
			inARow = 0;
		},
		failed() {
			inARow += 1;
			closedUntil = options.clock().getTime() + options.seconds * 1000;
		},
	};
}

/** How a wait ended. */
export type WaitOutcome = 'elapsed' | 'superseded' | 'aborted';

interface Waiter {
	seq: number;
	supersede: () => void;
}

/** Between two looks at the database for messages that another process stored, in milliseconds. */
const POLL_INTERVAL = 500;

export interface MergeWindow {
	/**
	 * Waits for quiet in a conversation.
	 *
	 * @param conversation a key, unique over companies
	 * @param seq arrival number of the message that waits
	 * @param milliseconds how long
	 * @param signal ends the wait when the caller is gone
	 * @param hasNewer looks for a newer message elsewhere; asked now and then where several processes share a database
	 */
	wait(
		conversation: string,
		seq: number,
		milliseconds: number,
		signal: AbortSignal,
		hasNewer: () => Promise<boolean>,
	): Promise<WaitOutcome>;
	/** Ends the waits of all older messages of the conversation. Call it after the message is committed. */
	announce(conversation: string, seq: number): void;
}

/**
 * Waits of messages for further messages of their conversation, so that three quick messages get one answer.
 *
 * @param shared whether other processes may store messages in the same database
 */
export function createMergeWindow(shared: boolean): MergeWindow {
	const waiters = new Map<string, Set<Waiter>>();

	function wait(...[conversation, seq, milliseconds, signal, hasNewer]: Parameters<MergeWindow['wait']>) {
		const { promise, resolve, reject } = Promise.withResolvers<WaitOutcome>();
		if (signal.aborted) return Promise.resolve<WaitOutcome>('aborted');

		const waiter: Waiter = { seq, supersede: () => resolve('superseded') };
		const group = waiters.get(conversation) ?? new Set();
		waiters.set(conversation, group.add(waiter));
		const onAbort = () => resolve('aborted');
		signal.addEventListener('abort', onAbort);
		const timer = setTimeout(() => resolve('elapsed'), milliseconds);
		const poll = shared
			? setInterval(() => void hasNewer().then((newer) => newer && resolve('superseded'), reject), POLL_INTERVAL)
			: undefined;

		return promise.finally(() => {
			clearTimeout(timer);
			clearInterval(poll);
			signal.removeEventListener('abort', onAbort);
			group.delete(waiter);
			if (group.size === 0) waiters.delete(conversation);
		});
	}

	function announce(conversation: string, seq: number): void {
		for (const waiter of waiters.get(conversation) ?? []) {
			if (waiter.seq < seq) waiter.supersede();
		}
	}

	return { wait, announce };
}

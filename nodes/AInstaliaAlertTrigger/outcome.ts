import type { IRun } from 'n8n-workflow';

const FAILED: readonly unknown[] = ['error', 'crashed', 'canceled'] satisfies IRun['status'][];

/**
 * Why an execution has not delivered its alert; null when it has.
 *
 * @param run what n8n knows of the execution; nothing when it never started
 * @param triggerName the trigger's name: where nothing else ran, the alert reached nobody
 */
export function problemOf(run: IRun | undefined, triggerName: string): string | null {
	if (run === undefined) return 'the execution did not start';
	const { error, lastNodeExecuted } = run.data?.resultData ?? {};
	if (error) return error.message || 'the execution failed';
	if (FAILED.includes(run.status)) return `the execution ended as ${run.status}`;
	return lastNodeExecuted === triggerName ? 'no node is connected to the output of this channel' : null;
}

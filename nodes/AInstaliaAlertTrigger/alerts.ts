import type { IDataObject, INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';
import { type Backend, openBackend } from '../shared/backend';
import { CHATWOOT_CREDENTIAL } from '../shared/chatwoot';
import type { DueAlert } from '../shared/contract';
import { text } from '../shared/values';
import { CHANNELS } from './description';
import { problemOf } from './outcome';

/** How long one call waits for an alert, in seconds. */
const WAIT_SECONDS = 25;
/** Alerts that are being delivered at the same time, at most: each is an execution. */
const MAX_IN_FLIGHT = 20;
/** The longest wait before the backend is asked again after it failed, in milliseconds. */
const LONGEST_PAUSE_MS = 30_000;
/** The backend answers at once when it is closing: not asked more often than this, in milliseconds. */
const SHORTEST_ROUND_MS = 500;
/** An execution must be over this long before its hold on the alert ends, in milliseconds. */
const LEASE_MARGIN_MS = 5_000;

/**
 * Waits for alerts and starts an execution for each, until it is stopped. What an execution has not delivered goes out
 * again: the backend holds an alert for a minute, and hears here whether its execution succeeded.
 */
export function startAlerts(context: ITriggerFunctions): { stop(): Promise<void> } {
	const stopping = new AbortController();
	const running = listen(context, stopping.signal);
	return {
		async stop() {
			stopping.abort();
			await running;
		},
	};
}

async function listen(context: ITriggerFunctions, signal: AbortSignal): Promise<void> {
	// The editor's test takes one alert: it can show no second execution.
	const isTest = context.getMode() === 'manual';
	const inFlight = new Set<Promise<void>>();
	let failures = 0;
	while (!signal.aborted) {
		const began = Date.now();
		try {
			const backend = await openBackend(context);
			const limit = isTest ? 1 : MAX_IN_FLIGHT - inFlight.size;
			const request = { waitSeconds: WAIT_SECONDS, limit, dashboardUrl: await dashboardUrl(context) };
			const { alerts } = await backend.nextAlerts(request, signal);
			failures = 0;
			for (const alert of alerts) {
				const delivery = deliver(context, backend, alert).finally(() => inFlight.delete(delivery));
				inFlight.add(delivery);
			}
			if (isTest && alerts.length > 0) return;
			if (inFlight.size >= MAX_IN_FLIGHT) await Promise.race(inFlight);
			if (alerts.length === 0) await pause(SHORTEST_ROUND_MS - (Date.now() - began), signal);
		} catch (error) {
			if (signal.aborted) return;
			failures += 1;
			context.logger.warn(`AInstalia Alert Trigger could not ask for alerts: ${(error as Error).message}`);
			await pause(Math.min(500 * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS), signal);
		}
	}
}

/** Starts the execution of one alert, waits for its end, and reports it. Never throws. */
async function deliver(context: ITriggerFunctions, backend: Backend, alert: DueAlert): Promise<void> {
	const { alertId, step, attempt, leaseSeconds } = alert;
	try {
		const done = context.helpers.createDeferredPromise<IRun>();
		const end = AbortSignal.timeout(leaseSeconds * 1000 - LEASE_MARGIN_MS);
		context.emit(itemsOf(alert), undefined, done);
		const problem = await Promise.race([
			done.promise.then(
				(run) => problemOf(run, context.getNode().name),
				(error: unknown) => (error as Error).message,
			),
			aborted(end).then(() => 'unknown' as const),
		]);
		// Still running: should it fail, the hold ends and the alert goes out again.
		if (problem === 'unknown') return;
		await backend.reportDelivery(alertId, {
			step,
			attempt,
			ok: problem === null,
			error: problem?.slice(0, 500) ?? null,
		});
	} catch (error) {
		context.logger.warn(`AInstalia Alert Trigger could not report an alert: ${(error as Error).message}`);
	}
}

/** The item, on the output of its channel. */
function itemsOf(alert: DueAlert): INodeExecutionData[][] {
	return CHANNELS.map((channel) =>
		channel === alert.channel ? [{ json: { ...alert } as unknown as IDataObject }] : [],
	);
}

async function dashboardUrl(context: ITriggerFunctions): Promise<string | null> {
	const given = text(context.getNodeParameter('dashboardUrl', ''), 500)?.trim();
	if (given) return given;
	if (!context.getNode().credentials?.[CHATWOOT_CREDENTIAL]) return null;
	return text((await context.getCredentials(CHATWOOT_CREDENTIAL)).url, 500)?.trim() ?? null;
}

/** Resolves when the signal is aborted. */
async function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	await new Promise<void>((resolve) => {
		signal.addEventListener('abort', () => resolve(), { once: true });
	});
}

/** Waits, but not longer than until the signal. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	if (milliseconds > 0) await aborted(AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]));
}

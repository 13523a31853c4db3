import { ALERT_LEASE_SECONDS } from '../contract/alert.ts';
import { type AlertChannel, type CompanySettings, companySettings } from '../contract/settings.ts';
import type { Decision } from '../contract/trace.ts';
import {
	type AlertProgress,
	type AlertRow,
	insertAlert,
	leaseAlert,
	lockDueAlerts,
	type NewAlert,
	postponeAlert,
} from '../store/alerts.ts';
import { findSettings } from '../store/companies.ts';
import type { Tx } from '../store/tables/index.ts';
import { isOpen, nextOpening, officeMinutes } from './office-hours.ts';

const MINUTE = 60_000;
/** The first wait after a failed delivery, in milliseconds; doubled for each further one. */
const FIRST_RETRY = 5_000;
const LONGEST_RETRY = 2 * MINUTE;
/** How long a channel may fail before the alert of a danger goes one further, in milliseconds. */
const DANGER_PATIENCE = 30_000;

/** Something to alert of. `dueAt` is left out where it is due at once. */
export type AlertCause = Omit<NewAlert, 'dueAt'> & { dueAt?: Date };

/**
 * Raises an alert in the transaction of what it is about, so that none is lost between the two. The same `key` again raises
 * nothing.
 *
 * @returns what was done, for the trace
 */
export async function raiseAlert(tx: Tx, settings: CompanySettings, cause: AlertCause, now: Date): Promise<Decision> {
	const [first] = settings.alerts.channels;
	const dueAt = first === undefined ? null : (cause.dueAt ?? now);
	const facts = { ...cause.facts, words: cause.facts.words.slice(0, 2000) };
	const id = await insertAlert(tx, { ...cause, facts, dueAt }, now);
	const step = { at: now.toISOString(), step: 'alert' };
	if (id === null) return { ...step, outcome: 'known', reason: `an alert for ${cause.key} is there` };
	if (first === undefined) {
		return { ...step, outcome: 'no channel', reason: `alert ${id}: the company has set no channel for alerts` };
	}
	return { ...step, outcome: 'raised', reason: `alert ${id}, first to ${first.type}` };
}

/** Alerts that are given out, and the settings that they go by. */
export interface DueAlerts {
	alerts: AlertRow[];
	settings: CompanySettings;
}

/**
 * Gives out the alerts that are due: each is held for a minute, and nobody else gets it meanwhile. Goes by the settings as
 * they are now, not as they were when the caller began to wait.
 *
 * @returns null where none is due
 */
export async function takeDueAlerts(tx: Tx, limit: number, now: Date): Promise<DueAlerts | null> {
	const due = await lockDueAlerts(tx, now, limit);
	if (due.length === 0) return null;
	const settings = companySettings.parse(await findSettings(tx));
	if (settings.alerts.channels.length === 0) return null;
	const given: AlertRow[] = [];
	for (const alert of due) {
		const later = alert.kind === 'unanswered' ? laterThan(now, settings, alert) : null;
		if (later) await postponeAlert(tx, alert.id, later);
		else given.push(await leaseAlert(tx, alert, new Date(now.getTime() + ALERT_LEASE_SECONDS * 1000), now));
	}
	return given.length === 0 ? null : { alerts: given, settings };
}

/** When an alert for a customer who waits may go out, where that is not now: the wait counts in office hours only. */
function laterThan(now: Date, settings: CompanySettings, alert: AlertRow): Date | null {
	if (isOpen(settings, now) === false)
		return nextOpening(settings, now)?.toJSDate() ?? new Date(now.getTime() + 60 * MINUTE);
	if (alert.step > 0) return null;
	const left = settings.alerts.unansweredMinutes - officeMinutes(settings, alert.created_at, now);
	// A second of tolerance: the moment itself was reckoned in minutes.
	return left * MINUTE > 1000 ? new Date(now.getTime() + left * MINUTE) : null;
}

/** Where the alert of a step goes: each repeat one further, the last again and again. */
export function channelOf({ alerts: { channels } }: CompanySettings, step: number): AlertChannel | null {
	return channels[Math.min(step, channels.length - 1)] ?? null;
}

/**
 * Where an alert stands after a delivery. A delivered one waits for its repeat; a failed one is tried again soon, and goes a
 * channel further when it has failed for as long as a repeat would wait, or in danger for half a minute: a broken channel must
 * not end the chain.
 */
export function afterDelivery(
	settings: CompanySettings,
	alert: Pick<AlertRow, 'kind' | 'step' | 'step_since' | 'failures'>,
	ok: boolean,
	now: Date,
): AlertProgress {
	const { repeatMinutes, maxRepeats } = settings.alerts;
	const next = (dueAt: Date): AlertProgress =>
		alert.step >= maxRepeats
			? { step: alert.step, stepSince: dueAt, failures: 0, dueAt: null, ended: 'exhausted' }
			: { step: alert.step + 1, stepSince: dueAt, failures: 0, dueAt, ended: null };
	if (ok) return next(new Date(now.getTime() + repeatMinutes * MINUTE));
	const retryAt = new Date(now.getTime() + Math.min(FIRST_RETRY * 2 ** Math.min(alert.failures, 10), LONGEST_RETRY));
	const patience = Math.min(repeatMinutes * MINUTE, alert.kind === 'hazard' ? DANGER_PATIENCE : Infinity);
	if (retryAt.getTime() - alert.step_since.getTime() >= patience) return next(retryAt);
	return { step: alert.step, stepSince: alert.step_since, failures: alert.failures + 1, dueAt: retryAt, ended: null };
}

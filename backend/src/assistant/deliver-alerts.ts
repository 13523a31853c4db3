import type { z } from 'zod';
import {
	type Alert,
	ALERT_LEASE_SECONDS,
	type alertListQuery,
	type deliveryReport,
	type DueAlert,
	type Incident,
	type incidentListQuery,
	type nextAlertsRequest,
} from '../contract/alert.ts';
import type { CompanySettings } from '../contract/settings.ts';
import { NotFoundError } from '../errors.ts';
import {
	type AlertRow,
	endAlert,
	findAlert,
	listAlerts as findAlerts,
	lockAlert,
	logDelivery,
	saveProgress,
} from '../store/alerts.ts';
import { lockConversation } from '../store/conversations.ts';
import { listIncidents as findIncidents, takeIncidents } from '../store/incidents.ts';
import { alertText } from './alert-text.ts';
import { afterDelivery, channelOf, takeDueAlerts } from './alerts.ts';
import type { Company, TurnContext } from './context.ts';

/** Between two looks for alerts that are due, in milliseconds: another process may raise them. */
const LOOK_INTERVAL = 1000;

/**
 * Gives out the alerts that are due, or waits for one.
 *
 * @param signal ends the wait when the caller is gone or the service closes
 */
export async function nextAlerts(
	{ clock, database }: TurnContext,
	company: Company,
	{ waitSeconds, limit, dashboardUrl }: z.output<typeof nextAlertsRequest>,
	signal: AbortSignal,
): Promise<DueAlert[]> {
	const until = Date.now() + waitSeconds * 1000;
	for (;;) {
		const now = clock();
		const due = await database.withCompany(company.id, (tx) => takeDueAlerts(tx, limit, now));
		if (due) return due.alerts.flatMap((alert) => toDueAlert(alert, due.settings, dashboardUrl ?? null, now) ?? []);
		const left = until - Date.now();
		if (left <= 0 || signal.aborted) return [];
		await pause(Math.min(left, LOOK_INTERVAL), signal);
	}
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	const timer = setTimeout(resolve, milliseconds);
	signal.addEventListener('abort', () => resolve(), { once: true });
	await promise;
	clearTimeout(timer);
}

function toDueAlert(
	alert: AlertRow,
	settings: CompanySettings,
	dashboardUrl: string | null,
	now: Date,
): DueAlert | null {
	const channel = channelOf(settings, alert.step);
	if (channel === null) return null;
	const link =
		dashboardUrl === null || alert.account_id === null || alert.conversation_id === null
			? null
			: `${dashboardUrl.replace(/\/+$/, '')}/app/accounts/${alert.account_id}/conversations/${alert.conversation_id}`;
	return {
		alertId: alert.id,
		deliveryId: `${alert.id}-${alert.step}`,
		step: alert.step,
		attempt: alert.tries,
		leaseSeconds: ALERT_LEASE_SECONDS,
		kind: alert.kind,
		channel: channel.type,
		teamId: channel.type === 'team' ? channel.teamId : null,
		chatId: channel.type === 'telegram' ? channel.chatId : null,
		url: channel.type === 'webhook' ? channel.url : null,
		accountId: alert.account_id,
		conversationId: alert.conversation_id,
		conversationUrl: link,
		contact: { id: alert.contact_id, name: alert.facts.name, phone: alert.facts.phone },
		hazardKind: alert.facts.hazard,
		...alertText(alert, alert.step, link, now),
		createdAt: alert.created_at.toISOString(),
	};
}

/**
 * Takes a report of a delivery. Of several reports of one step the first good one counts; a failure counts only from whoever
 * holds the alert now.
 *
 * @returns when the alert goes out next; null when it does not
 * @throws NotFoundError when the company has no such alert
 */
export async function reportDelivery(
	{ clock, database }: TurnContext,
	company: Company,
	alertId: string,
	report: z.output<typeof deliveryReport>,
): Promise<{ nextAt: string | null }> {
	const now = clock();
	return await database.withCompany(company.id, async (tx) => {
		const alert = await lockAlert(tx, alertId);
		if (!alert) throw new NotFoundError('there is no such alert');
		const { step, ok } = report;
		await logDelivery(tx, alert.id, {
			at: now.toISOString(),
			step,
			channel: channelOf(company.settings, step)?.type ?? null,
			ok,
			error: ok ? null : (report.error ?? 'unknown'),
		});
		const counts = alert.ended_at === null && step === alert.step && (ok || report.attempt === alert.tries);
		if (!counts) return { nextAt: alert.due_at?.toISOString() ?? null };
		const progress = afterDelivery(company.settings, alert, ok, now);
		await saveProgress(tx, alert.id, progress, now);
		return { nextAt: progress.dueAt?.toISOString() ?? null };
	});
}

/**
 * Ends an alert because somebody takes it.
 *
 * @returns whether it was still open
 * @throws NotFoundError when the company has no such alert
 */
export async function takeAlert(
	{ clock, database }: TurnContext,
	company: Company,
	alertId: string,
	by: string,
): Promise<{ taken: boolean; takenBy: string | null }> {
	const now = clock();
	return await database.withCompany(company.id, async (tx) => {
		const found = await findAlert(tx, alertId);
		if (!found) throw new NotFoundError('there is no such alert');
		// The conversation first, as everything else that changes its alerts and incidents does.
		if (found.account_id !== null && found.conversation_id !== null) {
			await lockConversation(tx, { accountId: found.account_id, conversationId: found.conversation_id });
		}
		const alert = await lockAlert(tx, alertId);
		if (!alert || alert.ended_at !== null) return { taken: false, takenBy: alert?.taken_by ?? null };
		await endAlert(tx, alert.id, { reason: 'taken', by }, now);
		await takeIncidents(tx, alert.incident_id === null ? [] : [alert.incident_id], by, now);
		return { taken: true, takenBy: by };
	});
}

/** The newest alerts with what became of them. */
export async function listAlerts(
	{ clock, database }: TurnContext,
	company: Company,
	query: z.output<typeof alertListQuery>,
): Promise<Alert[]> {
	const now = clock();
	const rows = await database.withCompany(company.id, (tx) => findAlerts(tx, query));
	return rows.map((row) => ({
		alertId: row.id,
		kind: row.kind,
		state: row.ended_reason ?? 'open',
		accountId: row.account_id,
		conversationId: row.conversation_id,
		incidentId: row.incident_id,
		text: alertText(row, 0, null, now).text,
		createdAt: row.created_at.toISOString(),
		nextAt: row.due_at?.toISOString() ?? null,
		deliveries: row.deliveries,
		endedAt: row.ended_at?.toISOString() ?? null,
		takenBy: row.taken_by,
	}));
}

/** The newest dangers that customers reported. */
export async function listIncidents(
	{ clock, database }: TurnContext,
	company: Company,
	query: z.output<typeof incidentListQuery>,
): Promise<Incident[]> {
	const now = clock();
	const rows = await database.withCompany(company.id, (tx) => findIncidents(tx, query, now));
	return rows.map((row) => ({
		incidentId: row.id,
		kind: row.kind,
		certain: row.certain,
		state: row.closed_at ? 'closed' : row.taken_at ? 'taken' : 'open',
		accountId: row.account_id,
		conversationId: row.conversation_id,
		contactId: row.contact_id,
		consultaId: row.consulta_id,
		openedAt: row.opened_at.toISOString(),
		lastMessageAt: row.last_message_at.toISOString(),
		texted: row.texted,
		takenAt: row.taken_at?.toISOString() ?? null,
		takenBy: row.taken_by,
		closedAt: row.closed_at?.toISOString() ?? null,
		closedReason: row.closed_reason,
		alertIds: row.alertIds,
	}));
}

import type { Decision } from '../contract/trace.ts';
import type { Message } from '../contract/message.ts';
import type { Hazard } from '../contract/turn.ts';
import { findOpenIncidents, noteReport, type OpenIncident, openIncident, type Place } from '../store/incidents.ts';
import type { Tx } from '../store/tables/index.ts';
import { raiseAlert } from './alerts.ts';
import type { Company } from './context.ts';
import type { SafetyDecision } from './plan-safety.ts';

/** What a turn's claim knows of the danger that it reports. */
export interface DangerReport {
	consultaId: string;
	message: Message;
	/** The customer's words. */
	text: string;
	decision: SafetyDecision;
	/** What is known of the person besides the message. */
	name: string | null;
}

/** The open incidents of a conversation without those that the turn itself has opened. Under the conversation's lock. */
export async function otherIncidents(tx: Tx, place: Place, turnId: string | null, now: Date): Promise<OpenIncident[]> {
	return (await findOpenIncidents(tx, place, now)).filter(({ consultaId }) => consultaId !== turnId);
}

/**
 * Writes down the danger that a turn reports, and raises the alert for what is new: in the transaction of the claim, so that
 * neither is without the other.
 *
 * @returns what was done, for the trace
 */
export async function recordDanger(tx: Tx, company: Company, report: DangerReport, now: Date): Promise<Decision[]> {
	const { consultaId, message, decision } = report;
	const { plan, fresh, repeated } = decision;
	const at = now.toISOString();
	const place = { accountId: message.accountId, conversationId: message.conversationId };
	const steps: Decision[] = [{ at, step: 'safety', outcome: plan.action, reason: decision.reason }];
	for (const hazard of fresh) {
		const { kind, certain } = hazard;
		const texts = plan.action === 'text';
		const id = await openIncident(
			tx,
			{ ...place, contactId: message.contact.id, kind, certain, consultaId, texts },
			now,
		);
		steps.push({ at, step: 'incident', outcome: `opened: ${kind}`, reason: `incident ${id}` });
		steps.push(await alert(tx, company, report, hazard, id, 1, now));
	}
	for (const { incident, hazard, alertsAgain } of repeated) {
		const textedBy = !incident.texted && plan.action === 'text' ? consultaId : null;
		const reassures = plan.action === 'reassurance';
		await noteReport(tx, incident.id, { certain: hazard.certain, textedBy, reassures, reopens: alertsAgain }, now);
		steps.push({ at, step: 'incident', outcome: `reported again: ${hazard.kind}`, reason: `incident ${incident.id}` });
		if (alertsAgain) steps.push(await alert(tx, company, report, hazard, incident.id, incident.alerts + 1, now));
	}
	return steps;
}

async function alert(
	...[tx, company, report, hazard, incidentId, number, now]: [Tx, Company, DangerReport, Hazard, string, number, Date]
): Promise<Decision> {
	const { message, name, text } = report;
	return await raiseAlert(
		tx,
		company.settings,
		{
			kind: 'hazard',
			key: `incident/${incidentId}/${number}`,
			accountId: message.accountId,
			conversationId: message.conversationId,
			contactId: message.contact.id,
			incidentId,
			facts: {
				name: name ?? message.contact.name,
				phone: message.contact.phone,
				words: text,
				hazard: hazard.kind,
				certain: hazard.certain,
			},
			since: new Date(message.sentAt),
			hadAssignee: message.assigneeType === 'User',
		},
		now,
	);
}

import type { Message } from '../contract/message.ts';
import { type AlertEnd, endAlerts } from '../store/alerts.ts';
import type { ConversationRow } from '../store/conversations.ts';
import { closeIncidents, type Place, takeIncidents } from '../store/incidents.ts';
import type { Tx } from '../store/tables/index.ts';

/**
 * Chatwoot assigns somebody by itself when a conversation is opened or given to a team. So soon after we did either, an
 * assignment does not mean that a person has seen it; in milliseconds.
 */
const AUTOMATIC_ASSIGNMENT = 15_000;

/** An operator wrote to the customer: what was reported before is taken. Under the conversation's lock. */
export async function takeByReply(tx: Tx, message: Message, now: Date): Promise<void> {
	await take(tx, message, { reason: 'taken', by: 'an operator who wrote', before: new Date(message.sentAt) }, now);
}

/**
 * A conversation changed: resolved, it ends its incidents and alerts; given back to the assistant or assigned to a person, it
 * takes them. Under the conversation's lock.
 *
 * @param at when it changed
 */
export async function takeByChange(
	tx: Tx,
	place: Place,
	{ status, assigneeType, handedBackAt }: ConversationRow,
	at: Date,
	now: Date,
): Promise<void> {
	if (status === 'resolved') {
		await take(tx, place, { reason: 'resolved', by: 'the conversation was resolved' }, now);
		await closeIncidents(tx, place, now);
	} else if (handedBackAt !== null && handedBackAt.getTime() === at.getTime()) {
		await take(tx, place, { reason: 'taken', by: 'an operator who gave the conversation back', before: at }, now);
	} else if (assigneeType === 'User') {
		const untouchedSince = new Date(now.getTime() - AUTOMATIC_ASSIGNMENT);
		await take(tx, place, { reason: 'taken', by: 'the operator it was assigned to', untouchedSince }, now);
	}
}

/**
 * An operator said by `/visto` or `/bot` that what was reported before is in hands. Under the conversation's lock.
 *
 * @returns how many alerts that ends
 */
export async function takeByOrder(tx: Tx, place: Place, operator: string, before: Date, now: Date): Promise<number> {
	return await take(tx, place, { reason: 'taken', by: operator, before }, now);
}

async function take(tx: Tx, place: Place, end: AlertEnd, now: Date): Promise<number> {
	const ended = await endAlerts(tx, place, end, now);
	await takeIncidents(tx, ended, end.by, now);
	return ended.length;
}

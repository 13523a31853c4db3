import { hasOpenAlert } from '../store/alerts.ts';
import type { ConversationRow } from '../store/conversations.ts';
import { findTurnContact } from '../store/history.ts';
import { newestSentAt } from '../store/messages.ts';
import type { Tx } from '../store/tables/index.ts';
import { appendDecisions, type Turn } from '../store/turns.ts';
import { raiseAlert } from './alerts.ts';
import type { Company } from './context.ts';

/**
 * Sets the alert for a customer who was handed over: it goes out when nobody has answered within the company's time, office
 * hours only. Danger has an alert of its own. Under the conversation's lock.
 *
 * @param before what was known of the conversation before it was handed over
 */
export async function alertIfUnanswered(
	tx: Tx,
	company: Company,
	turn: Turn,
	before: ConversationRow,
	now: Date,
): Promise<void> {
	const { account_id: accountId, conversation_id: conversationId } = turn;
	if (turn.route === 'hazard' || accountId === null || conversationId === null) return;
	const since = (await newestSentAt(tx, turn.id)) ?? turn.created_at;
	if (before.humanRepliedAt !== null && before.humanRepliedAt > since) return;
	const place = { accountId, conversationId };
	if (await hasOpenAlert(tx, place, 'unanswered')) return;
	const contact = await findTurnContact(tx, turn);
	const step = await raiseAlert(
		tx,
		company.settings,
		{
			...place,
			kind: 'unanswered',
			key: `unanswered/${turn.id}`,
			contactId: turn.contact_id,
			incidentId: null,
			facts: { name: contact.name, phone: contact.phone, words: turn.text, hazard: null, certain: true },
			since,
			hadAssignee: before.assigneeType === 'User',
			dueAt: new Date(now.getTime() + company.settings.alerts.unansweredMinutes * 60_000),
		},
		now,
	);
	await appendDecisions(tx, turn.id, [step]);
}

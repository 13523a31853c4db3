import type { z } from 'zod';
import type { sendingReport, sendingResponse } from '../contract/turn.ts';
import { NotFoundError } from '../errors.ts';
import { touchAlerts } from '../store/alerts.ts';
import { changeConversation, findConversation, lockConversation } from '../store/conversations.ts';
import type { Tx } from '../store/tables/index.ts';
import { endReturn } from '../store/orders.ts';
import { savePerson } from '../store/people.ts';
import { findTurn, lockTurn, saveSending, type Turn } from '../store/turns.ts';
import { type Company, leaseEnd, type TurnContext } from './context.ts';
import { wasDisclosed } from './manners/disclosure.ts';
import { alertIfUnanswered } from './unanswered.ts';

type Report = z.output<typeof sendingReport>;
type Response = z.output<typeof sendingResponse>;

/**
 * Takes a report of the node that sends. `sending` asks for the right to send and holds the turn for longer; `sent` and
 * `skipped` close it. What has been sent stays sent: a later report does not change it.
 *
 * @throws NotFoundError when the company has no such turn
 */
export async function reportSending(
	context: TurnContext,
	company: Company,
	consultaId: string,
	report: Report,
): Promise<Response> {
	const now = context.clock();
	return await context.database.withCompany(company.id, async (tx) => {
		if (report.state === 'sent' && report.handedOff) await handOver(tx, company, consultaId, now);
		const turn = await lockTurn(tx, consultaId);
		if (!turn) throw new NotFoundError('there is no such turn');
		return report.state === 'sending'
			? await allowSending(context, tx, turn, report.attempt, now)
			: await closeTurn(tx, turn, report, now);
	});
}

/** A hand-over opens the conversation. Before the turn is locked, as a claim locks conversation and turn in this order. */
async function handOver(tx: Tx, company: Company, consultaId: string, now: Date): Promise<void> {
	const turn = await findTurn(tx, consultaId);
	if (!turn?.account_id || !turn.conversation_id) return;
	const place = { accountId: turn.account_id, conversationId: turn.conversation_id };
	const known = await lockConversation(tx, place);
	if (!known) return;
	// A person who has the conversation keeps it.
	const assigneeType = known.assigneeType === 'User' ? 'User' : null;
	await changeConversation(tx, { ...place, status: 'open', assigneeType, at: now, now });
	await endReturn(tx, place);
	// Chatwoot may assign somebody now, by itself.
	await touchAlerts(tx, place, now);
	if (turn.state === 'open') await alertIfUnanswered(tx, company, turn, known, now);
}

async function allowSending(
	context: TurnContext,
	tx: Tx,
	turn: Turn,
	attempt: number | undefined,
	now: Date,
): Promise<Response> {
	if (turn.state === 'closed') return refusal(turn, 'the turn is closed');
	if (attempt !== undefined && attempt !== turn.attempts) {
		return refusal(turn, `attempt ${turn.attempts} holds the turn now`);
	}
	// A later attempt may find that the reply is there already; what it may say it sees in Chatwoot.
	const isFirst = turn.attempts === 1 && turn.route !== 'hazard';
	if (isFirst && (await hasPersonWritten(tx, turn))) return refusal(turn, 'a person has answered');
	const reason = attempt === undefined ? 'the turn is open' : `attempt ${attempt} holds the turn`;
	await saveSending(tx, turn.id, {
		state: 'sending',
		messageId: turn.sending_message_id,
		reason: null,
		leaseUntil: leaseEnd(context, now),
		decision: { at: now.toISOString(), step: 'send', outcome: 'allowed', reason },
		now,
	});
	const lease = { attempt: turn.attempts, seconds: context.turns.leaseSeconds };
	return { allowed: true, reason, sentMessageId: turn.sending_message_id, lease };
}

/** Whether an operator wrote to the customer after the turn was claimed. */
async function hasPersonWritten(tx: Tx, turn: Turn): Promise<boolean> {
	if (turn.account_id === null || turn.conversation_id === null) return false;
	const place = { accountId: turn.account_id, conversationId: turn.conversation_id };
	const repliedAt = (await findConversation(tx, place))?.humanRepliedAt;
	return repliedAt instanceof Date && repliedAt > turn.created_at;
}

async function closeTurn(
	tx: Tx,
	turn: Turn,
	report: Exclude<Report, { state: 'sending' }>,
	now: Date,
): Promise<Response> {
	if (turn.sending_state === 'sent') return refusal(turn, 'already reported as sent');
	if (turn.state === 'closed' && report.state === 'skipped') return refusal(turn, 'the turn is closed');
	const messageId = report.state === 'sent' ? (report.messageId ?? null) : null;
	const reason = report.state === 'sent' ? null : report.reason;
	const said =
		report.state === 'sent' ? `Chatwoot has it${report.handedOff ? '; handed to a person' : ''}` : report.reason;
	// Only what arrived was told.
	if (report.state === 'sent' && turn.account_id && turn.contact_id && wasDisclosed(turn.decisions)) {
		await savePerson(tx, { accountId: turn.account_id, contactId: turn.contact_id }, { disclosedAt: now }, now);
	}
	await saveSending(tx, turn.id, {
		state: report.state,
		messageId,
		reason,
		leaseUntil: null,
		decision: { at: now.toISOString(), step: 'send', outcome: report.state, reason: said },
		now,
	});
	return { allowed: false, reason: `recorded as ${report.state}`, sentMessageId: messageId, lease: null };
}

function refusal(turn: Turn, reason: string): Response {
	return { allowed: false, reason, sentMessageId: turn.sending_message_id, lease: null };
}

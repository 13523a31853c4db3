import type { z } from 'zod';
import type { Message } from '../contract/message.ts';
import type { Classification, classifyRequest } from '../contract/turn.ts';
import { hasNewerMessage, storeMessage, unclaimedMessages } from '../store/messages.ts';
import { claimTurn } from './claim-turn.ts';
import type { Company, TurnContext } from './context.ts';
import { findHazard } from './hazard.ts';
import type { WaitOutcome } from './merge-window.ts';
import { messageText } from './message-text.ts';
import { announceMessage, conversationKey, receiveMessage } from './receive-message.ts';
import { SUPERSEDED, withoutTurn } from './silence.ts';

/**
 * Waits for quiet in the conversation, then claims the customer's unanswered messages as one turn and decides its route.
 * Whoever comes second, whether a repeat, an older message or another process, gets `silent` without a turn.
 *
 * @param signal aborted when the caller is gone: then nothing is claimed, and recovery finds the message
 */
export async function classifyTurn(
	context: TurnContext,
	company: Company,
	request: z.output<typeof classifyRequest>,
	signal: AbortSignal,
): Promise<Classification> {
	const { message, retry } = request;
	if (message.author === 'human') {
		await receiveMessage(context, company, message);
		return withoutTurn(company, message, 'a message of an operator');
	}
	// Danger does not wait, and neither does what has waited long enough already.
	const isUrgent = retry || findHazard(messageText(message)) !== null;
	const seconds = isUrgent ? 0 : (request.mergeWindowSeconds ?? context.turns.mergeWindowSeconds);
	if (seconds > 0) {
		const outcome = await waitForQuiet(context, company, message, seconds * 1000, signal);
		if (outcome === 'superseded') return withoutTurn(company, message, SUPERSEDED);
	}
	if (signal.aborted) return withoutTurn(company, message, 'the caller is gone');
	return await claimTurn(context, company, message, { retry, isUrgent });
}

async function waitForQuiet(
	context: TurnContext,
	company: Company,
	message: Message,
	milliseconds: number,
	signal: AbortSignal,
): Promise<WaitOutcome> {
	const { accountId, conversationId, messageId } = message;
	const now = context.clock();
	const { seq, unclaimed } = await context.database.withCompany(company.id, async (tx) => ({
		seq: (await storeMessage(tx, message, now)).seq,
		unclaimed: await unclaimedMessages(tx, accountId, conversationId),
	}));
	if (seq !== null) announceMessage(context, company, message, seq);

	const own = unclaimed.find((candidate) => candidate.messageId === messageId);
	// Claimed already: the claim tells by whom.
	if (!own) return 'elapsed';
	if (own !== unclaimed.at(-1)) return 'superseded';
	const left = own.receivedAt.getTime() + milliseconds - now.getTime();
	if (left <= 0) return 'elapsed';
	return await context.mergeWindow.wait(conversationKey(company, message), own.seq, left, signal, () =>
		context.database.withCompany(company.id, (tx) => hasNewerMessage(tx, accountId, conversationId, own.seq)),
	);
}

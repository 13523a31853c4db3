import type { CompanySettings } from '../contract/settings.ts';
import type { ConversationState } from '../store/conversations.ts';
import { saveCustody } from '../store/orders.ts';
import type { Tx } from '../store/tables/index.ts';

/** Whether an operator's `/pausa` holds. */
export function isPaused({ pausedAt, pauseEndsAt }: ConversationState, now: Date): boolean {
	return pausedAt !== null && (pauseEndsAt === null || now < pauseEndsAt);
}

/** Whether the conversation came back to the assistant, though Chatwoot may still show it as open. */
export function isReturned({ humanRepliedAt, pausedAt, returnedAt }: ConversationState): boolean {
	return (
		pausedAt === null &&
		returnedAt !== null &&
		(humanRepliedAt === null || returnedAt.getTime() > humanRepliedAt.getTime())
	);
}

/**
 * Whether a conversation comes back to the assistant at this moment: the pause that an operator set is over and nobody wrote
 * after it, or an operator's last words are as old as the firm has set. Not where a person never wrote: who was handed over
 * and waits is not taken back.
 */
export function isDueBack(
	conversation: ConversationState,
	{ returnAfterMinutes }: Pick<CompanySettings, 'returnAfterMinutes'>,
	now: Date,
): boolean {
	const { handedBackAt, humanRepliedAt, pausedAt, pauseEndsAt } = conversation;
	if (isPaused(conversation, now)) return false;
	const isSince = (moment: Date) => handedBackAt === null || moment > handedBackAt;
	if (pausedAt !== null && pauseEndsAt !== null) {
		if (isSince(pausedAt) && (humanRepliedAt === null || humanRepliedAt <= pauseEndsAt)) return true;
	}
	if (returnAfterMinutes === null || humanRepliedAt === null || !isSince(humanRepliedAt)) return false;
	return now.getTime() - humanRepliedAt.getTime() >= returnAfterMinutes * 60_000;
}

/** Whether the assistant may have the conversation although it is not pending in Chatwoot. */
export function isAssistants(conversation: ConversationState, settings: CompanySettings, now: Date): boolean {
	return isReturned(conversation) || isDueBack(conversation, settings, now);
}

/** Takes a conversation back that is due, and clears a pause that is over. Under the conversation's lock. */
export async function takeBackIfDue(
	tx: Tx,
	place: { accountId: string; conversationId: string },
	conversation: ConversationState,
	settings: CompanySettings,
	now: Date,
): Promise<ConversationState> {
	const isOver = conversation.pausedAt !== null && !isPaused(conversation, now);
	const isDue = isDueBack(conversation, settings, now);
	if (!isOver && !isDue) return conversation;
	const custody = {
		pausedAt: null,
		pauseEndsAt: null,
		returnedAt: isDue ? now : conversation.returnedAt,
		...(isDue && { handedBackAt: now }),
	};
	await saveCustody(tx, place, custody);
	return { ...conversation, ...custody };
}

import type { z } from 'zod';
import type { conversationChange, conversationParams } from '../contract/message.ts';
import { changeConversation } from '../store/conversations.ts';
import type { Company, TurnContext } from './context.ts';
import { takeByChange } from './take-danger.ts';

/**
 * Notes a conversation's status and owner, for the gate, and ends the alerts that they answer.
 *
 * @returns false when the conversation is unknown, where there is nothing to note: its first message says what it is
 */
export async function noteConversationChange(
	{ clock, database }: TurnContext,
	company: Company,
	conversation: z.output<typeof conversationParams>,
	{ at, ...change }: z.output<typeof conversationChange>,
): Promise<boolean> {
	const now = clock();
	const changedAt = at === undefined ? now : new Date(at);
	return await database.withCompany(company.id, async (tx) => {
		const changed = await changeConversation(tx, { ...conversation, ...change, at: changedAt, now });
		if (changed) await takeByChange(tx, conversation, changed, changedAt, now);
		return changed !== null;
	});
}

import type { Message } from '../contract/message.ts';
import { storeMessage } from '../store/messages.ts';
import type { Company, TurnContext } from './context.ts';

/**
 * Stores a message of a customer or an operator, and ends the waits of older messages of its conversation.
 *
 * @returns whether the message was new
 */
export async function receiveMessage(context: TurnContext, company: Company, message: Message): Promise<boolean> {
	const now = context.clock();
	const { seq } = await context.database.withCompany(company.id, (tx) => storeMessage(tx, message, now));
	if (seq !== null) announceMessage(context, company, message, seq);
	return seq !== null;
}

/** Tells the waiting older messages of a conversation that a newer one is stored. An operator's does not replace them. */
export function announceMessage({ mergeWindow }: TurnContext, company: Company, message: Message, seq: number): void {
	if (message.author === 'customer') mergeWindow.announce(conversationKey(company, message), seq);
}

/** Names a conversation among those of all companies. */
export function conversationKey(company: Company, message: Message): string {
	return `${company.id}/${message.accountId}/${message.conversationId}`;
}

import type { Message } from '../contract/message.ts';
import { findOpenIncidents } from '../store/incidents.ts';
import { storeMessage } from '../store/messages.ts';
import type { Company, TurnContext } from './context.ts';
import { isAssistants } from './custody.ts';
import { findHazard } from './hazard.ts';
import { messageText } from './message-text.ts';
import { askedInDanger } from './plan-safety.ts';
import { takeByReply } from './take-danger.ts';

/** What became of a message. */
export interface ReceivedMessage {
	stored: boolean;
	/**
	 * True for danger and a question about it, as a person who has the conversation may not be looking, and where the conversation has come back to the
	 * assistant, though Chatwoot may still show it as a person's.
	 */
	wake: boolean;
}

/**
 * Stores a message of a customer or an operator, and ends the waits of older messages of its conversation.
 *
 * @returns whether the message was new, and whether the line must be woken for it, whoever has the conversation
 */
export async function receiveMessage(
	context: TurnContext,
	company: Company,
	message: Message,
): Promise<ReceivedMessage> {
	const now = context.clock();
	const text = messageText(message);
	const { seq, conversation, isAsking } = await context.database.withCompany(company.id, async (tx) => {
		const result = await storeMessage(tx, message, now);
		if (result.seq !== null && message.author === 'human') await takeByReply(tx, message, now);
		// A person's conversation by now, and perhaps nobody has seen it.
		const open = message.author === 'customer' ? await findOpenIncidents(tx, message, now) : [];
		return { ...result, isAsking: askedInDanger(open, text) !== null };
	});
	if (seq !== null) announceMessage(context, company, message, seq);
	const isWaking = findHazard(text) !== null || isAsking || isAssistants(conversation, company.settings, now);
	return { stored: seq !== null, wake: message.author === 'customer' && isWaking };
}

/** Tells the waiting older messages of a conversation that a newer one is stored. An operator's does not replace them. */
export function announceMessage({ mergeWindow }: TurnContext, company: Company, message: Message, seq: number): void {
	if (message.author === 'customer') mergeWindow.announce(conversationKey(company, message), seq);
}

/** Names a conversation among those of all companies. */
export function conversationKey(company: Company, message: Message): string {
	return `${company.id}/${message.accountId}/${message.conversationId}`;
}

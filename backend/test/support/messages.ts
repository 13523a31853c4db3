import type { Message } from '../../src/contract/message.ts';

let next = 1000;
/** An id that no other test of the file uses. */
export const freshId = () => String(next++);

/** A customer's message in a conversation and of a person of its own, unless told otherwise. */
export function makeMessage(given: Partial<Message> = {}): Message {
	const id = freshId();
	return {
		accountId: '1',
		conversationId: `c${id}`,
		messageId: id,
		inboxId: '3',
		channel: 'Channel::Telegram',
		content: 'La caldera marca el error E18 y no calienta',
		attachments: [],
		sentAt: new Date().toISOString(),
		status: 'pending',
		canReply: true,
		assigneeType: 'AgentBot',
		labels: [],
		contact: { id: `p${id}`, name: 'Ana', phone: null, email: null, username: null, language: 'es', sourceId: null },
		author: 'customer',
		...given,
	};
}

/** Another message of the same conversation and person. */
export function followUp(message: Message, given: Partial<Message> = {}): Message {
	return { ...message, messageId: freshId(), sentAt: new Date().toISOString(), ...given };
}

import { MESSAGE_TYPES } from '../model/types.ts';
import type { Conversation, Message } from '../model/types.ts';
import type { Store } from '../model/store.ts';

/** Unix seconds, as most of Chatwoot's moments; 0 when unset. */
export const seconds = (at: number | null): number => (at === null ? 0 : Math.floor(at / 1000));

export const iso = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export const messageTypeNumber = (message: Message): number => MESSAGE_TYPES.indexOf(message.messageType);

/** Normalised text of webhook bodies: backslash-newline is a newline, newlines at the end are gone. */
export const normalised = (content: string | null): string | null =>
	content === null ? null : content.replaceAll('\\\n', '\n').replace(/\n+$/, '');

/** Customer messages since an operator last looked, at most 10. Walks back only until there are ten or all are seen. */
export function unreadCount(store: Store, conversation: Conversation): number {
	const messages = store.messagesOf(conversation);
	let count = 0;
	for (let index = messages.length - 1; index >= 0 && count < 10; index--) {
		const message = messages[index];
		if (!message || message.createdAt <= (conversation.agentLastSeenAt ?? 0)) break;
		if (message.messageType === 'incoming') count++;
	}
	return count;
}

/** The newest message that satisfies the condition. */
export function newestMessage(
	store: Store,
	conversation: Conversation,
	wanted: (message: Message) => boolean,
): Message | undefined {
	return store.messagesOf(conversation).findLast(wanted);
}

export const isChatMessage = (message: Message): boolean => message.messageType !== 'activity';
export const isPublicChatMessage = (message: Message): boolean => isChatMessage(message) && !message.private;

import type { Attributes, Conversation, Message, MessageStatus } from '../model/types.ts';
import { statusAfterIncoming } from '../state-machine.ts';
import { updateContact } from './contacts.ts';
import { updateConversation } from './conversations.ts';
import { insertMessage } from './insert-message.ts';
import type { NewMessage } from './insert-message.ts';
import { unprocessable } from './world.ts';
import type { World } from './world.ts';

const MAX_CONTENT = 150_000;

/**
 * Stores a message with Chatwoot's side effects, in its order: re-open, activity time, `message_created`, waiting time
 * and first reply, channel send, contact activity. Throws 422 `{error}` for what its model refuses.
 */
export function createMessage(world: World, conversation: Conversation, given: NewMessage): Message {
	refuseTooMuch(world, conversation, given);
	const message = insertMessage(world, conversation, given);
	const incoming = message.messageType === 'incoming';
	if (incoming) reopen(world, conversation);
	conversation.lastActivityAt = message.createdAt;
	world.emit({ name: 'message_created', message, conversation });
	trackWaiting(world, conversation, message);
	const leaves = message.messageType === 'outgoing' || message.messageType === 'template';
	if (leaves && !message.private && message.sourceId === null) world.sendToChannel(message, conversation);
	const contact = incoming ? world.store.contacts.get(conversation.contactId) : undefined;
	if (contact) updateContact(world, contact, { lastActivityAt: message.createdAt });
	return message;
}

export interface MessagePatch {
	content?: string;
	status?: MessageStatus;
	sourceId?: string | null;
	contentAttributes?: Attributes;
}

/** Writes columns of a message and tells `message_updated`. */
export function updateMessage(world: World, message: Message, patch: MessagePatch): void {
	const conversation = world.store.conversation(message.accountId, message.conversationId);
	if (!conversation) return;
	Object.assign(message, patch);
	message.updatedAt = world.now();
	world.emit({ name: 'message_updated', message, conversation });
}

function refuseTooMuch(world: World, conversation: Conversation, given: NewMessage): void {
	if ((given.content?.length ?? 0) > MAX_CONTENT) {
		throw unprocessable(`Validation failed: Content is too long (maximum is ${MAX_CONTENT} characters)`);
	}
	const messages = world.store.messagesOf(conversation);
	const oldestOfMinute = messages[messages.length - world.messagesPerMinute];
	if (oldestOfMinute && oldestOfMinute.createdAt > world.now() - 60_000) {
		throw unprocessable('Validation failed: Too many messages');
	}
}

function reopen(world: World, conversation: Conversation): void {
	const botActive = (world.store.inboxes.get(conversation.inboxId)?.agentBotId ?? null) !== null;
	const status = statusAfterIncoming({ status: conversation.status, botActive, muted: conversation.muted });
	updateConversation(world, conversation, { status }, null);
}

/** `first_reply_created_at` and `waiting_since`: a reply of a person or bot ends the wait, a customer begins it. */
function trackWaiting(world: World, conversation: Conversation, message: Message): void {
	const byPerson = message.messageType === 'outgoing' && message.senderType === 'User' && !message.private;
	const byBot = message.messageType === 'outgoing' && message.senderType === 'AgentBot' && !message.private;
	if (byPerson && conversation.firstReplyCreatedAt === null) {
		const patch = { firstReplyCreatedAt: message.createdAt, waitingSince: null };
		updateConversation(world, conversation, patch, null);
	} else if (byPerson || byBot) {
		updateConversation(world, conversation, { waitingSince: null }, null);
	} else if (message.messageType === 'incoming' && conversation.waitingSince === null) {
		updateConversation(world, conversation, { waitingSince: message.createdAt }, null);
	}
}

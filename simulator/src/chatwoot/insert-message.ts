import type {
	Attachment,
	Attributes,
	ContentType,
	Conversation,
	Message,
	MessageType,
	SenderType,
} from '../model/types.ts';
import type { World } from './world.ts';

export interface NewMessage {
	content: string | null;
	messageType: MessageType;
	private?: boolean;
	contentType?: ContentType;
	contentAttributes?: Attributes;
	additionalAttributes?: Attributes;
	sourceId?: string | null;
	sender: { type: SenderType; id: number } | null;
	attachments?: Attachment[];
}

/** Stores the row and nothing else; {@link createMessage} adds what a message sets in motion. */
export function insertMessage(world: World, conversation: Conversation, given: NewMessage): Message {
	const now = world.now();
	const message: Message = {
		id: world.store.next('messages'),
		accountId: conversation.accountId,
		inboxId: conversation.inboxId,
		conversationId: conversation.id,
		content: given.content,
		messageType: given.messageType,
		contentType: given.contentType ?? 'text',
		contentAttributes: given.contentAttributes ?? {},
		additionalAttributes: given.additionalAttributes ?? {},
		private: given.private ?? false,
		status: 'sent',
		sourceId: given.sourceId ?? null,
		senderType: given.sender?.type ?? null,
		senderId: given.sender?.id ?? null,
		attachments: given.attachments ?? [],
		createdAt: now,
		updatedAt: now,
	};
	world.store.addMessage(message);
	return message;
}

/** Adds a line such as "Ana resolved the conversation": shown to operators, never delivered to anyone. */
export function addActivity(world: World, conversation: Conversation, text: string): Message {
	const message = insertMessage(world, conversation, { content: text, messageType: 'activity', sender: null });
	conversation.lastActivityAt = message.createdAt;
	world.emit({ name: 'message_created', message, conversation });
	return message;
}

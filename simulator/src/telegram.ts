import { createContact, createContactInbox } from './chatwoot/contacts.ts';
import { createConversation } from './chatwoot/conversations.ts';
import { createMessage, updateMessage } from './chatwoot/messages.ts';
import { ApiError } from './chatwoot/world.ts';
import type { World } from './chatwoot/world.ts';
import { MAX_TELEGRAM_ID } from './model/types.ts';
import type {
	Attachment,
	Attributes,
	ContactInbox,
	Conversation,
	Customer,
	Inbox,
	Json,
	Message,
} from './model/types.ts';

/** Telegram's limits that make a send fail. */
const MAX_TEXT = 4096;
const MAX_CALLBACK_BYTES = 64;
const ALLOWED_TAG = /^\/?(?:b|strong|i|em|u|ins|s|strike|del|code|pre|a|span|tg-spoiler|blockquote)\b[^<>]*>/i;

export interface IncomingTelegram {
	text: string | null;
	attachments?: Attachment[];
	/** Telegram message id that the person replies to. */
	replyTo?: string;
	/** Telegram message or callback query id; a new one by default. */
	sourceId?: string;
	/** A pressed button: the source id is that of the callback query. */
	callbackQuery?: boolean;
}

/**
 * A person's message arrives (`telegram/incoming_message_service.rb`): contact and conversation are found or made, then a
 * new incoming message is stored. A pressed button is a message whose content is the button's value. Blocked or unknown
 * addresses behave as in Chatwoot; 422 when a `chat_id` is above Chatwoot's limit.
 */
export function receiveTelegram(world: World, inbox: Inbox, from: Customer, given: IncomingTelegram): Message {
	const address = addressOf(world, inbox, from);
	const conversation = conversationFor(world, inbox, address, from);
	const sourceId = given.sourceId ?? (given.callbackQuery ? callbackId(world, from) : telegramId(world));
	return createMessage(world, conversation, {
		content: given.text,
		messageType: 'incoming',
		sender: { type: 'Contact', id: address.contactId },
		sourceId,
		contentAttributes: given.replyTo ? replyAttributes(world, conversation, given.replyTo) : {},
		attachments: given.attachments ?? [],
	});
}

/** The person edits a message: Chatwoot replaces its content and tells `message_updated`. */
export function editTelegram(world: World, message: Message, text: string): void {
	updateMessage(world, message, { content: text });
}

/**
 * Telegram's answer to an outgoing message: the message gets a Telegram id, or fails as Telegram would make it fail.
 * Chatwoot's renderer does not escape text, so a stray `<` breaks Telegram's HTML parser.
 */
export function deliverTelegram(world: World, message: Message): void {
	const error = refusal(message);
	if (error === null) {
		updateMessage(world, message, { sourceId: telegramId(world) });
		return;
	}
	const contentAttributes = { ...message.contentAttributes, external_error: error };
	updateMessage(world, message, { status: 'failed', contentAttributes });
}

/** Whether Chatwoot's Telegram channel sends this message as buttons, and which. */
export function buttonsOf(message: Message): { title: string; value: string }[] {
	const items = message.contentAttributes['items'];
	if (message.contentType !== 'input_select' || !Array.isArray(items)) return [];
	return items.flatMap((item: Json) => {
		if (item === null || typeof item !== 'object' || Array.isArray(item)) return [];
		return [{ title: String(item['title']), value: String(item['value']) }];
	});
}

const telegramId = (world: World): string => String(world.store.next('telegramMessages'));

/** Callback query ids are 64-bit numbers as text, beyond what a JavaScript number holds. */
const callbackId = (world: World, from: Customer): string =>
	String(BigInt(from.id) * 1_000_000_000n + BigInt(world.store.next('telegramMessages')));

function refusal(message: Message): string | null {
	const text = message.content ?? '';
	if (text.trim() === '' && message.attachments.length === 0) return '400, Bad Request: message text is empty';
	if (text.length > MAX_TEXT) return '400, Bad Request: message is too long';
	for (const { index } of text.matchAll(/</g)) {
		if (!ALLOWED_TAG.test(text.slice(index + 1))) {
			return `400, Bad Request: can't parse entities: Unsupported start tag at byte offset ${Buffer.byteLength(text.slice(0, index))}`;
		}
	}
	const tooLong = buttonsOf(message).some(({ value }) => Buffer.byteLength(value) > MAX_CALLBACK_BYTES);
	return tooLong ? '400, Bad Request: BUTTON_DATA_INVALID' : null;
}

function addressOf(world: World, inbox: Inbox, from: Customer): ContactInbox {
	const known = world.store.contactInboxBySource(inbox.id, String(from.id));
	if (known) return known;
	if (from.id > MAX_TELEGRAM_ID) throw new ApiError(422, { error: 'chat_id is above what Chatwoot accepts' });
	const contact = createContact(world, inbox.accountId, {
		// Chatwoot joins both names with a space even when there is no last name.
		name: `${from.firstName} ${from.lastName ?? ''}`,
		additionalAttributes: {
			username: from.username,
			language_code: from.language,
			social_telegram_user_id: from.id,
			social_telegram_user_name: from.username,
		},
	});
	return createContactInbox(world, contact, inbox, String(from.id));
}

/** The newest conversation that is not resolved, or the newest of all with `lock_to_single_conversation`, or a new one. */
function conversationFor(world: World, inbox: Inbox, address: ContactInbox, from: Customer): Conversation {
	const reusable = world.store
		.conversationsOfAddress(address.id)
		.findLast((row) => inbox.lockToSingleConversation || row.status !== 'resolved');
	if (reusable) return reusable;
	const contact = world.store.contacts.get(address.contactId);
	if (!contact) throw new Error(`Contact ${address.contactId} of address ${address.id} is gone`);
	const additionalAttributes: Attributes = { chat_id: from.id, business_connection_id: null };
	return createConversation(world, { inbox, contact, address, additionalAttributes });
}

function replyAttributes(world: World, conversation: Conversation, replyTo: string): Attributes {
	const target = world.store.messagesOf(conversation).findLast((message) => message.sourceId === replyTo);
	return { in_reply_to_external_id: replyTo, ...(target ? { in_reply_to: target.id } : {}) };
}

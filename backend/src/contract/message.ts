import { z } from 'zod';
import { inputId, moment } from './ids.ts';

/** Chatwoot's own limit for the text of one message, in characters. */
export const MAX_MESSAGE_LENGTH = 150_000;

/** Short optional text, where Chatwoot sends `null` for "unknown". */
const shortText = z
	.string()
	.max(500)
	.nullish()
	.transform((value) => value || null);

export const conversationStatus = z.enum(['open', 'resolved', 'pending', 'snoozed']);
export type ConversationStatus = z.output<typeof conversationStatus>;

/** Who owns the conversation in Chatwoot. */
export const assigneeType = z
	.enum(['User', 'AgentBot'])
	.nullish()
	.transform((value) => value ?? null);

export const attachment = z.object({
	id: inputId.optional(),
	/** Chatwoot's file types: image, audio, video, file, location, contact, … */
	fileType: z.string().max(40),
	url: z.string().max(2048).nullish(),
	fileName: z.string().max(500).nullish(),
	/** What Chatwoot transcribed from a voice note; empty when it did not. */
	transcript: z.string().max(20_000).nullish(),
});

export const contact = z.object({
	id: inputId,
	name: shortText,
	phone: shortText,
	email: shortText,
	username: shortText,
	/** Language the channel reports for the person, e.g. `es`. A hint, not a fact. */
	language: shortText,
	/** The person's id in the channel, e.g. the Telegram user id. */
	sourceId: shortText,
});

/** Who wrote a stored message. `human` is an operator; a bot's own messages are reported through `/envio` instead. */
export const author = z.enum(['customer', 'human']);

/** One chat message, in the shape that Chatwoot Trigger puts out. */
export const message = z.object({
	accountId: inputId,
	conversationId: inputId,
	messageId: inputId,
	inboxId: inputId,
	/** Chatwoot's channel class, e.g. `Channel::Telegram`. */
	channel: z.string().max(80),
	content: z
		.string()
		.max(MAX_MESSAGE_LENGTH)
		.nullish()
		.transform((value) => value ?? ''),
	attachments: z.array(attachment).max(30).default([]),
	sentAt: moment,
	status: conversationStatus,
	canReply: z.boolean().default(true),
	assigneeType,
	labels: z.array(z.string().max(200)).max(200).default([]),
	contact,
	author: author.default('customer'),
});
export type Message = z.output<typeof message>;

export const storeMessageRequest = z.object({ message });
export const storeMessageResponse = z.object({
	stored: z.boolean(),
	/** True when this message id was already known: the caller stops here. */
	duplicate: z.boolean(),
	/** True when the line starts for it whoever has the conversation: danger, a question about it, or the conversation came back to the assistant. */
	wake: z.boolean(),
});

/** What Chatwoot says of a conversation when its status or owner changes. */
export const conversationChange = z.object({
	status: conversationStatus,
	assigneeType,
	/** When it changed; defaults to now. */
	at: moment.optional(),
});
export const conversationParams = z.object({ accountId: inputId, conversationId: inputId });
export const conversationChangeResponse = z.object({
	/** False when no message of the conversation is stored: then there was nothing to note. */
	known: z.boolean(),
});

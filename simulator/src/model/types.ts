/**
 * The rows of the simulated Chatwoot. Moments are milliseconds since 1970; null means "never" or "none". Names follow
 * Chatwoot's tables in camelCase; what goes over the wire is written by `present/` and `webhooks/`.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Attributes = Record<string, Json>;

export type Role = 'agent' | 'administrator';
export type Availability = 'online' | 'busy' | 'offline';
export type ConversationStatus = 'open' | 'resolved' | 'pending' | 'snoozed';
export type Priority = 'low' | 'medium' | 'high' | 'urgent';
export type MessageType = 'incoming' | 'outgoing' | 'activity' | 'template';
export type MessageStatus = 'sent' | 'delivered' | 'read' | 'failed';
export type SenderType = 'Contact' | 'User' | 'AgentBot';

export const CONVERSATION_STATUSES: readonly ConversationStatus[] = ['open', 'resolved', 'pending', 'snoozed'];
export const PRIORITIES: readonly Priority[] = ['low', 'medium', 'high', 'urgent'];
/** Index = the number that Chatwoot's REST answers carry. */
export const MESSAGE_TYPES: readonly MessageType[] = ['incoming', 'outgoing', 'activity', 'template'];
export const CONTENT_TYPES = [
	'text',
	'input_text',
	'input_textarea',
	'input_email',
	'input_select',
	'cards',
	'form',
	'article',
	'incoming_email',
	'input_csat',
	'integrations',
	'sticker',
	'voice_call',
] as const;
export type ContentType = (typeof CONTENT_TYPES)[number];

export interface Account {
	id: number;
	name: string;
	locale: string;
	/** Account setting that no API endpoint of Chatwoot accepts: a failing bot leaves the conversation `pending`. */
	keepPendingOnBotFailure: boolean;
	createdAt: number;
}

export interface User {
	id: number;
	name: string;
	displayName: string | null;
	email: string;
	token: string;
	pubsubToken: string;
	availability: Availability;
	roles: { accountId: number; role: Role }[];
}

export interface Team {
	id: number;
	accountId: number;
	name: string;
	description: string | null;
	allowAutoAssign: boolean;
	memberIds: number[];
	createdAt: number;
	updatedAt: number;
}

export interface Label {
	id: number;
	accountId: number;
	title: string;
	description: string | null;
	color: string;
	showOnSidebar: boolean;
}

export interface Inbox {
	id: number;
	accountId: number;
	channelId: number;
	channelType: string;
	name: string;
	memberIds: number[];
	agentBotId: number | null;
	lockToSingleConversation: boolean;
	greetingEnabled: boolean;
	greetingMessage: string | null;
	/** Telegram only. */
	botToken: string | null;
	botName: string | null;
	/** API channel only. */
	webhookUrl: string | null;
	secret: string | null;
	identifier: string | null;
	hmacToken: string | null;
}

export interface AgentBot {
	id: number;
	/** Null for a system bot, which may act in every account. */
	accountId: number | null;
	name: string;
	description: string | null;
	outgoingUrl: string | null;
	botConfig: Attributes;
	token: string;
	secret: string;
}

export interface Webhook {
	id: number;
	accountId: number;
	inboxId: number | null;
	name: string | null;
	url: string;
	subscriptions: string[];
	secret: string;
}

export interface Contact {
	id: number;
	accountId: number;
	name: string;
	email: string | null;
	phoneNumber: string | null;
	identifier: string | null;
	blocked: boolean;
	additionalAttributes: Attributes;
	customAttributes: Attributes;
	labels: string[];
	lastActivityAt: number | null;
	createdAt: number;
	updatedAt: number;
}

/** A contact's address in one inbox. */
export interface ContactInbox {
	id: number;
	contactId: number;
	inboxId: number;
	sourceId: string;
	pubsubToken: string;
	hmacVerified: boolean;
	createdAt: number;
	updatedAt: number;
}

export interface Conversation {
	/** Display id: per account, from 1. The database id of Chatwoot is never visible and does not exist here. */
	id: number;
	accountId: number;
	uuid: string;
	inboxId: number;
	contactId: number;
	contactInboxId: number;
	status: ConversationStatus;
	assigneeId: number | null;
	assigneeAgentBotId: number | null;
	teamId: number | null;
	priority: Priority | null;
	labels: string[];
	customAttributes: Attributes;
	additionalAttributes: Attributes;
	muted: boolean;
	snoozedUntil: number | null;
	waitingSince: number | null;
	firstReplyCreatedAt: number | null;
	agentLastSeenAt: number | null;
	assigneeLastSeenAt: number | null;
	contactLastSeenAt: number | null;
	lastActivityAt: number;
	createdAt: number;
	updatedAt: number;
}

export interface Attachment {
	id: number;
	fileType: string;
	extension: string | null;
	contentType: string | null;
	dataUrl: string | null;
	fileSize: number | null;
	fallbackTitle: string | null;
	latitude: number | null;
	longitude: number | null;
	transcript: string;
	meta: Attributes;
}

export interface Message {
	/** Global over all accounts, increasing. */
	id: number;
	accountId: number;
	inboxId: number;
	/** Display id. */
	conversationId: number;
	content: string | null;
	messageType: MessageType;
	contentType: ContentType;
	contentAttributes: Attributes;
	additionalAttributes: Attributes;
	private: boolean;
	status: MessageStatus;
	sourceId: string | null;
	senderType: SenderType | null;
	senderId: number | null;
	attachments: Attachment[];
	createdAt: number;
	updatedAt: number;
}

export interface CannedResponse {
	id: number;
	accountId: number;
	shortCode: string;
	content: string;
	createdAt: number;
	updatedAt: number;
}

export interface AttributeDefinition {
	id: number;
	accountId: number;
	displayName: string;
	displayType: string;
	description: string | null;
	key: string;
	model: 'conversation_attribute' | 'contact_attribute' | 'company_attribute';
	values: string[];
	regexPattern: string | null;
	regexCue: string | null;
	createdAt: number;
	updatedAt: number;
}

export interface Note {
	id: number;
	accountId: number;
	contactId: number;
	userId: number | null;
	content: string;
	createdAt: number;
	updatedAt: number;
}

/** A person with a Telegram account, who exists before they write: no row of Chatwoot. */
export interface Customer {
	/** Telegram user id, at most {@link MAX_TELEGRAM_ID}. */
	id: number;
	accountId: number;
	inboxId: number;
	firstName: string;
	lastName: string | null;
	username: string | null;
	language: string | null;
}

/** Chatwoot refuses conversation attributes above this number, and a Telegram `chat_id` is one of them. */
export const MAX_TELEGRAM_ID = 9_999_999_999;

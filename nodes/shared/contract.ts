/**
 * The wire contract between the nodes and the AInstalia backend, as the nodes see it: ids are strings, and what an older
 * or newer backend may add is ignored. Its source is the backend's zod schemas.
 */

export type ConversationStatus = 'open' | 'resolved' | 'pending' | 'snoozed';
export type AssigneeType = 'User' | 'AgentBot';
export type Route = 'answer' | 'onboarding' | 'human' | 'hazard' | 'silent';
export type Priority = 'low' | 'medium' | 'high' | 'urgent';
export type Task = 'answer' | 'summarize' | 'translate' | 'draft' | 'extract';

export interface Attachment {
	id?: string;
	fileType: string;
	url: string | null;
	fileName: string | null;
	transcript: string | null;
}

export interface Contact {
	id: string;
	name: string | null;
	phone: string | null;
	email: string | null;
	username: string | null;
	language: string | null;
	sourceId: string | null;
}

/** One chat message, in the shape that Chatwoot Trigger puts out. `sentAt` is ISO 8601. */
export interface Message {
	accountId: string;
	conversationId: string;
	messageId: string;
	inboxId: string;
	channel: string;
	content: string;
	attachments: Attachment[];
	sentAt: string;
	status: ConversationStatus;
	canReply: boolean;
	assigneeType: AssigneeType | null;
	labels: string[];
	contact: Contact;
	author: 'customer' | 'human';
}

export interface StoreMessageResponse {
	stored: boolean;
	duplicate: boolean;
}

export interface ConversationChange {
	status: ConversationStatus;
	assigneeType: AssigneeType | null;
	at?: string;
}

/** The hold on a turn: `attempt` counts its takers, `seconds` is how long the hold lasts from when it was given. */
export interface Lease {
	attempt: number;
	seconds: number;
}

interface Hazard {
	kind: string;
	confidence: number;
}

export interface ClassifyRequest {
	message: unknown;
	mergeWindowSeconds?: number;
	retry?: boolean;
}

export interface Classification {
	consultaId: string | null;
	route: Route;
	reason: string;
	text: string;
	messageIds: string[];
	intent: string;
	intentConfidence: number;
	hazard: Hazard | null;
	urgency: string;
	language: string;
	role: string;
	engine: string;
	lease: Lease | null;
	contact: Contact;
}

export interface Button {
	title: string;
	value: string;
}

/** What a person needs to take over. `summary` is the private note, Markdown. */
export interface Handoff {
	reason: string;
	summary: string;
	priority: Priority | null;
}

export interface ProcessRequest {
	consultaId?: string;
	task: Task;
	text?: string;
	role?: string;
	targetLanguage?: string;
	fields?: string[];
	instruction?: string;
}

export interface Processed {
	consultaId: string;
	reply: string;
	buttons: Button[];
	citations: unknown[];
	handoff: Handoff | null;
	labels: string[];
	fields: Record<string, string | null> | null;
	engine: string;
	usage: unknown;
	lease: Lease | null;
}

export interface OnboardingRequest {
	consultaId?: string;
	text?: string;
}

export interface OnboardingResponse {
	consultaId: string | null;
	reply: string;
	buttons: Button[];
	done: boolean;
	attributes: Record<string, string>;
	contactName: string | null;
	labels: string[];
	state: unknown;
	lease: Lease | null;
}

export type SendingReport =
	| { state: 'sending'; attempt?: number }
	| { state: 'sent'; messageId?: string | null; handedOff: boolean }
	| { state: 'skipped'; reason: string };

export interface SendingResponse {
	allowed: boolean;
	reason: string;
	sentMessageId: string | null;
	lease: Lease | null;
}

interface PendingTurn {
	consultaId: string | null;
	accountId: string;
	conversationId: string;
	since: string;
	attempts: number;
	message: unknown;
}

export interface PendingResponse {
	turns: PendingTurn[];
}

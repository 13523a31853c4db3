import type { IDataObject } from 'n8n-workflow';
import type { Button, Handoff, Priority } from '../shared/contract';
import { fields, identifier, list, text, texts } from '../shared/values';

const MAX_CONTENT_LENGTH = 150_000;
const PRIORITIES: readonly unknown[] = ['low', 'medium', 'high', 'urgent'] satisfies Priority[];

/** What is to be said and done in one conversation, as the nodes before put it into the item. */
export interface Turn {
	accountId: string | null;
	conversationId: string;
	contactId: string | null;
	/** The backend's turn; null in workflows without the backend. */
	consultaId: string | null;
	/** The customer's newest message that this answers. */
	messageId: number;
	reply: string;
	buttons: Button[];
	/** To add to the conversation. */
	labels: string[];
	handoff: Handoff | null;
	hazard: boolean;
	/** Custom attributes to write on the contact. */
	attributes: Record<string, string>;
	contactName: string | null;
	/** The team that the item names. */
	teamId: string | null;
	/** What an operator's order or reply changes in the conversation; null for a turn. */
	change: Change | null;
	/** Whether the conversation, though a person's in Chatwoot, has come back to the assistant. */
	takesBack: boolean;
	/** 1 when nobody held the turn before. */
	attempt: number;
	/** When our hold on the turn ends, in milliseconds since 1970; 0 when unknown. */
	leaseEndsAt: number;
}

/** What becomes of a conversation after an operator's action, besides any reply to the customer. */
export interface Change {
	/** The private note that confirms it; empty for none. */
	note: string;
	/** Marks the note, so that a repeated run finds it. */
	key: string | null;
	status: 'pending' | 'open' | null;
	unassign: boolean;
}

/** A priority of Chatwoot; null for anything else. */
export function priority(value: unknown): Priority | null {
	return PRIORITIES.includes(value) ? (value as Priority) : null;
}

function handoffOf(value: unknown): Handoff | null {
	if (typeof value !== 'object' || value === null) return null;
	const source = fields(value);
	return {
		reason: text(source.reason) ?? '',
		summary: text(source.summary, MAX_CONTENT_LENGTH) ?? '',
		priority: priority(source.priority),
	};
}

function buttonsOf(value: unknown): Button[] {
	return list(value).flatMap((entry) => {
		const { title, value: meaning } = fields(entry);
		const shown = text(title);
		return shown === null ? [] : [{ title: shown, value: text(meaning) ?? shown }];
	});
}

function attributesOf(value: unknown): Record<string, string> {
	const known = Object.entries(fields(value)).filter(([, entry]) => typeof entry === 'string');
	return Object.fromEntries(known) as Record<string, string>;
}

function changeOf(value: unknown): Change | null {
	if (typeof value !== 'object' || value === null) return null;
	const { note, key, status, unassign } = fields(value);
	return {
		note: text(note, MAX_CONTENT_LENGTH) ?? '',
		key: identifier(key),
		status: status === 'pending' || status === 'open' ? status : null,
		unassign: unassign === true,
	};
}

/** Reads the turn out of an item. The conversation is empty text when the item names none. */
export function readTurn(json: IDataObject): Turn {
	const lease = fields(json.lease);
	const ids = [...texts(json.messageIds), identifier(json.messageId) ?? ''].map(Number).filter(Number.isSafeInteger);
	return {
		accountId: identifier(json.accountId),
		conversationId: identifier(json.conversationId) ?? '',
		contactId: identifier(fields(json.contact).id),
		consultaId: identifier(json.consultaId),
		messageId: Math.max(0, ...ids),
		reply: text(json.reply, MAX_CONTENT_LENGTH) ?? '',
		buttons: buttonsOf(json.buttons),
		labels: texts(json.labels),
		handoff: handoffOf(json.handoff),
		hazard: json.route === 'hazard' || fields(json.hazard).kind !== undefined,
		attributes: attributesOf(json.attributes),
		contactName: text(json.contactName),
		teamId: identifier(json.teamId),
		change: changeOf(json.change),
		takesBack: json.takesBack === true,
		attempt: typeof lease.attempt === 'number' ? lease.attempt : 1,
		leaseEndsAt: Date.parse(String(lease.endsAt)) || 0,
	};
}

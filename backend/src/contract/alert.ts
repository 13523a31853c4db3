import { z } from 'zod';
import { inputId, moment, outputId } from './ids.ts';
import { handoff, type HazardKind, hazardKind, language } from './turn.ts';

/**
 * What the customer is told of a danger: the safety text; nothing, as an operator is writing with them; that people know;
 * or nothing, as they were told everything.
 */
export type SafetyAction = 'text' | 'withheld' | 'reassurance' | 'note';

/** What a turn that reports danger does, kept with it. */
export interface SafetyPlan {
	action: SafetyAction;
	/** What the turn reports: what is new first, the most dangerous first in each. */
	kinds: { kind: HazardKind; certain: boolean; isNew: boolean }[];
	/** Whether gas may be there too, told now or before: then no text may say to touch a switch. */
	nearGas: boolean;
}

/** How long an alert that was given out is held, in seconds: then it goes out again unless its delivery was reported. */
export const ALERT_LEASE_SECONDS = 60;

/**
 * `hazard`: a customer reports danger. `unanswered`: a customer who was handed over waits too long. `budget`: the language
 * model has cost what it may.
 */
export const alertKind = z.enum(['hazard', 'unanswered', 'budget']);
export type AlertKind = z.output<typeof alertKind>;
export const channelType = z.enum(['team', 'telegram', 'webhook']);

export const nextAlertsRequest = z.object({
	/** How long to wait for an alert when none is due. */
	waitSeconds: z.number().min(0).max(25).default(0),
	limit: z.int().min(1).max(20).default(10),
	/** Chatwoot's address as people open it, for the links. */
	dashboardUrl: z
		.url({ protocol: /^https?$/ })
		.max(500)
		.nullish(),
});

/** An alert that is due, with everything that its delivery needs. */
export const dueAlert = z.object({
	alertId: outputId,
	/** The same when a delivery is repeated because its outcome was not reported: a receiver drops what it has. */
	deliveryId: outputId,
	/** 0 for the first alert, then the number of the repeat. */
	step: z.int(),
	/** To be reported with the outcome. */
	attempt: z.int(),
	leaseSeconds: z.int(),
	kind: alertKind,
	channel: channelType,
	teamId: z.int().nullable(),
	chatId: z.string().nullable(),
	url: z.string().nullable(),
	accountId: outputId.nullable(),
	conversationId: outputId.nullable(),
	conversationUrl: z.string().nullable(),
	contact: z.object({ id: outputId.nullable(), name: z.string().nullable(), phone: z.string().nullable() }),
	hazardKind: hazardKind.nullable(),
	/** What to tell, plain text. */
	text: z.string(),
	/** The same for Telegram's parse mode Markdown. */
	telegramText: z.string(),
	/** The same as a private note for operators, Markdown. */
	handoff,
	createdAt: moment,
});
export type DueAlert = z.output<typeof dueAlert>;
export const nextAlertsResponse = z.object({ alerts: z.array(dueAlert) });

export const alertParams = z.object({ alertId: inputId });
export const deliveryReport = z.object({
	step: z.int().min(0),
	attempt: z.int().min(1),
	ok: z.boolean(),
	/** Why it failed. */
	error: z.string().max(500).nullish(),
});
export const takeRequest = z.object({
	/** Who takes it. */
	by: z.string().trim().min(1).max(200),
});

export const alertDelivery = z.object({
	at: moment,
	step: z.int(),
	channel: channelType.nullable(),
	ok: z.boolean(),
	error: z.string().nullable(),
});
export type AlertDelivery = z.output<typeof alertDelivery>;

/** `open` until somebody takes it, the conversation is resolved, or it went out as often as it may. */
export const alertState = z.enum(['open', 'taken', 'resolved', 'exhausted']);
export const alert = z.object({
	alertId: outputId,
	kind: alertKind,
	state: alertState,
	accountId: outputId.nullable(),
	conversationId: outputId.nullable(),
	incidentId: outputId.nullable(),
	text: z.string(),
	createdAt: moment,
	/** When it goes out next; null when it does not, as where no channel is set. */
	nextAt: moment.nullable(),
	deliveries: z.array(alertDelivery),
	endedAt: moment.nullable(),
	takenBy: z.string().nullable(),
});
export type Alert = z.output<typeof alert>;
export const alertList = z.object({ alerts: z.array(alert) });
export const alertListQuery = z.object({
	conversationId: inputId.optional(),
	state: alertState.optional(),
	limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const incident = z.object({
	incidentId: outputId,
	kind: hazardKind,
	certain: z.boolean(),
	state: z.enum(['open', 'taken', 'closed']),
	accountId: outputId,
	conversationId: outputId,
	contactId: outputId.nullable(),
	/** The turn that reported it first: its trace has every decision. */
	consultaId: outputId,
	openedAt: moment,
	lastMessageAt: moment,
	/** Whether the safety text went to the customer. */
	texted: z.boolean(),
	takenAt: moment.nullable(),
	takenBy: z.string().nullable(),
	closedAt: moment.nullable(),
	closedReason: z.enum(['resolved', 'quiet']).nullable(),
	alertIds: z.array(outputId),
});
export type Incident = z.output<typeof incident>;
export const incidentList = z.object({ incidents: z.array(incident) });
export const incidentListQuery = z.object({
	conversationId: inputId.optional(),
	limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The safety texts in force. */
export const safetyTextList = z.object({
	texts: z.array(
		z.object({
			language,
			kind: hazardKind,
			/** As it goes out, the phone number filled in. */
			text: z.string(),
			/** False for a draft of ours that nobody has approved. */
			approved: z.boolean(),
			approvedBy: z.string().nullable(),
			approvedAt: z.string().nullable(),
		}),
	),
});

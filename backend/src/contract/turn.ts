import { z } from 'zod';
import { inputId, moment, outputId } from './ids.ts';
import { message } from './message.ts';

export const route = z.enum(['answer', 'onboarding', 'human', 'hazard', 'silent']);
export type Route = z.output<typeof route>;

export const intent = z.enum([
	'incident',
	'maintenance',
	'quote',
	'appointment',
	'billing',
	'order',
	'technical_question',
	'warranty_contract',
	'complaint',
	'human_request',
	'opt_out',
	'feedback',
	'greeting',
	'out_of_scope',
]);
export type Intent = z.output<typeof intent>;

export const hazardKind = z.enum(['gas', 'carbon_monoxide', 'fire', 'electric', 'flood_electric', 'injury']);
export type HazardKind = z.output<typeof hazardKind>;

export const hazard = z.object({
	kind: hazardKind,
	confidence: z.number().min(0).max(1),
	/** False where the words may mean a danger and may not: then the safety text asks as well, and a person looks. */
	certain: z.boolean(),
});
export type Hazard = z.output<typeof hazard>;

/** What a message names, as written; each list without repeats, in the order of the text. */
export const mentions = z.object({
	equipment: z.array(z.string()),
	/** Product, part and error codes. */
	codes: z.array(z.string()),
	places: z.array(z.string()),
	/** Days and hours. */
	dates: z.array(z.string()),
	/** E.164, e.g. `+34600112233`. */
	phones: z.array(z.string()),
	/** Numbers of contracts, orders, invoices and customers. */
	contracts: z.array(z.string()),
});
export type Mentions = z.output<typeof mentions>;

export const urgency = z.enum(['low', 'normal', 'high', 'critical']);
export type Urgency = z.output<typeof urgency>;

export const role = z.enum(['customer', 'technician', 'administrative']);
export type Role = z.output<typeof role>;

export const engineName = z.enum(['claude', 'local']);
export type EngineName = z.output<typeof engineName>;

/** A BCP 47 language, two letters, e.g. `es`. */
export const language = z.string().regex(/^[a-z]{2}$/);

/** Chatwoot allows no priority as well; the assistant only ever raises it. */
export const priority = z.enum(['low', 'medium', 'high', 'urgent']);
export type Priority = z.output<typeof priority>;

export const usage = z.object({
	calls: z.int(),
	inputTokens: z.int(),
	outputTokens: z.int(),
	cachedTokens: z.int(),
	costUsd: z.number(),
});
export type Usage = z.output<typeof usage>;

/** The hold that a caller has on a turn: until it ends nobody else takes the turn, unless `attempt` has grown. */
export const lease = z.object({
	/** 1 for the first claim; each retry of a turn whose process died adds one. */
	attempt: z.int(),
	/** How long the hold lasts from now, in seconds. */
	seconds: z.number(),
});

export const classifyRequest = z.object({
	message,
	/** Quiet time to wait for further messages of the conversation, in seconds. */
	mergeWindowSeconds: z.number().min(0).max(60).optional(),
	/** Takes a turn whose process died, and does not wait. Used by recovery. */
	retry: z.boolean().default(false),
});
export const classifyResponse = z.object({
	/** Null when there is no turn: superseded, a repeat, or an operator's message. */
	consultaId: outputId.nullable(),
	route,
	reason: z.string(),
	/** The customer's messages of this turn, joined by line breaks. */
	text: z.string(),
	messageIds: z.array(outputId),
	intent,
	intentConfidence: z.number(),
	/** What else the message asks for, besides `intent`. */
	otherIntents: z.array(intent),
	mentions,
	hazard: hazard.nullable(),
	urgency,
	language,
	role,
	engine: engineName,
	lease: lease.nullable(),
	contact: z.object({
		id: outputId,
		name: z.string().nullable(),
		phone: z.string().nullable(),
		email: z.string().nullable(),
		username: z.string().nullable(),
		language: z.string().nullable(),
		sourceId: z.string().nullable(),
	}),
	/** True when the conversation came back to the assistant while Chatwoot shows it as a person's: it is set to pending. */
	takesBack: z.boolean(),
});
export type Classification = z.output<typeof classifyResponse>;

export const button = z.object({ title: z.string(), value: z.string() });
export type Button = z.output<typeof button>;

export const citation = z.object({
	/** The number in the reply, `[1]`. */
	n: z.int(),
	documentId: outputId,
	documentTitle: z.string(),
	page: z.int().nullable(),
	heading: z.string().nullable(),
	/** The words of the document that the reply leans on. */
	quote: z.string(),
	link: z.string().nullable(),
});
export type Citation = z.output<typeof citation>;

/** What a person needs to take over. */
export const handoff = z.object({
	reason: z.string(),
	/** The private note for the operator, Markdown. */
	summary: z.string(),
	priority: priority.nullable(),
});
export type Handoff = z.output<typeof handoff>;

export const task = z.enum(['answer', 'summarize', 'translate', 'draft', 'extract']);
export type Task = z.output<typeof task>;

export const processRequest = z.object({
	consultaId: inputId.optional(),
	task: task.default('answer'),
	/** Text to work on when there is no `consultaId`, or instead of the turn's own. */
	text: z.string().max(150_000).optional(),
	/** Role to answer for when there is no `consultaId`; a turn has its own, from the verified identity. */
	role: role.optional(),
	/** For `translate`: the language to write in. */
	targetLanguage: language.optional(),
	/** For `extract`: the names of the fields to find. */
	fields: z.array(z.string().min(1).max(80)).max(30).optional(),
	/** For `draft`: what the operator wants to say. */
	instruction: z.string().max(4000).optional(),
});
export const processResponse = z.object({
	consultaId: outputId,
	reply: z.string(),
	buttons: z.array(button),
	citations: z.array(citation),
	handoff: handoff.nullable(),
	/** Labels to add to the conversation. */
	labels: z.array(z.string()),
	/** For `extract`: field name to value, null when the text does not say. */
	fields: z.record(z.string(), z.string().nullable()).nullable(),
	engine: engineName,
	usage,
	lease: lease.nullable(),
});
export type Processed = z.output<typeof processResponse>;

/** The two reports of Chatwoot Reply: before a send that may be a repeat, and after every outcome. */
export const sendingReport = z.discriminatedUnion('state', [
	/** Asks for the right to send. Refused when another caller holds the turn or it is already closed. */
	z.object({ state: z.literal('sending'), attempt: z.int().min(1).optional() }),
	/** The reply is in Chatwoot. Closes the turn. */
	z.object({ state: z.literal('sent'), messageId: inputId.nullish(), handedOff: z.boolean().default(false) }),
	/** Nothing was sent, on purpose: a person took over. Closes the turn. */
	z.object({ state: z.literal('skipped'), reason: z.string().max(500) }),
]);
export const sendingResponse = z.object({
	/** Whether the caller may send. For `sent` and `skipped` always false: the turn is closed. */
	allowed: z.boolean(),
	reason: z.string(),
	/** Chatwoot's id of the message already sent for this turn, if known. */
	sentMessageId: outputId.nullable(),
	lease: lease.nullable(),
});

export const pendingQuery = z.object({
	/** Messages younger than this are not pending yet: they may still be in somebody's merge window. */
	olderThanSeconds: z.coerce.number().min(0).max(86_400).default(30),
	limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const pendingResponse = z.object({
	turns: z.array(
		z.object({
			/** Null when no turn ever claimed the message. */
			consultaId: outputId.nullable(),
			accountId: outputId,
			conversationId: outputId,
			since: moment,
			attempts: z.int(),
			/** The newest message of the turn, ready for `/clasificar` with `retry: true`. */
			message: z.unknown(),
		}),
	),
});

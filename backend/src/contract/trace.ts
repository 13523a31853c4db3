import { z } from 'zod';
import { inputId, moment, outputId } from './ids.ts';
import {
	button,
	citation,
	engineName,
	handoff,
	hazard,
	intent,
	language,
	mentions,
	role,
	route,
	urgency,
	usage,
} from './turn.ts';

export const decision = z.object({
	at: moment,
	/** What was decided: gate, hazard, person, intent, route, answer, onboarding, send, … */
	step: z.string(),
	outcome: z.string(),
	reason: z.string(),
});
export type Decision = z.output<typeof decision>;

export const modelCall = z.object({
	at: moment,
	model: z.string(),
	promptVersion: z.string(),
	inputTokens: z.int(),
	/** Read from the cache. */
	cachedTokens: z.int(),
	/** Written to the cache, which costs more than plain input. */
	cacheWriteTokens: z.int(),
	outputTokens: z.int(),
	costUsd: z.number(),
	latencyMs: z.number(),
	stopReason: z.string().nullable(),
	/** Null when the call gave a usable answer; otherwise why it did not. */
	error: z.string().nullable(),
	/** 1 for the first call for an answer, 2 for the one that repairs it. */
	attempt: z.int(),
	/** What was wrong with the answer before; null for a first call. */
	repairs: z.string().nullable(),
});
export type ModelCall = z.output<typeof modelCall>;

/** `open`: claimed, no reply yet. `closed`: replied, skipped because a person took over, or silent by decision. */
export const turnState = z.enum(['open', 'closed']);

/** Everything about one turn. */
export const trace = z.object({
	consultaId: outputId,
	accountId: outputId.nullable(),
	conversationId: outputId.nullable(),
	contactId: outputId.nullable(),
	createdAt: moment,
	state: turnState,
	attempts: z.int(),
	messages: z.array(z.object({ messageId: outputId, content: z.string(), sentAt: moment })),
	task: z.string(),
	route: route.nullable(),
	reason: z.string().nullable(),
	text: z.string(),
	intent: intent.nullable(),
	intentConfidence: z.number().nullable(),
	otherIntents: z.array(intent),
	mentions: mentions.nullable(),
	hazard: hazard.nullable(),
	urgency: urgency.nullable(),
	language: language.nullable(),
	role: role.nullable(),
	decisions: z.array(decision),
	modelCalls: z.array(modelCall),
	reply: z.string().nullable(),
	buttons: z.array(button),
	citations: z.array(citation),
	handoff: handoff.nullable(),
	labels: z.array(z.string()),
	engine: engineName.nullable(),
	usage,
	/** What Chatwoot confirmed. */
	sending: z
		.object({
			state: z.enum(['sending', 'sent', 'skipped']),
			at: moment,
			messageId: outputId.nullable(),
			reason: z.string().nullable(),
		})
		.nullable(),
});
export type Trace = z.output<typeof trace>;

export const traceListQuery = z.object({
	conversationId: inputId.optional(),
	accountId: inputId.optional(),
	limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const traceList = z.object({ consultas: z.array(trace) });

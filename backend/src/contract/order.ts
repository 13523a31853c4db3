import { z } from 'zod';
import { inputId, moment } from './ids.ts';
import { assigneeType, conversationStatus } from './message.ts';

/** An order that an operator gives the assistant by a private note such as `/pausa 2h`. */
export const orderRequest = z.object({
	/** The first word of the note, without its slash. */
	command: z.string().trim().min(1).max(40),
	/** What follows it. */
	argument: z.string().trim().max(500).default(''),
	by: z.object({
		/** The Chatwoot user who wrote the note. */
		id: inputId,
		name: z
			.string()
			.max(500)
			.nullish()
			.transform((value) => value || null),
	}),
	/** The note's id: the same order again has no further effect. */
	messageId: inputId,
	at: moment,
	contactId: inputId,
	inboxId: inputId,
	/** The conversation's, when the note was written. */
	status: conversationStatus,
	assigneeType,
});
export type OrderRequest = z.output<typeof orderRequest>;

/** What has to become of the conversation in Chatwoot. */
export const orderEffect = z.object({
	/** False for an order that is unknown or has nothing to act on. */
	accepted: z.boolean(),
	/** The private note that confirms or explains. */
	note: z.string(),
	/** Null leaves it. */
	status: z.enum(['pending', 'open']).nullable(),
	/** Whether the person assigned gives the conversation up. */
	unassign: z.boolean(),
});
export type OrderEffect = z.output<typeof orderEffect>;

export const orderResponse = orderEffect.extend({
	/** True when this note's order was taken before. The effect is that of the first time. */
	duplicate: z.boolean(),
});

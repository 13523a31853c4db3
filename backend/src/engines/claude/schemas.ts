import { z } from 'zod';
import { intent } from '../../contract/turn.ts';

/** What the model gives for a question. One schema for every turn, so that the prepared request stays the same. */
export const answerOutput = z.object({
	reply: z.string(),
	sources: z.array(z.int()),
	needs_human: z.boolean(),
	reason: z.string(),
});
export type AnswerOutput = z.output<typeof answerOutput>;

/** The same for a turn whose intent the local engine is unsure of: asked in the same call. */
export const understoodOutput = answerOutput.extend({
	intent,
	/** Two letters. */
	language: z.string().regex(/^[a-z]{2}$/),
});
export type UnderstoodOutput = z.output<typeof understoodOutput>;

export const textOutput = z.object({ text: z.string() });
export const fieldsOutput = z.object({ fields: z.array(z.object({ name: z.string(), value: z.string().nullable() })) });

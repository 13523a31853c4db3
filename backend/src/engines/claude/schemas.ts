import { z } from 'zod';

/** What the model gives for a question. One schema for every turn, so that the prepared request stays the same. */
export const answerOutput = z.object({
	reply: z.string(),
	sources: z.array(z.int()),
	needs_human: z.boolean(),
	reason: z.string(),
});
export type AnswerOutput = z.output<typeof answerOutput>;

export const textOutput = z.object({ text: z.string() });
export const fieldsOutput = z.object({ fields: z.array(z.object({ name: z.string(), value: z.string().nullable() })) });

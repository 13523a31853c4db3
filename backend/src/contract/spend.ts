import { z } from 'zod';
import { companySettings } from './settings.ts';

const spent = z.object({
	/** `2026-11-23` or `2026-11`, in the company's time zone. */
	period: z.string(),
	/** US dollars. A call whose answer never came counts with what was put aside for it. */
	costUsd: z.number(),
	calls: z.int(),
	tokens: z.int(),
});

/** What the language model costs the company. Money in US dollars. */
export const spendResponse = z.object({
	today: spent,
	month: spent,
	/** The calls of the month by model, dearest first. */
	perModel: z.array(
		z.object({
			model: z.string(),
			calls: z.int(),
			/** Calls without a usable answer. */
			failed: z.int(),
			/** All input, cached included. */
			inputTokens: z.int(),
			cachedTokens: z.int(),
			cacheWriteTokens: z.int(),
			outputTokens: z.int(),
			costUsd: z.number(),
			/** Half the calls took no longer, in milliseconds. */
			medianMs: z.int(),
		}),
	),
	limits: companySettings.shape.limits,
	timeZone: z.string(),
});
export type Spend = z.output<typeof spendResponse>;

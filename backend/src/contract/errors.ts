import { z } from 'zod';

/** Body of every 4xx and 5xx answer. */
export const errorResponse = z.object({
	/** Stable code to branch on, e.g. `invalid_request`. */
	error: z.string(),
	/** What happened and what to do, in English. */
	message: z.string(),
	/** For `invalid_request`: which fields, and why. */
	details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

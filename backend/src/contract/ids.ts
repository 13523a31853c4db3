import { z } from 'zod';

/**
 * An id that comes in: ours or Chatwoot's. Ids are opaque strings; Chatwoot writes its own as integers, so both are taken
 * and kept as a string.
 */
export const inputId = z
	.union([z.string(), z.int().nonnegative()])
	.transform(String)
	.pipe(z.string().regex(/^[\w.:-]{1,64}$/, 'must be 1 to 64 letters, digits or . : _ -'));

/** An id that goes out. */
export const outputId = z.string();

/** A moment, ISO 8601 with time zone. */
export const moment = z.iso.datetime({ offset: true });

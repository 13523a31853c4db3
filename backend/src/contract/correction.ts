import { z } from 'zod';
import { inputId, moment, outputId } from './ids.ts';
import { intent } from './turn.ts';

/** What a message really was about: of a turn, or of a text. */
export const correctionRequest = z
	.strictObject({
		consultaId: inputId.optional(),
		text: z.string().trim().min(1).max(4000).optional(),
		intent,
		/** Who says so, e.g. the operator's name. */
		by: z.string().trim().min(1).max(200).default('API'),
	})
	.refine(({ consultaId, text }) => (consultaId === undefined) !== (text === undefined), {
		error: 'give a consultaId or a text, one of the two',
		path: ['consultaId'],
	});

export const correction = z.object({
	id: outputId,
	consultaId: outputId.nullable(),
	text: z.string(),
	intent,
	by: z.string(),
	createdAt: moment,
});
export type StoredCorrection = z.output<typeof correction>;

export const correctionListQuery = z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100) });
export const correctionList = z.object({ corrections: z.array(correction) });

import { z } from 'zod';
import { moment, outputId } from './ids.ts';
import { role } from './turn.ts';

/** A document of Markdown or plain text, in characters. */
export const MAX_DOCUMENT_LENGTH = 2_000_000;

export const addDocumentRequest = z.object({
	title: z.string().trim().min(1).max(300),
	text: z.string().min(1).max(MAX_DOCUMENT_LENGTH),
	/** Who may be answered from it. */
	audience: z.array(role).min(1).max(3).default(['customer', 'technician', 'administrative']),
	/** Where a reader can open it. */
	link: z
		.url({ protocol: /^https?$/ })
		.max(2048)
		.nullish(),
});
export const documentState = z.enum(['pending', 'ready', 'failed']);
export const addDocumentResponse = z.object({ documentId: outputId, state: documentState });
export const documentResponse = z.object({
	documentId: outputId,
	title: z.string(),
	state: documentState,
	/** Why it failed; null otherwise. */
	error: z.string().nullable(),
	passages: z.int(),
	createdAt: moment,
});
export const documentList = z.object({ documents: z.array(documentResponse) });
export const deletedResponse = z.object({ deleted: z.boolean() });

export const searchRequest = z.object({
	query: z.string().trim().min(1).max(2000),
	limit: z.int().min(1).max(50).default(5),
	role: role.default('customer'),
});
export const passage = z.object({
	documentId: outputId,
	documentTitle: z.string(),
	page: z.int().nullable(),
	heading: z.string().nullable(),
	text: z.string(),
	/** Higher is better; comparable within one answer only. */
	score: z.number(),
});
export type Passage = z.output<typeof passage>;
export const searchResponse = z.object({ passages: z.array(passage) });

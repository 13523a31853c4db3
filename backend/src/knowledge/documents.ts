import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { addDocumentRequest, addDocumentResponse, documentResponse } from '../contract/knowledge.ts';
import type { Database } from '../store/database.ts';
import {
	findDocument,
	findDocuments,
	insertDocument,
	insertPassages,
	removeDocument,
	type StoredDocument,
} from '../store/knowledge.ts';
import { isUuid } from '../store/uuid.ts';
import { soundKey } from '../text/fold.ts';
import { indexPassage } from './index-passage.ts';
import { splitDocument } from './split.ts';

/** Documents for every reader. */
const MANAGEMENT = { role: 'management' } as const;

/**
 * Adds a document to the company's knowledge: split, indexed, ready to be found when this returns. The same title, text and
 * audience again are the same document.
 */
export async function addDocument(
	database: Database,
	companyId: string,
	{ title, text, audience, link }: z.output<typeof addDocumentRequest>,
): Promise<z.output<typeof addDocumentResponse>> {
	// PostgreSQL keeps no NUL.
	const clean = text.replaceAll('\0', '');
	const readers = [...new Set(audience)].sort();
	const passages = splitDocument(clean, title).map((passage) => indexPassage(passage, title));
	return await database.withCompany(
		companyId,
		async (tx) => {
			const failed = passages.length === 0;
			const { document, isNew } = await insertDocument(tx, {
				id: crypto.randomUUID(),
				title,
				text: clean,
				audience: readers,
				link: link ?? null,
				state: failed ? 'failed' : 'pending',
				error: failed ? 'the document has no text' : null,
				content_hash: hash([title, clean, ...readers]),
			});
			if (!isNew || failed) return { documentId: document.id, state: document.state };
			await insertPassages(tx, document.id, passages, soundKey);
			return { documentId: document.id, state: 'ready' };
		},
		MANAGEMENT,
	);
}

/** @returns null when the company has no such document */
export async function getDocument(
	database: Database,
	companyId: string,
	documentId: string,
): Promise<z.output<typeof documentResponse> | null> {
	if (!isUuid(documentId)) return null;
	const document = await database.withCompany(companyId, (tx) => findDocument(tx, documentId), MANAGEMENT);
	return document === undefined ? null : toResponse(document);
}

/** All documents of the company, newest first. */
export async function listDocuments(
	database: Database,
	companyId: string,
): Promise<z.output<typeof documentResponse>[]> {
	return (await database.withCompany(companyId, findDocuments, MANAGEMENT)).map(toResponse);
}

/** @returns false when the company has no such document */
export async function deleteDocument(database: Database, companyId: string, documentId: string): Promise<boolean> {
	return (
		isUuid(documentId) && (await database.withCompany(companyId, (tx) => removeDocument(tx, documentId), MANAGEMENT))
	);
}

function hash(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function toResponse(document: StoredDocument): z.output<typeof documentResponse> {
	return {
		documentId: document.id,
		title: document.title,
		state: document.state,
		error: document.error,
		passages: document.passages,
		createdAt: document.created_at.toISOString(),
	};
}

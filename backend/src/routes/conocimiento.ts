import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Container } from '../container.ts';
import { inputId } from '../contract/ids.ts';
import {
	addDocumentRequest,
	addDocumentResponse,
	deletedResponse,
	documentList,
	documentResponse,
} from '../contract/knowledge.ts';
import { NotFoundError } from '../errors.ts';
import { addDocument, deleteDocument, getDocument, listDocuments } from '../knowledge/documents.ts';
import { answers } from './answers.ts';

/** The longest document, every character written as an escape of six bytes, and the rest of the body. */
const DOCUMENT_BODY_LIMIT = 13 * 1024 * 1024;

const params = z.object({ documentId: inputId });

export const conocimiento =
	({ database }: Container): FastifyPluginAsyncZod =>
	async (app) => {
		app.post(
			'/conocimiento',
			{
				bodyLimit: DOCUMENT_BODY_LIMIT,
				schema: {
					operationId: 'addDocument',
					summary: 'Add a document to answer from; the same one again stays one',
					body: addDocumentRequest,
					response: answers(addDocumentResponse),
				},
			},
			async ({ company, body }) => await addDocument(database, company.id, body),
		);
		app.get(
			'/conocimiento',
			{ schema: { operationId: 'listDocuments', summary: 'All documents', response: answers(documentList) } },
			async ({ company }) => ({ documents: await listDocuments(database, company.id) }),
		);
		app.get(
			'/conocimiento/:documentId',
			{
				schema: {
					operationId: 'getDocument',
					summary: 'Whether a document is ready to answer from',
					params,
					response: answers(documentResponse),
				},
			},
			async ({ company, params: { documentId } }) => {
				const document = await getDocument(database, company.id, documentId);
				if (!document) throw new NotFoundError('there is no such document');
				return document;
			},
		);
		app.delete(
			'/conocimiento/:documentId',
			{
				schema: {
					operationId: 'deleteDocument',
					summary: 'Forget a document',
					params,
					response: answers(deletedResponse),
				},
			},
			async ({ company, params: { documentId } }) => ({
				deleted: await deleteDocument(database, company.id, documentId),
			}),
		);
	};

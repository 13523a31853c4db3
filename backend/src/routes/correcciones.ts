import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { addCorrection, listCorrections, removeCorrection } from '../assistant/corrections/correct.ts';
import type { Container } from '../container.ts';
import { correction, correctionList, correctionListQuery, correctionRequest } from '../contract/correction.ts';
import { inputId } from '../contract/ids.ts';
import { deletedResponse } from '../contract/knowledge.ts';
import { answers } from './answers.ts';

const params = z.object({ correctionId: inputId });

export const correcciones =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		app.post(
			'/correcciones',
			{
				schema: {
					operationId: 'addCorrection',
					summary: 'Say what a turn or a text was really about; the classifier learns it at once',
					body: correctionRequest,
					response: answers(correction),
				},
			},
			async ({ company, body }) => await addCorrection(container, company, body),
		);
		app.get(
			'/correcciones',
			{
				schema: {
					operationId: 'listCorrections',
					summary: 'The newest corrections',
					querystring: correctionListQuery,
					response: answers(correctionList),
				},
			},
			async ({ company, query }) => ({ corrections: await listCorrections(container, company, query.limit) }),
		);
		app.delete(
			'/correcciones/:correctionId',
			{
				schema: {
					operationId: 'deleteCorrection',
					summary: 'Take a correction back',
					params,
					response: answers(deletedResponse),
				},
			},
			async ({ company, params: { correctionId } }) => ({
				deleted: await removeCorrection(container, company, correctionId),
			}),
		);
	};

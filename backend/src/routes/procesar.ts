import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { processTurn } from '../assistant/answer-turn.ts';
import type { Container } from '../container.ts';
import { processRequest, processResponse } from '../contract/turn.ts';
import { callerGone } from '../http/abort.ts';
import { answers } from './answers.ts';

export const procesar =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		app.post(
			'/procesar',
			{
				schema: {
					operationId: 'process',
					summary: 'Answer a turn, or do a task on a text; the same turn again gives the same answer',
					body: processRequest,
					response: answers(processResponse),
				},
			},
			async ({ company, body }, reply) => await processTurn(container, company, body, callerGone(reply)),
		);
	};

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { classifyTurn } from '../assistant/classify-turn.ts';
import type { Container } from '../container.ts';
import { classifyRequest, classifyResponse } from '../contract/turn.ts';
import { callerGone } from '../http/abort.ts';
import { answers } from './answers.ts';

export const clasificar =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		app.post(
			'/clasificar',
			{
				schema: {
					operationId: 'classify',
					summary: 'Wait for quiet, claim the unanswered messages of a conversation as one turn, decide its route',
					body: classifyRequest,
					response: answers(classifyResponse),
				},
			},
			async ({ company, body }, reply) => await classifyTurn(container, company, body, callerGone(reply)),
		);
	};

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { reportSpend } from '../assistant/spend-report.ts';
import type { Container } from '../container.ts';
import { spendResponse } from '../contract/spend.ts';
import { answers } from './answers.ts';

export const consumo =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		app.get(
			'/consumo',
			{
				schema: {
					operationId: 'getSpend',
					summary: 'What the language model has cost today and this month, by model, beside its limits',
					response: answers(spendResponse),
				},
			},
			async ({ company }) => await reportSpend(container, company),
		);
	};

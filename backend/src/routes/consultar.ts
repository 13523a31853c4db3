import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { reportSending } from '../assistant/report-sending.ts';
import { listPending, listTraces, readTrace } from '../assistant/traces.ts';
import type { Container } from '../container.ts';
import { inputId } from '../contract/ids.ts';
import { searchRequest, searchResponse } from '../contract/knowledge.ts';
import { trace, traceList, traceListQuery } from '../contract/trace.ts';
import { pendingQuery, pendingResponse, sendingReport, sendingResponse } from '../contract/turn.ts';
import { search } from '../knowledge/search.ts';
import { answers } from './answers.ts';

const params = z.object({ consultaId: inputId });

export const consultar =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		app.post(
			'/consultar',
			{
				schema: {
					operationId: 'search',
					summary: 'Find the passages of the documents that answer a question',
					body: searchRequest,
					response: answers(searchResponse),
				},
			},
			async ({ company, body }) => {
				const { passages } = await container.database.withCompany(company.id, (tx) => search(tx, body), body);
				return { passages };
			},
		);
		app.get(
			'/consultar',
			{
				schema: {
					operationId: 'listTraces',
					summary: 'The newest turns, of one conversation or of all, each with its whole trace',
					querystring: traceListQuery,
					response: answers(traceList),
				},
			},
			async ({ company, query }) => ({ consultas: await listTraces(container, company, query) }),
		);
		app.get(
			'/consultar/pendientes',
			{
				schema: {
					operationId: 'listPending',
					summary: 'Customer messages that nobody is answering',
					querystring: pendingQuery,
					response: answers(pendingResponse),
				},
			},
			async ({ company, query }) => ({ turns: await listPending(container, company, query) }),
		);
		app.get(
			'/consultar/:consultaId',
			{
				schema: { operationId: 'getTrace', summary: 'Everything about one turn', params, response: answers(trace) },
			},
			async ({ company, params: { consultaId } }) => await readTrace(container, company, consultaId),
		);
		app.post(
			'/consultar/:consultaId/envio',
			{
				schema: {
					operationId: 'reportSending',
					summary: 'Ask for the right to send, or report what was sent',
					params,
					body: sendingReport,
					response: answers(sendingResponse),
				},
			},
			async ({ company, params: { consultaId }, body }) => await reportSending(container, company, consultaId, body),
		);
	};

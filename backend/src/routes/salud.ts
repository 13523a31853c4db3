import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Container } from '../container.ts';
import { errorResponse } from '../contract/errors.ts';

/** For machines that watch: open to all, and says nothing about the company. */
export const salud =
	({ database }: Container): FastifyPluginAsyncZod =>
	async (app) => {
		const healthy = z.object({ status: z.literal('ok') });
		const security: [] = [];
		app.get(
			'/salud',
			{ schema: { operationId: 'isAlive', summary: 'Whether the process runs', security, response: { 200: healthy } } },
			async () => ({ status: 'ok' as const }),
		);
		app.get(
			'/salud/listo',
			{
				schema: {
					operationId: 'isReady',
					summary: 'Whether the database is reachable and up to date',
					security,
					response: { 200: healthy, 503: errorResponse },
				},
			},
			async (request, reply) => {
				try {
					await database.check();
					return { status: 'ok' as const };
				} catch (error) {
					request.log.warn({ err: error }, 'not ready');
					return await reply.code(503).send({ error: 'unavailable', message: 'the database is not ready' });
				}
			},
		);
	};

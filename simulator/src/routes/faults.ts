import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Core } from '../core.ts';

const BODIES: Record<number, { type: string; body: string }> = {
	429: { type: 'text/plain', body: 'Retry later\n' },
};

/** Lets REST calls of bots and users fail, wait or lose their connection, as the faults say. */
export function disturbApi(app: FastifyInstance, core: Core): void {
	const random = (): number => core.random();
	const concerns = (request: FastifyRequest): boolean =>
		request.url.startsWith('/api/') && `${request.method} ${request.url}`.includes(core.faults.apiMatch);

	app.addHook('onRequest', async (request, reply) => {
		if (!concerns(request)) return;
		const { apiDelayMs, apiStatus, apiRate, apiDrop, apiDropWhen } = core.faults;
		if (apiDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, apiDelayMs));
		if (apiDrop > 0 && apiDropWhen === 'before' && random() < apiDrop) {
			request.raw.socket.destroy();
			reply.hijack();
			return;
		}
		if (apiStatus !== null && random() < apiRate) {
			const { type, body } = BODIES[apiStatus] ?? {
				type: 'application/json; charset=utf-8',
				body: JSON.stringify({ status: apiStatus, error: 'Internal Server Error' }),
			};
			await reply.status(apiStatus).type(type).send(body);
		}
	});

	app.addHook('onSend', async (request, _reply, payload) => {
		const { apiDrop, apiDropWhen } = core.faults;
		if (apiDrop > 0 && apiDropWhen === 'after' && concerns(request) && random() < apiDrop) {
			request.raw.socket.destroy();
		}
		return payload;
	});
}

import Fastify, { type FastifyReply } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { messageFor } from './answer.ts';
import { bodySchema, type MessagesRequest, refuseBody, refuseHeaders } from './request.ts';
import type { Script } from './script.ts';

/** A running server and its script. */
export interface MessagesApi {
	url: string;
	/** What was asked and accepted, in order, with the headers. */
	requests: { body: MessagesRequest; headers: IncomingHttpHeaders }[];
	/** What was refused as the real API would refuse it, and why: a test that finds something here has found a bug. */
	refused: string[];
	/** What to do with the next requests, in order; afterwards `usual`. */
	next(...scripts: Script[]): void;
	usual: Script;
	/** Forgets what was asked and what was planned. */
	reset(): void;
	stop(): Promise<void>;
}

/** How long a hang lasts, in milliseconds. */
const HANG_MS = 30_000;

/**
 * A local server that speaks the Messages API (version 2026-10-21): refuses what the real one refuses, answers as scripted,
 * and fails on request. As a process it is scripted over HTTP: `PUT /control {next?, usual?}`, `GET /control/requests`,
 * `DELETE /control`.
 */
export async function startMessagesApi({ port = 0, host = '127.0.0.1' } = {}): Promise<MessagesApi> {
	const planned: Script[] = [];
	const app = Fastify({
		bodyLimit: 8 * 1024 * 1024,
		forceCloseConnections: true,
		ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allowUnionTypes: true } },
	});
	const api: MessagesApi = {
		url: '',
		requests: [],
		refused: [],
		next: (...scripts) => void planned.push(...scripts),
		usual: { kind: 'quote' },
		reset() {
			planned.length = 0;
			api.requests.length = 0;
			api.refused.length = 0;
			api.usual = { kind: 'quote' };
		},
		stop: () => app.close(),
	};
	app.setErrorHandler((error: Error, _request, reply) => {
		api.refused.push(error.message);
		return fail(reply, 400, 'invalid_request_error', error.message);
	});
	app.setNotFoundHandler((_request, reply) => fail(reply, 404, 'not_found_error'));
	app.post<{ Body: MessagesRequest }>(
		'/v1/messages',
		{
			schema: { body: bodySchema },
			preValidation: async ({ headers }, reply) => {
				const refused = refuseHeaders(headers);
				if (refused !== null) await fail(reply, refused.status, refused.type);
			},
		},
		async ({ body, headers }, reply) => {
			const problem = refuseBody(body);
			if (problem !== null) {
				api.refused.push(problem);
				return await fail(reply, 400, 'invalid_request_error', problem);
			}
			api.requests.push({ body, headers });
			return await play(planned.shift() ?? api.usual, body, reply);
		},
	);
	app.put<{ Body: { next?: Script[]; usual?: Script } }>('/control', async ({ body }) => {
		if (body.usual) api.usual = body.usual;
		api.next(...(body.next ?? []));
		return { planned: planned.length };
	});
	app.get('/control/requests', async () => ({ requests: api.requests, refused: api.refused }));
	app.delete('/control', async () => {
		api.reset();
		return {};
	});
	api.url = await app.listen({ port, host });
	return api;
}

async function play(script: Script, body: MessagesRequest, reply: FastifyReply): Promise<unknown> {
	switch (script.kind) {
		case 'slow':
			await held(reply, script.ms);
			return reply.raw.destroyed ? reply.hijack() : await play(script.then, body, reply);
		case 'hang':
			reply.hijack();
			await held(reply, script.ms ?? HANG_MS);
			reply.raw.destroy();
			return reply;
		case 'cut':
			reply.hijack();
			reply.raw.writeHead(200, { 'content-type': 'application/json' });
			reply.raw.write('{"id": "msg_');
			setImmediate(() => reply.raw.destroy());
			return reply;
		case 'garbage':
			return reply.type('application/json').send('<html>gateway</html>');
		case 'error':
			return fail(reply.headers(script.headers ?? {}), script.status, script.type ?? 'api_error');
		default:
			return reply.header('request-id', 'req_local').send(messageFor(script, body));
	}
}

/** Waits, or until the caller has gone. */
async function held(reply: FastifyReply, ms: number): Promise<void> {
	await new Promise<void>((done) => {
		const timer = setTimeout(done, ms).unref();
		reply.raw.once('close', () => {
			clearTimeout(timer);
			done();
		});
	});
}

function fail(reply: FastifyReply, status: number, type: string, message = 'scripted'): FastifyReply {
	return reply
		.status(status)
		.header('request-id', 'req_local')
		.send({ type: 'error', error: { type, message }, request_id: 'req_local' });
}

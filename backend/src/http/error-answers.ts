import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Socket } from 'node:net';
import type { z } from 'zod';
import type { errorResponse } from '../contract/errors.ts';
import { AppError } from '../errors.ts';
import { isDiskFull, isUnreachable } from '../store/unreachable.ts';

type ErrorBody = z.output<typeof errorResponse>;
interface ErrorAnswer {
	status: number;
	body: ErrorBody;
}

/** Codes for what Fastify itself refuses, by status. */
const REFUSALS: Record<number, ErrorBody> = {
	400: { error: 'invalid_request', message: 'the request cannot be read' },
	404: { error: 'not_found', message: 'there is nothing here; /docs lists what there is' },
	408: { error: 'timeout', message: 'the request took too long to arrive' },
	413: { error: 'too_large', message: 'the request is too large' },
	414: { error: 'too_large', message: 'the address is too long' },
	415: { error: 'unsupported_media_type', message: 'send JSON, with `Content-Type: application/json`' },
	431: { error: 'too_large', message: 'the headers are too large' },
};
const INTERNAL: ErrorBody = { error: 'internal', message: 'something went wrong; the log of the backend says what' };

/** Gives every error the body of the contract. What is ours stays in the log. */
export function answerErrors(app: FastifyInstance): void {
	app.setErrorHandler((error: FastifyError, request, reply) => {
		const { status, body } = toAnswer(error);
		if (status >= 500) request.log.error({ err: error }, 'request failed');
		return reply.code(status).send(body);
	});
	app.setNotFoundHandler((_request, reply) => reply.code(404).send(REFUSALS[404]));
}

/** For what fails before there is a route, e.g. a malformed address. */
export function answerFrameworkError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
	const { status, body } = toAnswer(error);
	void reply.code(status).send(body);
}

/** For what is not HTTP at all. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
	if (error.code === 'ECONNRESET' || !socket.writable) return;
	const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
	const body = JSON.stringify(REFUSALS[status]);
	socket.end(
		`HTTP/1.1 ${status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
	);
}

function toAnswer(error: FastifyError): ErrorAnswer {
	if (error instanceof AppError) return { status: error.status, body: { error: error.code, message: error.message } };
	if (hasZodFastifySchemaValidationErrors(error)) {
		const details = error.validation.map(({ instancePath, message }) => ({
			path: [error.validationContext, ...instancePath.split('/').filter(Boolean)].join('.'),
			message: message ?? 'is not valid',
		}));
		return { status: 400, body: { error: 'invalid_request', message: 'some fields are not valid', details } };
	}
	if (isDiskFull(error)) {
		return { status: 503, body: { error: 'disk_full', message: 'the disk of the database is full' } };
	}
	if (isUnreachable(error)) {
		return { status: 503, body: { error: 'unavailable', message: 'the database cannot be reached; try again later' } };
	}
	const status = error.statusCode ?? 500;
	if (status < 400 || status >= 500) return { status: 500, body: INTERNAL };
	return { status, body: REFUSALS[status] ?? { error: 'refused', message: 'the request cannot be served' } };
}

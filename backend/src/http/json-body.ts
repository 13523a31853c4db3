import type { FastifyInstance } from 'fastify';

/** Escapes that JSON allows and PostgreSQL's text does not: NUL, and halves of surrogate pairs. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;

/**
 * Reads JSON bodies, and takes out of their strings what PostgreSQL cannot store, so that a stray character never costs a
 * customer's message.
 */
export function readJsonBodies(app: FastifyInstance): void {
	const parse = app.getDefaultJsonParser('error', 'error');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
		void parse(request, body, (error, value) => done(error, !error && SUSPECT.test(body) ? storable(value) : value));
	});
}

function storable(value: unknown): unknown {
	if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '');
	if (Array.isArray(value)) return value.map(storable);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]));
}

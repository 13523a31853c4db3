import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const policy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	// No code of the page may hand a string to the HTML parser: texts come from customers.
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join('; ');

/**
 * Serves the simulator's web page (`src/page/`) at `/`. Each file is its own route, so every other path stays with the
 * APIs and their own 404. The files carry a Content-Security-Policy that allows neither inline nor foreign code.
 */
export const pageRoutes = async (app: FastifyInstance): Promise<void> => {
	await app.register(fastifyStatic, {
		root: new URL('../page/', import.meta.url),
		prefix: '/',
		wildcard: false,
		cacheControl: false,
		setHeaders: (reply) => {
			reply.headers({
				'content-security-policy': policy,
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'no-referrer',
				'cache-control': 'no-cache',
			});
		},
	});
};

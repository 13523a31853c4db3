import type { FastifyInstance } from 'fastify';

/** The page may run its own script and style, talk to this server, and nothing else. */
const PAGE_POLICY =
	"default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** Serves the OpenAPI document at /openapi.json and a page to read and try it at /docs. */
export async function serveDocs(app: FastifyInstance): Promise<void> {
	app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
	// Loaded here and not at the top: the page's script is several megabytes that tests of single routes need not read.
	const { default: apiReference } = await import('@scalar/fastify-api-reference');
	await app.register(apiReference, {
		routePrefix: '/docs',
		configuration: { url: '/openapi.json', telemetry: false, withDefaultFonts: false },
		hooks: {
			onRequest: (_request, reply, done) => {
				void reply.header('content-security-policy', PAGE_POLICY);
				done();
			},
		},
	});
}

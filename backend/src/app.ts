import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import { fastify, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Container } from './container.ts';
import { requireApiKey } from './http/auth.ts';
import { serveDocs } from './http/docs.ts';
import { answerClientError, answerErrors, answerFrameworkError } from './http/error-answers.ts';
import { readJsonBodies } from './http/json-body.ts';
import { openApiOptions } from './http/openapi-options.ts';
import { ajustes } from './routes/ajustes.ts';
import { avisos } from './routes/avisos.ts';
import { clasificar } from './routes/clasificar.ts';
import { conocimiento } from './routes/conocimiento.ts';
import { consultar } from './routes/consultar.ts';
import { consumo } from './routes/consumo.ts';
import { conversaciones } from './routes/conversaciones.ts';
import { correcciones } from './routes/correcciones.ts';
import { estado } from './routes/estado.ts';
import { mensajes } from './routes/mensajes.ts';
import { personas } from './routes/personas.ts';
import { procesar } from './routes/procesar.ts';
import { salud } from './routes/salud.ts';

/** The routes that need an API key. */
const ROUTES = [
	mensajes,
	conversaciones,
	clasificar,
	procesar,
	estado,
	personas,
	conocimiento,
	consultar,
	correcciones,
	consumo,
	ajustes,
	avisos,
];

/** Builds the HTTP service, ready to listen or to be injected into. */
export async function buildApp(container: Container): Promise<FastifyInstance> {
	const { http } = container.config;
	const app = fastify({
		loggerInstance: container.logger,
		logController: new LogController({ disableRequestLogging: true }),
		bodyLimit: http.bodyLimit,
		trustProxy: http.trustProxy,
		requestTimeout: 30_000,
		frameworkErrors: answerFrameworkError,
		clientErrorHandler: answerClientError,
	});
	app.setValidatorCompiler(validatorCompiler);
	app.setSerializerCompiler(serializerCompiler);
	answerErrors(app);
	readJsonBodies(app);
	app.addHook('onResponse', async (request, reply) => {
		const { method, routeOptions } = request;
		request.log.debug({ method, route: routeOptions.url, status: reply.statusCode, ms: reply.elapsedTime }, 'answered');
	});
	await app.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] } } });
	await app.register(swagger, openApiOptions);
	await app.register(serveDocs);
	await app.register(salud(container));
	await app.register(async (scope) => {
		requireApiKey(scope, container.companies);
		for (const route of ROUTES) await scope.register(route(container));
	});
	return app;
}

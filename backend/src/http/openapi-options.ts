import type { SwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** How the OpenAPI document is written. */
export const openApiOptions: SwaggerOptions = {
	openapi: {
		openapi: '3.1.0',
		info: {
			title: 'AInstalia',
			version: '0.1.0',
			description: 'The backend of the AInstalia nodes: messages in, decisions and answers out, with a trace of each.',
		},
		components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
		security: [{ apiKey: [] }],
	},
	transform: jsonSchemaTransform,
};

import type { OpenAPIV3_1 } from 'openapi-types';
import { buildApp } from './app.ts';
import { readConfig } from './config/env.ts';
import { createContainer } from './container.ts';
import { openPostgres } from './store/database.ts';

/** The OpenAPI document of the service, without starting it. */
export async function openApiDocument(): Promise<OpenAPIV3_1.Document> {
	// A pool that nobody asks never connects.
	const database = openPostgres('postgres://localhost/none', () => {});
	const container = await createContainer(readConfig({ LOG_LEVEL: 'silent' }), { database });
	const app = await buildApp(container);
	try {
		await app.ready();
		return app.swagger() as OpenAPIV3_1.Document;
	} finally {
		await app.close();
		await container.close();
	}
}

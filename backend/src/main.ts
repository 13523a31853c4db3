import closeWithGrace from 'close-with-grace';
import { buildApp } from './app.ts';
import { prepareHazardRules } from './assistant/hazard.ts';
import { prepareDatabase } from './bootstrap.ts';
import { readConfig } from './config/env.ts';
import { createContainer } from './container.ts';
import { explainStartFailure } from './start-failure.ts';

/** Longer than the longest answer of a model: calls in flight may end. */
const CLOSE_DELAY = 15_000;

async function start(): Promise<void> {
	const config = readConfig(process.env);
	prepareHazardRules(config.hazardRules);
	const container = await createContainer(config);
	try {
		const madeKey = await prepareDatabase(container);
		const app = await buildApp(container);
		app.addHook('onClose', async () => await container.close());
		closeWithGrace({ delay: CLOSE_DELAY, logger: container.logger }, async ({ err }) => {
			if (err) container.logger.fatal({ err }, 'closing after an unexpected error');
			await app.close();
		});
		const url = await app.listen({ port: config.http.port, host: config.http.host });
		if (madeKey) console.log(`API key of ${config.company.name}, shown this once: ${madeKey}`);
		console.log(`AInstalia backend on ${url} (${container.database.kind}), API at ${url}/docs`);
	} catch (error) {
		await container.close().catch(() => {});
		throw error;
	}
}

try {
	await start();
} catch (error) {
	console.error(explainStartFailure(error));
	process.exit(1);
}

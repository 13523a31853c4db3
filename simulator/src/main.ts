import { createSimulator } from './simulator.ts';

const { env } = process;
const port = Number(env['PORT'] || 3200);
const host = env['HOST'] || '127.0.0.1';

try {
	const simulator = await createSimulator({
		port,
		host,
		stateFile: env['SIMULATOR_STATE_FILE'] || undefined,
		seed: {
			userToken: env['SIMULATOR_USER_TOKEN'] || undefined,
			botToken: env['SIMULATOR_BOT_TOKEN'] || undefined,
			botSecret: env['SIMULATOR_BOT_SECRET'] || undefined,
		},
	});
	const stop = (): void => void simulator.close().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
	process.stdout.write(`simulator ready on ${simulator.url}\n`);
} catch (error) {
	const { code, message } = error as NodeJS.ErrnoException;
	const reason = code === 'EADDRINUSE' ? `port ${port} on ${host} is already taken` : message;
	process.stderr.write(`simulator: ${reason}\n`);
	process.exitCode = 1;
}

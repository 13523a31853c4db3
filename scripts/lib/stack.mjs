// Everything that the line needs, started in order: PostgreSQL (n8n's own), backend, simulator, n8n.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, importAll, installPackage, setUpOwner, shippedWorkflow, startN8n, webhookLive } from './n8n.mjs';
import { ROOT } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import { ready, start } from './process.mjs';
import { localSecrets } from './secrets.mjs';

export const WORKFLOWS = ['assistant.json', 'recover-unanswered.json', 'alerts.json'];

/** The two n8n credentials, with the ids that the shipped workflows name. */
export const credentials = ({ backendUrl, simulatorUrl, secrets, accountId = '1' }) => [
	{
		id: 'ainstaliaBackend',
		name: 'AInstalia',
		type: 'aInstaliaApi',
		data: { url: backendUrl, apiKey: secrets.apiKey },
	},
	{
		id: 'chatwootAccount1',
		name: 'Chatwoot',
		type: 'chatwootApi',
		data: { url: simulatorUrl, accountId, botToken: secrets.botToken, userToken: secrets.userToken },
	},
];

export async function startBackend({ folder, port, secrets, env = {} }) {
	const url = `http://127.0.0.1:${port}`;
	const server = start({
		name: 'backend',
		command: process.execPath,
		args: ['src/main.ts'],
		cwd: join(ROOT, 'backend'),
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			DATA_DIR: join(folder, 'backend'),
			AINSTALIA_BOOTSTRAP_API_KEY: secrets.apiKey,
			LOG_LEVEL: 'warn',
			...env,
		},
		log: join(folder, 'logs', 'backend.log'),
	});
	await ready(server, 'The backend', async () => (await fetch(`${url}/salud/listo`)).ok);
	return { process: server, url };
}

export async function startSimulator({ folder, port, secrets, env = {} }) {
	const url = `http://127.0.0.1:${port}`;
	const server = start({
		name: 'simulator',
		command: process.execPath,
		args: ['src/main.ts'],
		cwd: join(ROOT, 'simulator'),
		env: {
			PATH: process.env.PATH,
			PORT: String(port),
			HOST: '127.0.0.1',
			SIMULATOR_BOT_TOKEN: secrets.botToken,
			SIMULATOR_USER_TOKEN: secrets.userToken,
			SIMULATOR_STATE_FILE: join(folder, 'simulator.json'),
			...env,
		},
		log: join(folder, 'logs', 'simulator.log'),
	});
	await ready(server, 'The simulator', async () => (await fetch(`${url}/simulator/api/state`)).ok);
	return { process: server, url };
}

/** Starts a local server that speaks Claude's Messages API (see simulator/src/messages-api/server.ts): scripted over HTTP. */
export async function startMessagesApi({ folder, port }) {
	const url = `http://127.0.0.1:${port}`;
	const server = start({
		name: 'messages API',
		command: process.execPath,
		args: ['src/messages-api/main.ts'],
		cwd: join(ROOT, 'simulator'),
		env: { PATH: process.env.PATH, PORT: String(port), HOST: '127.0.0.1' },
		log: join(folder, 'logs', 'messages-api.log'),
	});
	await ready(server, 'The local Messages API', async () => (await fetch(`${url}/control/requests`)).ok);
	return { process: server, url };
}

/** Adds the demo manuals; a manual that is already there stays as it is (same text, same document). */
export async function loadDemoManuals({ backendUrl, secrets }) {
	const folder = join(ROOT, 'backend', 'demo');
	for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
		const text = readFileSync(join(folder, file), 'utf8');
		const title = text.match(/^# (.+)$/m)?.[1] ?? file;
		const response = await fetch(`${backendUrl}/conocimiento`, {
			method: 'POST',
			headers: { authorization: `Bearer ${secrets.apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({ title, text }),
		});
		if (!response.ok)
			throw new Error(`The manual ${file} was not accepted: ${response.status} ${await response.text()}`);
	}
}

/**
 * Starts the whole line with its data in `folder`.
 * @param options.ports `{backend, simulator, n8n, broker, postgres}`, and `messagesApi` to start a local Claude that the
 *   backend then talks to
 * @param options.env extra environment: `{backend, simulator, n8n}`
 * @param options.moreCredentials n8n credentials besides the two of ours
 * @param options.changeWorkflow adapts a shipped workflow before it is imported
 * @param options.onStep called with each step's name
 */
export async function startStack({ folder, ports, env = {}, moreCredentials = [], changeWorkflow, onStep = () => {} }) {
	const secrets = localSecrets(join(folder, 'secrets.json'));
	const parts = {};
	const stop = async () => {
		for (const name of ['n8n', 'simulator', 'backend', 'messagesApi']) await parts[name]?.process.stop();
		await parts.postgres?.stop();
	};
	try {
		onStep('database of n8n');
		parts.postgres = await startPostgres({
			folder: join(folder, 'postgres'),
			password: secrets.databasePassword,
			port: ports.postgres,
			log: join(folder, 'logs', 'postgres.log'),
		});
		onStep('backend');
		if (ports.messagesApi) parts.messagesApi = await startMessagesApi({ folder, port: ports.messagesApi });
		const claude = parts.messagesApi && { ANTHROPIC_API_KEY: 'local', ANTHROPIC_BASE_URL: parts.messagesApi.url };
		const startPart = {
			backend: async () =>
				(parts.backend = await startBackend({
					folder,
					port: ports.backend,
					secrets,
					env: { ...env.backend, ...claude },
				})),
			simulator: async () =>
				(parts.simulator = await startSimulator({ folder, port: ports.simulator, secrets, env: env.simulator })),
		};
		await Promise.all([startPart.backend(), startPart.simulator()]);
		await loadDemoManuals({ backendUrl: parts.backend.url, secrets });

		const n8nFolder = join(folder, 'n8n');
		const n8nEnv = environment({
			folder: n8nFolder,
			port: ports.n8n,
			brokerPort: ports.broker,
			database: {
				port: parts.postgres.port,
				user: 'ainstalia',
				password: secrets.databasePassword,
				database: 'postgres',
			},
			encryptionKey: secrets.encryptionKey,
			env: env.n8n,
		});
		installPackage(n8nFolder);
		onStep('n8n: credentials and workflows');
		const workflows = WORKFLOWS.map((file) => shippedWorkflow(file, changeWorkflow));
		await importAll({
			folder: n8nFolder,
			env: n8nEnv,
			credentials: [
				...credentials({ backendUrl: parts.backend.url, simulatorUrl: parts.simulator.url, secrets }),
				...moreCredentials,
			],
			workflows,
		});
		const trigger = workflows.flatMap(({ nodes }) => nodes).find(({ type }) => type.endsWith('.chatwootTrigger'));
		startPart.n8n = async () => {
			parts.n8n = await startN8n({ env: n8nEnv, log: join(folder, 'logs', 'n8n.log') });
			parts.n8n.webhookUrl = `${parts.n8n.url}/webhook/${trigger.webhookId}/chatwoot`;
			await webhookLive(parts.n8n.webhookUrl);
		};
		onStep('n8n');
		await startPart.n8n();
		await setUpOwner(parts.n8n.url, secrets.editor);
		return Object.assign(accessors(parts), {
			secrets,
			folder,
			stop,
			start: startPart,
			databaseUrl: parts.postgres.url(),
		});
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The parts as getters: a part that was killed and started again is another process. */
const accessors = (parts) => ({
	get backend() {
		return parts.backend;
	},
	get simulator() {
		return parts.simulator;
	},
	get n8n() {
		return parts.n8n;
	},
	get messagesApi() {
		return parts.messagesApi;
	},
});

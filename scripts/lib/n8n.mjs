// The pinned n8n with our package, credentials and workflows in place, as a user's installation has them.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { N8N_BIN, ROOT } from './paths.mjs';
import { ready, start, waitUntil } from './process.mjs';

const run = promisify(execFile);

/**
 * n8n settings that the first run and the shipped compose file share, each for a measured reason (README, "Settings of n8n").
 */
export const TUNING = {
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	N8N_EXPRESSION_ENGINE_POOL_SIZE: '4',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
	DB_POSTGRESDB_POOL_SIZE: '10',
};

/** Nothing here talks to n8n's servers or asks for a registration. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
	N8N_LOG_LEVEL: 'warn',
	// Its list of MCP servers comes from n8n's site.
	N8N_DISABLED_MODULES: 'mcp-registry',
};

/**
 * @param options.folder user folder of n8n
 * @param options.port, options.brokerPort ports on 127.0.0.1
 * @param options.database `{host, port, user, password, database}` of PostgreSQL
 */
export function environment({ folder, port, brokerPort, database, encryptionKey, env = {} }) {
	return {
		PATH: process.env.PATH,
		HOME: folder,
		N8N_USER_FOLDER: folder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}/`,
		N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(database.port),
		DB_POSTGRESDB_USER: database.user,
		DB_POSTGRESDB_PASSWORD: database.password,
		DB_POSTGRESDB_DATABASE: database.database,
		GENERIC_TIMEZONE: 'Europe/Madrid',
		...TUNING,
		...QUIET,
		...env,
	};
}

/** Puts the built package where n8n looks for what a user installed. */
export function installPackage(folder) {
	const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const target = join(folder, '.n8n', 'nodes', 'node_modules', name);
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	for (const part of ['package.json', 'dist']) cpSync(join(ROOT, part), join(target, part), { recursive: true });
}

const command = async (env, ...args) => {
	try {
		await run(process.execPath, [N8N_BIN, ...args], { env, maxBuffer: 16 * 1024 * 1024 });
	} catch (error) {
		throw new Error(
			`n8n ${args[0]} failed: ${`${error.stdout}\n${error.stderr}`.trim().split('\n').slice(-6).join('\n')}`,
		);
	}
};

/**
 * Imports credentials and workflows and publishes the workflows, unless exactly these were imported before.
 * What a user changed in the editor therefore stays, until a new version of a file is shipped.
 * @param options.credentials array for `import:credentials`
 * @param options.workflows workflow objects, each with an `id`
 */
export async function importAll({ folder, env, credentials, workflows }) {
	const stamp = join(folder, 'imported.sha256');
	const hash = createHash('sha256')
		.update(JSON.stringify([credentials, workflows]))
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
	const staged = join(folder, 'import');
	mkdirSync(staged, { recursive: true });
	try {
		const stage = (name, value) => {
			writeFileSync(join(staged, name), JSON.stringify(value), { mode: 0o600 });
			return join(staged, name);
		};
		await command(env, 'import:credentials', `--input=${stage('credentials.json', credentials)}`);
		await command(env, 'import:workflow', `--input=${stage('workflows.json', workflows)}`);
		for (const { id } of workflows) await command(env, 'publish:workflow', `--id=${id}`);
		writeFileSync(stamp, hash);
	} finally {
		rmSync(staged, { recursive: true, force: true });
	}
	return true;
}

/** Reads a shipped workflow; `change` may adapt it (a test's own schedule, say). */
export function shippedWorkflow(file, change = (workflow) => workflow) {
	const workflow = JSON.parse(readFileSync(join(ROOT, 'workflows', file), 'utf8'));
	return change({
		id: basename(file, '.json')
			.replace(/[^a-z]/g, '')
			.slice(0, 16),
		...workflow,
	});
}

/** Starts n8n and waits until it is migrated and listening. */
export async function startN8n({ env, log }) {
	const url = `http://127.0.0.1:${env.N8N_PORT}`;
	const server = start({ name: 'n8n', command: process.execPath, args: [N8N_BIN, 'start'], env, log });
	await ready(server, 'n8n', async () => (await fetch(`${url}/healthz/readiness`)).ok, { timeoutMs: 120_000 });
	return { process: server, url };
}

/** Waits until the trigger's webhook is registered: publishing goes on after n8n is ready. */
export const webhookLive = (url) =>
	waitUntil(
		`The webhook ${url}`,
		async () =>
			(await fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status !==
			404,
		{ timeoutMs: 60_000 },
	);

/** Makes the first user of this n8n; does nothing when there is one. */
export async function setUpOwner(url, { email, password }) {
	const response = await fetch(`${url}/rest/owner/setup`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email, password, firstName: 'AInstalia', lastName: 'Demo' }),
	});
	if (!response.ok && response.status !== 400)
		throw new Error(`n8n did not accept its first user: ${response.status} ${await response.text()}`);
}

// One real line (PostgreSQL, backend, simulator, n8n) for all end-to-end tests.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/lib/process.mjs';
import { startStack } from '../../scripts/lib/stack.mjs';
import { hurryRecovery } from '../support/workflows.mjs';

/** Where the test files find the running line. */
export const STACK_FILE = join(tmpdir(), `ainstalia-e2e-${process.pid}.json`);

export default async function setUp() {
	const folder = mkdtempSync(join(tmpdir(), 'ainstalia-e2e-'));
	chmodSync(folder, 0o755);
	const ports = {};
	const names = ['backend', 'simulator', 'n8n', 'broker', 'postgres', 'telegram', 'messagesApi'];
	for (const name of names) ports[name] = await freePort();
	const stack = await startStack({
		folder,
		ports,
		env: { backend: { ANTHROPIC_API_KEY: '', DATABASE_URL: '', AINSTALIA_LEASE_SECONDS: '25' } },
		// Its API is played by the test of the alerts.
		moreCredentials: [
			{
				id: 'telegramAlertBot',
				name: 'Telegram alerts',
				type: 'telegramApi',
				data: { accessToken: '123:e2e', baseUrl: `http://127.0.0.1:${ports.telegram}` },
			},
		],
		changeWorkflow: hurryRecovery,
	});
	await withoutModel(stack);
	globalThis.ainstaliaStack = { stack, folder };
	process.env.AINSTALIA_E2E = STACK_FILE;
	writeFileSync(
		STACK_FILE,
		JSON.stringify({
			backend: stack.backend.url,
			simulator: stack.simulator.url,
			n8n: stack.n8n.url,
			webhook: stack.n8n.webhookUrl,
			secrets: stack.secrets,
			folder,
			database: stack.databaseUrl,
			telegramPort: ports.telegram,
			messagesApi: stack.messagesApi.url,
		}),
		{ mode: 0o600 },
	);
}

/** Only tests that let it think turn the model on. */
async function withoutModel({ backend, secrets }) {
	const response = await fetch(`${backend.url}/ajustes`, {
		method: 'PATCH',
		headers: { authorization: `Bearer ${secrets.apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify({ limits: { callsPerTurn: 0 } }),
	});
	if (!response.ok) throw new Error(`The limits were not accepted: ${response.status} ${await response.text()}`);
}

export async function tearDown() {
	const { stack, folder } = globalThis.ainstaliaStack;
	await stack.stop();
	rmSync(STACK_FILE, { force: true });
	rmSync(folder, { recursive: true, force: true });
}

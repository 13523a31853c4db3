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
	for (const name of ['backend', 'simulator', 'n8n', 'broker', 'postgres', 'telegram']) ports[name] = await freePort();
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
		}),
		{ mode: 0o600 },
	);
}

export async function tearDown() {
	const { stack, folder } = globalThis.ainstaliaStack;
	await stack.stop();
	rmSync(STACK_FILE, { force: true });
	rmSync(folder, { recursive: true, force: true });
}

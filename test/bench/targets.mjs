// Our line as targets of the peer's driver (../shared/peer): its fake Chatwoot, its fake Claude, the shipped workflows.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedWorkflow, TUNING } from '../../scripts/lib/n8n.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { hurryRecovery } from '../support/workflows.mjs';

const API_KEY = 'ains_bench_0123456789abcdefghijklmnop';
const BACKEND_PORT = 5694;
const BACKEND = `http://127.0.0.1:${BACKEND_PORT}`;
/** The driver replaces this address when it runs on other ports. */
const CHATWOOT = 'http://127.0.0.1:5692';

/** @param mergeWindowSeconds 0 to compare throughput, 3 (the default of the product) for bursts */
function workflows(mergeWindowSeconds) {
	const adapt = (workflow) => {
		for (const node of workflow.nodes) {
			// The fake Chatwoot has account webhooks only.
			if (node.type.endsWith('.chatwootTrigger'))
				node.parameters = { ...node.parameters, connection: 'accountWebhook' };
			if (node.name === 'Classify') node.parameters = { ...node.parameters, mergeWindowSeconds };
			// … and no list of conversations.
			if (node.type.endsWith('.aInstaliaRecover')) node.parameters = { ...node.parameters, searchChatwoot: false };
		}
		return hurryRecovery(workflow);
	};
	return ['assistant.json', 'recover-unanswered.json'].map((file) => shippedWorkflow(file, adapt));
}

/** Writes a target folder for the driver and returns its path. `env` is added to n8n's settings. */
export function writeTarget({ folder, name, mergeWindowSeconds, peer, env = {} }) {
	const target = join(folder, name);
	mkdirSync(target, { recursive: true });
	const write = (file, value) => writeFileSync(join(target, file), JSON.stringify(value, null, '\t'));
	const [assistant, recover] = workflows(mergeWindowSeconds);
	write('assistant.json', assistant);
	write('recover-unanswered.json', recover);
	write('credentials.json', [
		{ id: 'ainstaliaBackend', name: 'AInstalia', type: 'aInstaliaApi', data: { url: BACKEND, apiKey: API_KEY } },
		{
			id: 'chatwootAccount1',
			name: 'Chatwoot',
			type: 'chatwootApi',
			data: { url: CHATWOOT, accountId: '1', botToken: 'bench-bot-token', userToken: 'bench-user-token' },
		},
	]);
	const { webhookId } = assistant.nodes.find((node) => node.webhookId);
	write('target.json', {
		name,
		webhookPath: `/webhook/${webhookId}/chatwoot`,
		n8n: {
			workflows: ['assistant.json', 'recover-unanswered.json'],
			credentials: ['credentials.json'],
			packages: [ROOT],
			env: { ...TUNING, N8N_UNVERIFIED_PACKAGES_ENABLED: 'true', ...env },
		},
		services: [
			{
				name: 'backend',
				command: 'node',
				args: [join(ROOT, 'test', 'bench', 'serve-backend.mjs')],
				env: {
					PORT: String(BACKEND_PORT),
					BENCH_API_KEY: API_KEY,
					BENCH_KNOWLEDGE: join(peer, 'corpus', 'kb.json'),
					AINSTALIA_LEASE_SECONDS: '25',
				},
				readyUrl: `${BACKEND}/salud/listo`,
			},
		],
	});
	return target;
}

// npm run kill-test: kills n8n and the backend (kill -9) at random moments while 50 conversations are in flight, starts them
// again, waits for recovery, and counts customer messages without a reply (lost) and with more than one (doubled).
//   --rounds 20 --conversations 50 --seed 1 --victim n8n|backend|both
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort, sleep, waitUntil } from '../../scripts/lib/process.mjs';
import { startStack } from '../../scripts/lib/stack.mjs';
import { createChat } from '../support/chat.ts';
import { hurryRecovery } from '../support/workflows.mjs';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '20' },
		conversations: { type: 'string', default: '50' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		victim: { type: 'string', default: 'both' },
	},
});
const rounds = Number(values.rounds);
const conversations = Number(values.conversations);
/** Messages are sent over this time, and answered from the merge window (1 s) on: the moments of interest. */
const SEND_MS = 1500;
const MOMENTS_MS = 4500;
const RECOVERY_MS = 240_000;
/** After the last open turn: what is on its way arrives in it. */
const SETTLE_MS = 4000;

/** Mulberry32: a small seeded generator, so that a round can be repeated. */
const random = ((state) => () => {
	state = (state + 0x6d2b79f5) | 0;
	let t = Math.imul(state ^ (state >>> 15), 1 | state);
	t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
	return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
})(Number(values.seed));

const TEXTS = [
	'La caldera Aitana 24 marca F22, ¿qué hago?',
	'¿Cuál es el horario de atención?',
	'¿Qué presión debe tener la caldera Aitana 24?',
	'¿Cada cuánto se limpian los filtros del aire Brisa 35?',
];

const folder = mkdtempSync(join(tmpdir(), 'ainstalia-kill-'));
chmodSync(folder, 0o755);
const ports = {};
for (const name of ['backend', 'simulator', 'n8n', 'broker', 'postgres']) ports[name] = await freePort();
console.log(`Starting the line in ${folder} (seed ${values.seed}) …`);
/** Long enough for the way without a second look that replies take in production, short enough to wait for. */
const LEASE_SECONDS = 25;
const stack = await startStack({
	folder,
	ports,
	env: { backend: { ANTHROPIC_API_KEY: '', DATABASE_URL: '', AINSTALIA_LEASE_SECONDS: String(LEASE_SECONDS) } },
	changeWorkflow: (workflow) => {
		for (const node of workflow.nodes)
			if (node.name === 'Classify') node.parameters = { ...node.parameters, mergeWindowSeconds: 1 };
		return hurryRecovery(workflow);
	},
});
const chat = createChat(stack.simulator.url);

async function noOpenTurn() {
	const response = await fetch(`${stack.backend.url}/consultar?limit=200`, {
		headers: { authorization: `Bearer ${stack.secrets.apiKey}` },
	});
	return (await response.json()).consultas.every(({ state }) => state === 'closed');
}

async function round(number) {
	const victim = values.victim === 'both' ? ['n8n', 'backend'][number % 2] : values.victim;
	const killAfter = Math.round(random() * MOMENTS_MS);
	const customers = await Promise.all(
		Array.from({ length: conversations }, (_, i) => chat.customer(`Ronda ${number} cliente ${i}`)),
	);
	const sending = Promise.all(
		customers.map(async (customer, i) => {
			await sleep((SEND_MS * i) / conversations);
			await customer.send(TEXTS[i % TEXTS.length]);
		}),
	);
	await sleep(killAfter);
	await stack[victim].process.kill9();
	const answeredAtKill = (await Promise.all(customers.map((customer) => customer.replies()))).filter(
		({ length }) => length > 0,
	).length;
	const killedAt = Date.now();
	await stack.start[victim]();
	await sending;
	const counts = async () =>
		(await Promise.all(customers.map((customer) => customer.replies()))).map(({ length }) => length);
	await waitUntil('All replies', async () => (await counts()).every((count) => count > 0), {
		timeoutMs: RECOVERY_MS,
		everyMs: 500,
	}).catch(() => {});
	const recoveredIn = ((Date.now() - killedAt) / 1000).toFixed(1);
	// A turn that is still open is one that recovery may take up and, if it erred, answer twice.
	await waitUntil('No open turn', noOpenTurn, { timeoutMs: RECOVERY_MS, everyMs: 500 }).catch(() => {});
	await sleep(SETTLE_MS);
	const final = await counts();
	const lost = final.filter((count) => count === 0).length;
	const doubled = final.filter((count) => count > 1).length;
	console.log(
		`round ${String(number + 1).padStart(2)}: ${victim.padEnd(7)} killed after ${String(killAfter).padStart(4)} ms with ${String(answeredAtKill).padStart(2)}/${conversations} answered; all answered ${recoveredIn} s later; lost ${lost}, doubled ${doubled}`,
	);
	return { lost, doubled };
}

let lost = 0;
let doubled = 0;
try {
	for (let number = 0; number < rounds; number++) {
		const result = await round(number);
		lost += result.lost;
		doubled += result.doubled;
	}
	console.log(`\n${rounds} kills, ${rounds * conversations} messages: lost ${lost}, doubled ${doubled}`);
} finally {
	await stack.stop();
	if (lost + doubled === 0) rmSync(folder, { recursive: true, force: true });
	else console.log(`Data and logs kept in ${folder}`);
}
process.exit(lost + doubled === 0 ? 0 : 1);

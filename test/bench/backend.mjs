// The backend alone: /mensajes, /clasificar (window 0) and /procesar on the local engine, one after the other and ten at once.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { freePort } from '../../scripts/lib/process.mjs';
import { loadDemoManuals, startBackend } from '../../scripts/lib/stack.mjs';

const TURNS = 300;
const TEXTS = [
	'La caldera Aitana 24 marca F22, ¿qué hago?',
	'¿Cuál es el horario de atención?',
	'¿Qué presión debe tener la caldera Aitana 24?',
];

const percentile = (values, p) =>
	values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil((p / 100) * values.length) - 1)];

const messageOf = (n) => ({
	accountId: '1',
	conversationId: String(n),
	messageId: String(100_000 + n),
	inboxId: '1',
	channel: 'Channel::Telegram',
	content: TEXTS[n % TEXTS.length],
	attachments: [],
	sentAt: new Date().toISOString(),
	status: 'pending',
	canReply: true,
	assigneeType: 'AgentBot',
	labels: [],
	contact: {
		id: String(n),
		name: 'Cliente',
		phone: null,
		email: null,
		username: null,
		language: 'es',
		sourceId: String(n),
	},
});

async function measure(url, apiKey, concurrency, first) {
	const times = { '/mensajes': [], '/clasificar': [], '/procesar': [] };
	const post = async (path, body) => {
		const began = performance.now();
		const response = await fetch(`${url}${path}`, {
			method: 'POST',
			headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		const answer = await response.json();
		if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
		times[path].push(performance.now() - began);
		return answer;
	};
	let next = first;
	const began = performance.now();
	await Promise.all(
		Array.from({ length: concurrency }, async () => {
			while (next < first + TURNS) {
				const message = messageOf(next++);
				await post('/mensajes', { message });
				const { consultaId } = await post('/clasificar', { message, mergeWindowSeconds: 0 });
				await post('/procesar', { consultaId });
			}
		}),
	);
	return { times, perSecond: TURNS / ((performance.now() - began) / 1000) };
}

async function benchOn(label, folder, databaseUrl) {
	const secrets = { apiKey: 'ains_bench_0123456789abcdefghijklmnop' };
	const backend = await startBackend({
		folder,
		port: await freePort(),
		secrets,
		env: { DATABASE_URL: databaseUrl, ANTHROPIC_API_KEY: '' },
	});
	try {
		await loadDemoManuals({ backendUrl: backend.url, secrets });
		await measure(backend.url, secrets.apiKey, 2, 1);
		for (const [concurrency, first] of [
			[1, 1000],
			[10, 2000],
		]) {
			const { times, perSecond } = await measure(backend.url, secrets.apiKey, concurrency, first);
			const cells = Object.entries(times).map(
				([path, values]) =>
					`${path} p50 ${percentile(values, 50).toFixed(1)} p95 ${percentile(values, 95).toFixed(1)} ms`,
			);
			console.log(
				`${label.padEnd(10)} ${String(concurrency).padStart(2)} at once: ${cells.join(' · ')} · ${perSecond.toFixed(0)} turns/s`,
			);
		}
	} finally {
		await backend.process.stop();
	}
}

/** Prints latencies on both databases. */
export async function benchBackend() {
	console.log(`\n== Backend alone, local engine, ${TURNS} turns each`);
	const folder = mkdtempSync(join(tmpdir(), 'ainstalia-bench-backend-'));
	chmodSync(folder, 0o755);
	const postgres = await startPostgres({
		folder: join(folder, 'postgres'),
		password: 'bench',
		log: join(folder, 'postgres.log'),
	});
	try {
		await benchOn('PGlite', folder, '');
		await benchOn('PostgreSQL', folder, postgres.url());
	} finally {
		await postgres.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

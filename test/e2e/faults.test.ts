// Every fault of Claude's API during a turn, on the real n8n: the customer gets one useful reply in time, the trace says why.
import { readFileSync } from 'node:fs';
import type { Script } from '../../simulator/src/messages-api/script.ts';
import { sleep } from '../../scripts/lib/process.mjs';
import { createChat } from '../support/chat.ts';

const line = JSON.parse(readFileSync(process.env.AINSTALIA_E2E ?? '', 'utf8'));
const chat = createChat(line.simulator);

/** What a customer waits at most, merge window included, in milliseconds. */
const PATIENCE = 20_000;
/** Long enough for an unwanted second reply. */
const SETTLE_MS = 4000;
const QUESTION = 'La caldera Aitana 24 marca F22, ¿qué hago?';

const backend = async (method: string, path: string, body?: object) => {
	const response = await fetch(`${line.backend}${path}`, {
		method,
		headers: { authorization: `Bearer ${line.secrets.apiKey}`, 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	expect(response.ok).toBe(true);
	return await response.json();
};
const control = async (method: string, body?: object) => {
	const response = await fetch(`${line.messagesApi}/control`, {
		method,
		headers: body === undefined ? {} : { 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	expect(response.ok).toBe(true);
};
const reply = (text: string): Script => ({
	kind: 'json',
	value: { reply: text, sources: [1], needs_human: false, reason: 'scripted' },
});
const error = (status: number, type: string, headers: Record<string, string> = {}): Script => ({
	kind: 'error',
	status,
	type,
	headers,
});

beforeAll(() => backend('PATCH', '/ajustes', { limits: { callsPerTurn: 2 } }));
afterAll(async () => {
	await control('DELETE');
	await backend('PATCH', '/ajustes', { limits: { callsPerTurn: 0 } });
});
beforeEach(() => control('DELETE'));

/** Sends the question while the model is `usual`; gives reply, time and trace. */
async function turnWith(name: string, usual: Script) {
	await control('PUT', { usual });
	const customer = await chat.customer(`Fallo ${name}`);
	const sentAt = Date.now();
	const { conversationId } = await customer.send(QUESTION);
	const { text } = await customer.reply(1, PATIENCE + 15_000);
	const tookMs = Date.now() - sentAt;
	await sleep(SETTLE_MS);
	expect(await customer.replies()).toHaveLength(1);
	const { consultas } = await backend('GET', `/consultar?conversationId=${conversationId}`);
	return { text, tookMs, trace: consultas[0] };
}

test('without a fault the model answers, from the manual', async () => {
	const { text, trace } = await turnWith('ninguno', { kind: 'quote' });
	expect(trace).toMatchObject({ engine: 'claude', state: 'closed', sending: { state: 'sent' }, usage: { calls: 1 } });
	expect(text).toMatch(/\[1\]/);
}, 90_000);

/** In an order in which no three in a row keep Claude from answering at all: it would be left alone for a while. */
const FAULTS: [string, Script, RegExp][] = [
	['401', error(401, 'authentication_error'), /HTTP 401/],
	['30 s sin respuesta', { kind: 'hang', ms: 30_000 }, /timeout/],
	['texto que no es JSON', { kind: 'text', text: 'Abra la llave.' }, /not JSON.*after repair/],
	['429 con espera larga', error(429, 'rate_limit_error', { 'retry-after': '60' }), /HTTP 429/],
	['429 con espera corta', error(429, 'rate_limit_error', { 'retry-after': '1' }), /HTTP 429/],
	['otro esquema', { kind: 'json', value: { answer: 'Abra la llave.' } }, /another shape.*after repair/],
	['500', error(500, 'api_error'), /HTTP 500/],
	['529', error(529, 'overloaded_error'), /HTTP 529/],
	['negativa', { kind: 'refusal' }, /refused by the model; after repair/],
	['lento', { kind: 'slow', ms: 15_000, then: { kind: 'quote' } }, /timeout/],
	['cortado', { kind: 'cut' }, /could not be read|connection failed/],
	[
		'max_tokens',
		{ kind: 'text', text: '{"reply": "Ab', stopReason: 'max_tokens' },
		/stopped early: max_tokens; after repair/,
	],
	['cuerpo que no es JSON', { kind: 'garbage' }, /could not be read/],
	['promesa falsa', reply('Su visita está confirmada para mañana.'), /promises .* after repair/],
];

test.each(FAULTS)(
	'%s',
	async (name, script, why) => {
		const { text, tookMs, trace } = await turnWith(name, script);
		console.log(`${name}: ${(tookMs / 1000).toFixed(1)} s`);
		expect(trace).toMatchObject({ engine: 'local', state: 'closed', attempts: 1, sending: { state: 'sent' } });
		expect(trace.decisions.find(({ step }: { step: string }) => step === 'engine').reason).toMatch(why);
		expect(text).toMatch(/1,3 bar|presión/i);
		expect(text).toMatch(/\[1\]/);
		expect(tookMs).toBeLessThan(PATIENCE);
	},
	90_000,
);

test('at a cap the local engine goes on, and the owner can see it', async () => {
	await backend('PATCH', '/ajustes', { limits: { callsPerTurn: 2, companyPerDay: 0.000001 } });
	const { text, trace } = await turnWith('tope', { kind: 'quote' });
	expect(trace.engine).toBe('local');
	expect(trace.decisions.find(({ step }: { step: string }) => step === 'engine').reason).toMatch(/over budget|skipped/);
	expect(text).toMatch(/\[1\]/);
	const { limits, today } = await backend('GET', '/consumo');
	expect(limits.companyPerDay).toBeLessThan(today.costUsd);
}, 90_000);

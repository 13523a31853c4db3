import { understand } from '../src/assistant/understand.ts';
import { UNSURE_INTENT } from '../src/engines/claude/engine.ts';
import { ANSWER_PROMPT } from '../src/engines/claude/prompt.ts';
import type { Script } from '../../simulator/src/messages-api/script.ts';
import { answers, type ClaudeBackend, GOOD, QUESTION, startClaudeBackend } from './support/claude-backend.ts';

/** A message whose intent the classifier, whatever it has learnt, is unsure of. */
const UNSURE = [
	'lo del aparato del salón, la factura y el martes',
	'caldera, presupuesto o revisión, depende de la pieza y del contrato',
	'el pedido de la caldera que falla, para el jueves o el precio',
	'aire contrato avería cita pieza',
].find((text) => understand(text, { defaultLanguage: 'es' }).intentConfidence < UNSURE_INTENT)!;

let backend: ClaudeBackend;
beforeAll(async () => {
	backend = await startClaudeBackend();
}, 120_000);
afterAll(() => backend.stop());
beforeEach(() => {
	backend.claude.reset();
	// Long enough for the pause after repeated failures to be over.
	backend.skip(600);
});
afterEach(() => expect(backend.claude.refused).toEqual([]));

test('a turn is one call, whose answer is cited and whose tokens and cost are recorded', async () => {
	backend.claude.next(GOOD);
	const { reply, trace } = await backend.ask(QUESTION);
	expect(backend.claude.requests).toHaveLength(1);
	expect(reply).toMatchObject({ engine: 'claude', usage: { calls: 1, cachedTokens: 100, outputTokens: 60 } });
	expect(reply.reply).toContain('0,5 bar [1].');
	expect(reply.citations).toMatchObject([{ documentTitle: 'Caldera Aitana 24' }]);
	expect(trace.modelCalls).toMatchObject([
		{
			model: 'claude-haiku-5-5',
			promptVersion: 'answer.v2',
			stopReason: 'end_turn',
			error: null,
			attempt: 1,
			repairs: null,
			cacheWriteTokens: 0,
		},
	]);
	expect(trace.modelCalls[0]!.costUsd).toBeGreaterThan(0);
	expect(reply.usage.costUsd).toBeCloseTo(trace.modelCalls[0]!.costUsd, 10);
});

test('what is written to the cache is counted and paid', async () => {
	backend.claude.next({
		...GOOD,
		usage: { input_tokens: 0, output_tokens: 0, cache_read_input_tokens: 0, cache_creation_input_tokens: 1_000_000 },
	} as Script);
	const { trace } = await backend.ask(QUESTION);
	expect(trace.modelCalls).toMatchObject([{ cacheWriteTokens: 1_000_000, inputTokens: 1_000_000, costUsd: 0.125 }]);
});

test('the request has the stable part first, then the documents with their numbers, then the turn', async () => {
	backend.claude.next(GOOD);
	await backend.ask(QUESTION);
	const [request] = backend.claude.requests;
	const { system, messages, output_config, ...rest } = request!.body;
	expect(system).toEqual([{ type: 'text', text: ANSWER_PROMPT.text, cache_control: { type: 'ephemeral' } }]);
	expect(messages).toHaveLength(1);
	const blocks = messages[0]!.content as { type: string; title?: string; context?: string; text?: string }[];
	expect(blocks.map(({ type, title }) => [type, title])).toEqual([
		['document', '[1]'],
		['document', '[2]'],
		['document', '[3]'],
		['text', undefined],
	]);
	expect(blocks[0]!.context).toMatch(/^Caldera Aitana 24/);
	expect(blocks[3]!.text).toMatch(/^<turn language="es" role="customer" intent="\w+" company="AInstalia"\/>\n/);
	expect(JSON.stringify(output_config)).not.toContain('Aitana');
	expect(Object.keys(rest).sort()).toEqual(['max_tokens', 'model']);
});

test('intent and language are asked for in the same call only where the classifier is unsure', async () => {
	backend.claude.next(GOOD, answers('¿Me dice la marca y el modelo?', [], { intent: 'maintenance', language: 'es' }));
	await backend.ask(QUESTION);
	const unsure = await backend.ask(UNSURE);
	const [sure, asked] = backend.claude.requests.map(({ body }) =>
		Object.keys(body.output_config!.format!.schema.properties!),
	);
	expect(sure).toEqual(['reply', 'sources', 'needs_human', 'reason']);
	expect(asked).toEqual([...sure!, 'intent', 'language']);
	expect(backend.claude.requests).toHaveLength(2);
	expect(unsure.trace).toMatchObject({ intent: 'maintenance', intentConfidence: null });
	expect(unsure.trace.decisions.filter(({ step }) => step === 'intent').at(-1)).toMatchObject({
		outcome: 'maintenance',
		reason: expect.stringMatching(/^by Claude; the local engine was unsure \(0\.\d\d\)/),
	});
});

test('whom the model takes for somebody who asks for a person gets one, whatever it set', async () => {
	const said = answers('Le responderá una persona del equipo.', [], { intent: 'human_request', language: 'es' });
	backend.claude.next(said);
	const { reply } = await backend.ask(UNSURE);
	expect(reply).toMatchObject({ engine: 'claude', handoff: { priority: expect.any(String) } });
});

test('the prepared schema is the same for every turn', async () => {
	backend.claude.next(GOOD, GOOD);
	await backend.ask(QUESTION);
	await backend.ask(QUESTION.replace('F22', 'F28'));
	const [first, second] = backend.claude.requests.map(({ body }) => JSON.stringify([body.system, body.output_config]));
	expect(second).toBe(first);
});

test('an answer may come after thinking and in two blocks', async () => {
	backend.claude.next({ ...GOOD, thinkingFirst: true, inTwoBlocks: true } as Script);
	expect((await backend.ask(QUESTION)).reply).toMatchObject({ engine: 'claude', usage: { calls: 1 } });
});

test('needs_human hands over with a note', async () => {
	backend.claude.next(
		answers('Le responderá una persona del equipo.', [], { needs_human: true, reason: 'wants a visit' }),
	);
	expect((await backend.ask(QUESTION)).reply).toMatchObject({ engine: 'claude', handoff: { reason: 'wants a visit' } });
});

test('what the model gives as its reason acts nowhere: not in the trace, not in the operator’s note', async () => {
	const reason = '[pulse](https://evil.example/x) <b>ya</b> www.evil.example\n# título';
	backend.claude.next(answers('Le responderá una persona del equipo.', [], { needs_human: true, reason }));
	const { trace } = await backend.ask(QUESTION);
	expect(trace.handoff!.reason).not.toMatch(/[<>[\]#]|evil/);
	expect(trace.handoff!.summary).not.toMatch(/evil|<b>/);
});

test('one failure is retried by the SDK and costs the customer nothing', async () => {
	const overloaded: Script = {
		kind: 'error',
		status: 529,
		type: 'overloaded_error',
		headers: { 'retry-after-ms': '5' },
	};
	backend.claude.next(overloaded, GOOD);
	const { reply, trace } = await backend.ask(QUESTION);
	expect(reply.engine).toBe('claude');
	expect(trace.modelCalls).toHaveLength(1);
});

test('a service that asks to wait for long is not waited for', async () => {
	backend.claude.next({ kind: 'error', status: 429, type: 'rate_limit_error', headers: { 'retry-after': '3' } });
	const { reply, trace } = await backend.ask(QUESTION);
	expect(backend.claude.requests).toHaveLength(1);
	expect(reply.engine).toBe('local');
	expect(trace.modelCalls).toMatchObject([{ error: 'HTTP 429 rate_limit_error', costUsd: 0 }]);
});

test('danger, the wish for a person, small talk and orders to the assistant take no call', async () => {
	for (const text of ['huele a gas', 'quiero hablar con una persona', 'Muchas gracias por todo', 'BAJA'])
		await backend.ask(text);
	expect(backend.claude.requests).toHaveLength(0);
});

test('after three failures in a row Claude is left alone for a while, then tried again', async () => {
	const down: Script = { kind: 'error', status: 401, type: 'authentication_error' };
	backend.claude.next(GOOD);
	await backend.ask(QUESTION);
	backend.claude.reset();
	backend.claude.next(down, down, down);
	for (let time = 0; time < 3; time += 1) await backend.ask(QUESTION);
	const skipped = await backend.ask(QUESTION);
	expect(backend.claude.requests).toHaveLength(3);
	expect(skipped.reply.engine).toBe('local');
	expect(skipped.trace.modelCalls).toEqual([]);
	backend.skip(31);
	backend.claude.next(GOOD);
	expect((await backend.ask(QUESTION)).reply.engine).toBe('claude');
});

test('the same turn again makes no second call', async () => {
	backend.claude.next(GOOD);
	const { consultaId, reply } = await backend.ask(QUESTION);
	const { body } = await backend.call('POST', '/procesar', { consultaId });
	expect(body).toEqual(reply);
	expect(backend.claude.requests).toHaveLength(1);
});

test('tasks on texts are one call each', async () => {
	backend.claude.next({ kind: 'json', value: { text: 'The boiler shows F28.' } });
	const translated = await backend.call('POST', '/procesar', {
		task: 'translate',
		text: 'La caldera marca F28.',
		targetLanguage: 'en',
	});
	expect(translated.body).toMatchObject({ reply: 'The boiler shows F28.', engine: 'claude', usage: { calls: 1 } });
	const { body: trace } = await backend.call('GET', `/consultar/${translated.body.consultaId}`);
	expect(trace.modelCalls).toMatchObject([{ promptVersion: 'task.v1', error: null }]);
	const fields = [
		{ name: 'nombre', value: 'Marta' },
		{ name: 'secreto', value: 'x' },
	];
	backend.claude.next({ kind: 'json', value: { fields } });
	const extracted = await backend.call('POST', '/procesar', {
		task: 'extract',
		text: 'Soy Marta',
		fields: ['nombre', 'email'],
	});
	expect(extracted.body.fields).toEqual({ nombre: 'Marta', email: null });
});

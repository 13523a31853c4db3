// Failures of other products that no other test would catch; the whole list with its tests is in CONTRIBUTING.md.
import { answers, type ClaudeBackend, QUESTION, startClaudeBackend } from './support/claude-backend.ts';
import { makeMessage } from './support/messages.ts';
import { readConfig } from '../src/config/env.ts';

let backend: ClaudeBackend;
beforeAll(async () => {
	backend = await startClaudeBackend();
}, 60_000);
afterAll(() => backend.stop());
beforeEach(() => {
	backend.claude.reset();
});

const SAID = 'F22 significa que la presión del circuito está por debajo de 0,5 bar [1].';

test.each([`${SAID} HANDOFF`, `${SAID} [[handoff:true]]`, `${SAID} {"needs_human": true}`, `${SAID} needs_human=true`])(
	'5: an action is a field of its own, never read out of prose: «%s»',
	async (said) => {
		backend.claude.usual = answers(said);
		const { reply, trace } = await backend.ask(QUESTION);
		expect(reply.handoff).toBeNull();
		expect(trace.route).toBe('answer');
	},
);

test('5: however the prompt has the model put its words, the field hands over', async () => {
	backend.claude.usual = answers('De acuerdo, tomo nota.', [], { needs_human: true });
	const { reply } = await backend.ask(QUESTION);
	expect(reply.handoff).not.toBeNull();
	expect(reply.reply).toContain('Le paso con una persona de nuestro equipo.');
});

test('14: the model is asked for by its configured id, and the trace says which one answered', async () => {
	expect(readConfig({}).claude.model).toMatch(/^claude-[a-z]+-\d/);
	backend.claude.usual = { ...answers(SAID), model: 'claude-haiku-5-5-20270101' } as ReturnType<typeof answers>;
	const { trace } = await backend.ask(QUESTION);
	expect(backend.claude.requests.map(({ body }) => body.model)).toEqual(['claude-haiku-5-5']);
	expect(trace.modelCalls.map(({ model }) => model)).toEqual(['claude-haiku-5-5-20270101']);
});

test('17: a limit that was asked for is kept', async () => {
	const message = makeMessage();
	for (const content of ['¿Cómo purgo los radiadores?', '¿Cómo limpio los filtros del aire?', 'gracias'])
		await backend.claim(content, { ...message, messageId: `${message.messageId}${content.length}` });
	const { body } = await backend.call('GET', `/consultar?conversationId=${message.conversationId}&limit=2`);
	expect(body.consultas).toHaveLength(2);
});

test('17: sureness is measured, not constant', async () => {
	const traces = await Promise.all(
		['¿Cómo purgo los radiadores?', 'asdf qwer', 'eso de ayer', 'quiero presupuesto de un aire acondicionado'].map(
			async (text) => (await backend.ask(text)).trace.intentConfidence,
		),
	);
	expect(new Set(traces).size).toBe(traces.length);
});

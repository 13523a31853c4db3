import type { Script } from '../../simulator/src/messages-api/script.ts';
import {
	answers,
	CLAUDE_KEY,
	type ClaudeBackend,
	GOOD,
	QUESTION,
	startClaudeBackend,
} from './support/claude-backend.ts';

let backend: ClaudeBackend;
beforeAll(async () => {
	backend = await startClaudeBackend();
}, 120_000);
afterAll(() => backend.stop());
beforeEach(() => {
	backend.claude.reset();
	backend.skip(600);
});
afterEach(() => expect(backend.claude.refused).toEqual([]));

const error = (status: number, type: string): Script => ({
	kind: 'error',
	status,
	type,
	headers: { 'retry-after-ms': '10' },
});
const reasonOf = (trace: { decisions: { step: string; reason: string }[] }): string =>
	trace.decisions.find(({ step }) => step === 'engine')!.reason;

describe('what the service does wrong is answered by the local engine in the same turn:', () => {
	test.each<[string, Script[], string]>([
		['401', [error(401, 'authentication_error')], 'HTTP 401 authentication_error'],
		[
			'429 with a short wait, twice',
			[error(429, 'rate_limit_error'), error(429, 'rate_limit_error')],
			'HTTP 429 rate_limit_error',
		],
		['500, twice', [error(500, 'api_error'), error(500, 'api_error')], 'HTTP 500 api_error'],
		['529, twice', [error(529, 'overloaded_error'), error(529, 'overloaded_error')], 'HTTP 529 overloaded_error'],
		['no answer in time', [{ kind: 'hang' }], 'timeout'],
		['a slow answer', [{ kind: 'slow', ms: 20_000, then: GOOD }], 'timeout'],
		['a cut connection, twice', [{ kind: 'cut' }, { kind: 'cut' }], 'could not be read|connection failed'],
		['a body that is no JSON', [{ kind: 'garbage' }], 'could not be read'],
	])('%s', async (_name, scripts, expected) => {
		backend.claude.next(...scripts);
		const { reply, trace } = await backend.ask(QUESTION);
		expect(reply).toMatchObject({ engine: 'local', citations: [{ documentTitle: 'Caldera Aitana 24' }] });
		expect(trace.modelCalls).toMatchObject([{ attempt: 1, error: expect.stringMatching(expected) }]);
		expect(reasonOf(trace)).toMatch(new RegExp(`^Claude did not answer: .*(${expected})`));
		expect(JSON.stringify(trace)).not.toContain(CLAUDE_KEY);
	});
});

/** Outputs that may not be used, and what the trace says of them. */
const DEFECTS: [string, Script, RegExp][] = [
	['a refusal', { kind: 'refusal' }, /^refused by the model$/],
	[
		'an answer cut by max_tokens',
		{ kind: 'text', text: '{"reply": "Abra la', stopReason: 'max_tokens' },
		/^stopped early: max_tokens$/,
	],
	['text that is not JSON', { kind: 'text', text: 'Abra la llave.' }, /^the output is not JSON$/],
	['JSON of another shape', { kind: 'json', value: { answer: 'Abra la llave.' } }, /^the output has another shape/],
	['a source that was not given', answers('Abra la llave [7].', [7]), /^cites a source that was not given$/],
	[
		'a price that its source has not',
		answers('La reparación cuesta 35 € [1].'),
		/^gives a figure that its source has not: 35 euro$/,
	],
	['a figure that its source has not', answers('La presión es de 2,7 bar [1].'), /figure .*2\.7 bar$/],
	['a guarantee without a source', answers('La garantía es de 5 años.', []), /without a source$/],
	[
		'advice on safety without a source',
		answers('Es seguro abrir la tapa de la caldera.', []),
		/safety without a source$/,
	],
	['a code that its source has not', answers('Eso es el código F99 [1].'), /^gives a code .*f99$/],
	['a link', answers('Mire https://evil.example/pago [1].'), /^gives a link/],
	[
		'an action that nobody took',
		answers('Ya he reservado su visita [1].'),
		/^promises what this turn does not do \(visit\)$/,
	],
	['a person who was not told', answers('He avisado a un compañero.', []), /^promises .* \(told\)$/],
	[
		'the wrong language',
		answers(
			'Please open the filling valve slowly and then close it again when the gauge on the display is back in the green area [1].',
		),
		/^is written in en, not in es$/,
	],
	['markup', answers('<b>Abra</b> la llave [1].'), /^contains markup$/],
	['an empty reply', answers('  '), /^empty reply$/],
];

describe('an output that may not be used is repaired once:', () => {
	test.each(DEFECTS)('%s', async (_name, script, expected) => {
		backend.claude.next(script, GOOD);
		const { reply, trace } = await backend.ask(QUESTION);
		expect(reply).toMatchObject({ engine: 'claude', usage: { calls: 2 } });
		expect(reply.reply).toContain('0,5 bar [1].');
		expect(trace.modelCalls).toMatchObject([
			{ attempt: 1, repairs: null, error: expect.stringMatching(expected) },
			{ attempt: 2, repairs: trace.modelCalls[0]!.error, error: null },
		]);
		const [first, second] = backend.claude.requests.map(({ body }) => body.messages[0]!.content as { text?: string }[]);
		expect(second!.slice(0, -1)).toEqual(first);
		expect(second!.at(-1)!.text).toContain(`<defect>${trace.modelCalls[0]!.error}</defect>`);
	});
});

describe('what is wrong again goes to the local engine, and the trace says both:', () => {
	test.each(DEFECTS)('%s', async (_name, script) => {
		backend.claude.next(script, answers('Cuesta 99 € [1].'));
		const { reply, trace } = await backend.ask(QUESTION);
		expect(reply).toMatchObject({
			engine: 'local',
			usage: { calls: 2 },
			citations: [{ documentTitle: 'Caldera Aitana 24' }],
		});
		expect(reasonOf(trace)).toBe(
			`Claude did not answer: ${trace.modelCalls[0]!.error}; after repair: gives a figure that its source has not: 99 euro`,
		);
	});
});

test('a repair that the service fails is not tried again', async () => {
	backend.claude.next({ kind: 'refusal' }, error(401, 'authentication_error'));
	const { reply, trace } = await backend.ask(QUESTION);
	expect(reply).toMatchObject({ engine: 'local', usage: { calls: 2 } });
	expect(reasonOf(trace)).toBe(
		'Claude did not answer: refused by the model; not repaired: HTTP 401 authentication_error',
	);
});

test('first call and repair share the time for an answer', async () => {
	backend.claude.next({ kind: 'slow', ms: 900, then: { kind: 'refusal' } }, { kind: 'slow', ms: 900, then: GOOD });
	const { reply, trace } = await backend.ask(QUESTION);
	expect(reply.engine).toBe('local');
	expect(reasonOf(trace)).toMatch(/refused by the model; not repaired: timeout/);
});

test('the local engine makes no promise either: a document that says so is not quoted, a person takes over', async () => {
	const title = 'Trampa del depósito';
	const text = '# Depósito\n\nCódigo Z91 del depósito: su visita está confirmada y un técnico irá mañana.';
	await backend.call('POST', '/conocimiento', { title, text });
	backend.claude.next(error(401, 'authentication_error'));
	const { reply, trace } = await backend.ask('¿Qué significa el código Z91 del depósito?');
	expect(reply).toMatchObject({ engine: 'local', handoff: { reason: expect.stringMatching(/^not sent: promises/) } });
	expect(reply.reply).not.toMatch(/confirmada|mañana/);
	expect(trace.decisions.at(-1)!.outcome).not.toBe('answered with a source');
});

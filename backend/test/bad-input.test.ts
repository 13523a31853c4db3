import fc from 'fast-check';
import { connect } from 'node:net';
import { errorResponse } from '../src/contract/errors.ts';
import { openPglite } from '../src/store/database.ts';
import { type Answer, API_KEY, startBackend, type TestBackend } from './support/backend.ts';
import { makeMessage } from './support/messages.ts';

let backend: TestBackend;
beforeAll(async () => {
	backend = await startBackend(await openPglite(null));
}, 60_000);
afterAll(() => backend.stop());

interface Bad {
	method: string;
	path: string;
	body?: string;
	headers?: Record<string, string>;
}

async function send({ method, path, body, headers }: Bad): Promise<Answer> {
	const response = await fetch(backend.url + path, {
		method,
		headers: {
			authorization: `Bearer ${API_KEY}`,
			...(body !== undefined && { 'content-type': 'application/json' }),
			...headers,
		},
		...(body !== undefined && { body }),
	});
	return { status: response.status, body: await response.json() };
}

/** Every table that a request may write to. */
async function stored(): Promise<number> {
	return await backend.container.database.withCompany(backend.companyId, async (tx) => {
		let rows = 0;
		for (const table of [
			'mensajes',
			'conversaciones',
			'consultas_ia',
			'estado_usuario',
			'documentos',
			'personas',
		] as const) {
			const { n } = await tx
				.selectFrom(table)
				.select((eb) => eb.fn.countAll<number>().as('n'))
				.executeTakeFirstOrThrow();
			rows += n;
		}
		return rows;
	});
}

const POSTS = [
	'/mensajes',
	'/clasificar',
	'/procesar',
	'/consultar',
	'/conocimiento',
	'/estado/1/2/paso',
	'/personas',
	'/personas/9b2c5c4e-0000-4000-8000-000000000000/identidades',
	'/consultar/9b2c5c4e-0000-4000-8000-000000000000/envio',
];
const PUTS = ['/conversaciones/1/2', '/estado/1/2', '/personas', '/personas/9b2c5c4e-0000-4000-8000-000000000000'];
const WRITES = [...POSTS.map((path) => ({ method: 'POST', path })), ...PUTS.map((path) => ({ method: 'PUT', path }))];

/** Bodies that no route takes. */
const NO_BODIES = [
	'',
	'{',
	'null',
	'[]',
	'"x"',
	'7',
	'true',
	'{"a":}',
	"{'a': 1}",
	'\u0000',
	'{"__proto__": {"x": 1}}',
	'[[[[[[]]]]]]',
];

/** Messages with one thing wrong. */
const WRONG: Record<string, unknown>[] = [
	{ accountId: null },
	{ accountId: '' },
	{ accountId: -1 },
	{ accountId: 1.5 },
	{ accountId: 'a b' },
	{ accountId: '1;drop table mensajes' },
	{ accountId: ['1'] },
	{ accountId: 'x'.repeat(65) },
	{ conversationId: undefined },
	{ conversationId: {} },
	{ conversationId: '../..' },
	{ messageId: true },
	{ messageId: "1' or '1'='1" },
	{ inboxId: null },
	{ channel: 7 },
	{ channel: 'x'.repeat(81) },
	{ content: 7 },
	{ content: ['x'] },
	{ content: 'x'.repeat(150_001) },
	{ sentAt: 'yesterday' },
	{ sentAt: 1_700_000_000 },
	{ sentAt: '2026-01-01' },
	{ sentAt: '2026-13-45T00:00:00Z' },
	{ sentAt: null },
	{ status: 'closed' },
	{ status: null },
	{ canReply: 'yes' },
	{ assigneeType: 'Robot' },
	{ labels: 'x' },
	{ labels: [1] },
	{ labels: Array.from({ length: 201 }, () => 'x') },
	{ labels: ['x'.repeat(201)] },
	{ attachments: {} },
	{ attachments: [null] },
	{ attachments: [{}] },
	{ attachments: Array.from({ length: 31 }, () => ({ fileType: 'image' })) },
	{ attachments: [{ fileType: 'x'.repeat(41) }] },
	{ contact: null },
	{ contact: {} },
	{ contact: { id: null } },
	{ contact: { id: '1', name: 7 } },
	{ contact: { id: '1', name: 'x'.repeat(501) } },
	{ author: 'bot' },
	{ author: 7 },
];

const json = (value: unknown) => JSON.stringify(value);
const post = (path: string, value: unknown): Bad => ({ method: 'POST', path, body: json(value) });
const put = (path: string, value: unknown): Bad => ({ method: 'PUT', path, body: json(value) });

const BAD: Bad[] = [
	...WRITES.flatMap((write) => NO_BODIES.map((body) => ({ ...write, body }))),
	...WRITES.map((write) => ({ ...write, body: '{}', headers: { 'content-type': 'text/plain' } })),
	...WRITES.map((write) => ({
		...write,
		body: 'a=1',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	})),
	...WRITES.map((write) => ({ ...write, body: '<a/>', headers: { 'content-type': 'application/xml' } })),
	...WRITES.map((write) => ({ ...write, body: '{}', headers: { authorization: '' } })),
	...WRITES.map((write) => ({ ...write, body: '{}', headers: { authorization: 'Bearer wrong-key-wrong-key' } })),
	...[
		'Basic YTpi',
		'Bearer',
		`bearer${API_KEY}`,
		`Bearer ${'x'.repeat(500)}`,
		`Bearer ${API_KEY} x`,
		'Bearer \u00e1',
	].map((authorization) => ({ method: 'GET', path: '/consultar', headers: { authorization } })),
	...WRONG.map((wrong) => post('/mensajes', { message: { ...makeMessage(), ...wrong } })),
	...WRONG.map((wrong) => post('/clasificar', { message: { ...makeMessage(), ...wrong }, mergeWindowSeconds: 0 })),
	...[-1, 61, '3', null, [], {}].map((mergeWindowSeconds) =>
		post('/clasificar', { message: makeMessage(), mergeWindowSeconds }),
	),
	...['yes', 1, null].map((retry) => post('/clasificar', { message: makeMessage(), retry })),
	post('/mensajes', makeMessage()),
	post('/mensajes', { message: [makeMessage()] }),
	...[
		{ task: 'sing' },
		{ consultaId: {} },
		{ consultaId: 'a b' },
		{ text: 7 },
		{ role: 'boss' },
		{ targetLanguage: 'Spanish' },
	].map((body) => post('/procesar', body)),
	...[
		{ fields: 'x' },
		{ fields: [''] },
		{ fields: Array.from({ length: 31 }, () => 'x') },
		{ instruction: 'x'.repeat(4001) },
	].map((body) => post('/procesar', { task: 'extract', text: 'x', ...body })),
	...[
		{ query: '' },
		{ query: '   ' },
		{ query: 7 },
		{ query: 'x'.repeat(2001) },
		{ query: 'x', limit: 0 },
		{ query: 'x', limit: 51 },
	].map((body) => post('/consultar', body)),
	...[
		{ query: 'x', limit: '5' },
		{ query: 'x', role: 'root' },
	].map((body) => post('/consultar', body)),
	...[
		{ title: '', text: 'x' },
		{ title: 'x', text: '' },
		{ title: 'x'.repeat(301), text: 'x' },
		{ title: 'x' },
		{ text: 'x' },
	].map((body) => post('/conocimiento', body)),
	...[
		{ audience: [] },
		{ audience: ['root'] },
		{ audience: 'customer' },
		{ link: 'javascript:alert(1)' },
		{ link: 'x' },
	].map((body) => post('/conocimiento', { title: 'x', text: 'x', ...body })),
	post('/conocimiento', { title: 'x', text: 'x'.repeat(2_000_001) }),
	...[
		{},
		{ state: 'sending', attempt: 0 },
		{ state: 'sending', attempt: '1' },
		{ state: 'done' },
		{ state: 'skipped' },
	].map((body) => post('/consultar/9b2c5c4e-0000-4000-8000-000000000000/envio', body)),
	...[
		{ state: 'skipped', reason: 'x'.repeat(501) },
		{ state: 'sent', messageId: {} },
		{ state: 'sent', handedOff: 'yes' },
	].map((body) => post('/consultar/9b2c5c4e-0000-4000-8000-000000000000/envio', body)),
	post('/consultar/9b2c5c4e-0000-4000-8000-000000000000/envio', { state: 'sent' }),
	post('/consultar/nada/envio', { state: 'sent' }),
	...[
		{},
		{ step: 'x' },
		{ name: '' },
		{ name: 7 },
		{ name: 'x'.repeat(201) },
		{ role: 'technician' },
		{ language: 'spanish' },
		{ optedOut: 1 },
	].map((body) => put('/estado/1/2', body)),
	...[
		{ name: '' },
		{ role: 'root' },
		{ role: undefined },
		{ phone: '911' },
		{ phone: 600112233 },
		{ email: 'x' },
		{ active: 'yes' },
		{ reference: '' },
		{ admin: true },
		{ addresses: [{ accountId: '1', inboxId: '2' }] },
		{ addresses: Array.from({ length: 11 }, (_, n) => ({ accountId: '1', inboxId: '2', sourceId: String(n) })) },
	].map((wrong) => post('/personas', { name: 'x', role: 'technician', ...wrong })),
	...[
		{ people: {} },
		{ people: [{ name: 'x', role: 'technician' }] },
		{ people: Array.from({ length: 2 }, () => ({ name: 'x', role: 'technician', reference: '1' })) },
		{ people: [], complete: 'yes' },
		{ people: Array.from({ length: 2001 }, (_, n) => ({ name: 'x', role: 'technician', reference: String(n) })) },
	].map((body) => put('/personas', body)),
	...[
		{ accountId: '1', contactId: '2' },
		{ accountId: '1', inboxId: '2', by: 'x' },
		{ accountId: '1', inboxId: '2', sourceId: '', by: 'x' },
		{ accountId: '1', contactId: '2', by: 'x'.repeat(201) },
	].map((body) => post('/personas/9b2c5c4e-0000-4000-8000-000000000000/identidades', body)),
	{ method: 'GET', path: '/personas?active=yes' },
	{ method: 'GET', path: '/personas?role=root' },
	{ method: 'DELETE', path: '/personas/1/identidades/2' },
	...[{}, { status: 'x' }, { status: 'open', assigneeType: 'x' }, { status: 'open', at: 'now' }].map((body) =>
		put('/conversaciones/1/2', body),
	),
	...[{ consultaId: 'nada' }, { consultaId: crypto.randomUUID() }, { text: 'x'.repeat(20_001) }].map((body) =>
		post('/estado/1/2/paso', body),
	),
	...[
		'/estado/1/a%20b',
		'/estado/%2e%2e/1',
		`/estado/1/${'x'.repeat(65)}`,
		`/estado/1/${'x'.repeat(5000)}`,
		'/estado/1/%zz',
		'/estado/1/%00',
	].flatMap((path) => ['GET', 'DELETE'].map((method) => ({ method, path }))),
	...[
		'/consultar/nada',
		'/consultar/%zz',
		'/conocimiento/nada',
		'/consultar?limit=0',
		'/consultar?limit=x',
		'/consultar?limit=201',
	].map((path) => ({ method: 'GET', path })),
	...[
		'/consultar?conversationId=a%20b',
		'/consultar/pendientes?limit=501',
		'/consultar/pendientes?olderThanSeconds=-1',
		'/consultar/pendientes?olderThanSeconds=x',
	].map((path) => ({ method: 'GET', path })),
	...[
		'/',
		'/nada',
		'/mensajes/1',
		'/clasificar',
		'/procesar',
		'/mensajes',
		'//',
		'/..%2f..%2fetc/passwd',
		'/docs/nada',
		'/salud/nada',
	].map((path) => ({ method: 'GET', path })),
	...['PATCH', 'DELETE', 'PUT', 'OPTIONS'].map((method) => ({ method, path: '/mensajes' })),
	{ method: 'POST', path: '/mensajes', body: json({ message: { ...makeMessage(), pad: 'x'.repeat(1_100_000) } }) },
	{ method: 'POST', path: '/clasificar', body: `{"message": ${'['.repeat(50_000)}${']'.repeat(50_000)}}` },
	{ method: 'POST', path: '/mensajes', body: json({ message: makeMessage() }).slice(0, -5) },
];

test('there are more than 200 of them', () => expect(BAD.length).toBeGreaterThan(200));

test('each malformed, oversized or wrongly typed request gets a 4xx that says what is wrong, and stores nothing', async () => {
	const before = await stored();
	for (const bad of BAD) {
		const { status, body } = await send(bad);
		const told = { ...bad, body: bad.body?.slice(0, 200), status, answer: body };
		expect({ ...told, isClientError: status >= 400 && status < 500 }).toMatchObject({ isClientError: true });
		expect(errorResponse.safeParse(body)).toMatchObject({ success: true });
		expect(json(body)).not.toMatch(/node_modules|select |insert |at \w+ \(/i);
	}
	expect(await stored()).toBe(before);
}, 60_000);

test('what is wrong is told by its path', async () => {
	const { body } = await send(post('/mensajes', { message: { ...makeMessage(), sentAt: 'x', contact: { id: null } } }));
	expect(body).toMatchObject({ error: 'invalid_request', message: expect.any(String) });
	expect(body.details.map((detail: { path: string }) => detail.path)).toEqual(
		expect.arrayContaining(['body.message.sentAt', expect.stringMatching(/^body\.message\.contact\.id/)]),
	);
});

test('what is not HTTP gets an answer all the same', async () => {
	for (const garbage of ['GARBAGE\r\n\r\n', `GET / HTTP/1.1\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`]) {
		const answer = await new Promise<string>((resolve, reject) => {
			const socket = connect(Number(new URL(backend.url).port), '127.0.0.1', () => socket.write(garbage));
			let text = '';
			socket.on('data', (chunk) => (text += chunk));
			socket.on('end', () => resolve(text));
			socket.on('error', reject);
		});
		expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
		expect(errorResponse.safeParse(JSON.parse(answer.split('\r\n\r\n')[1] ?? ''))).toMatchObject({ success: true });
	}
});

test('no JSON whatever brings a 5xx', async () => {
	const route = fc.constantFrom(...WRITES);
	await fc.assert(
		fc.asyncProperty(route, fc.json(), async (write, body) => {
			expect((await send({ ...write, body })).status).toBeLessThan(500);
		}),
		{ numRuns: 200 },
	);
}, 60_000);

test('no value in any field of a message brings a 5xx', async () => {
	const fields = Object.keys(makeMessage());
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...fields),
			fc.jsonValue(),
			fc.string({ unit: 'binary' }),
			async (field, value, text) => {
				for (const wrong of [value, text]) {
					const body = json({ message: { ...makeMessage(), [field]: wrong }, mergeWindowSeconds: 0 });
					expect((await send({ method: 'POST', path: '/clasificar', body })).status).toBeLessThan(500);
				}
			},
		),
		{ numRuns: 150 },
	);
}, 60_000);

test('no address brings a 5xx', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom('/estado/1/', '/consultar/', '/conocimiento/', '/'),
			fc.string({ unit: 'binary' }),
			async (path, id) => {
				expect((await send({ method: 'GET', path: path + encodeURIComponent(id.toWellFormed()) })).status).toBeLessThan(
					500,
				);
			},
		),
		{ numRuns: 100 },
	);
}, 60_000);

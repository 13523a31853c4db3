import { type MessagesApi, startMessagesApi } from '../src/messages-api/server.ts';

let api: MessagesApi;
beforeAll(async () => {
	api = await startMessagesApi();
});
afterAll(() => api.stop());
beforeEach(() => api.reset());

const GOOD = { model: 'claude-haiku-5-5', max_tokens: 100, messages: [{ role: 'user', content: 'Hola' }] };
const HEADERS = { authorization: 'Bearer x', 'anthropic-version': '2026-10-21', 'content-type': 'application/json' };
const send = async (body: object, headers: Record<string, string> = HEADERS) => {
	const response = await fetch(`${api.url}/v1/messages`, { method: 'POST', headers, body: JSON.stringify(body) });
	return { status: response.status, body: (await response.json()) as { content: { text: string }[] } };
};
const format = { type: 'json_schema', schema: { type: 'object', properties: {}, additionalProperties: false } };
const document = { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'Uno. Dos.' } };
const asking = (content: object[], more: object = {}) => ({ ...GOOD, messages: [{ role: 'user', content }], ...more });

test.each<[string, object]>([
	['sampling parameters', { ...GOOD, temperature: 0.5 }],
	['an unknown field', { ...GOOD, question: 'x' }],
	['a missing model', { ...GOOD, model: undefined }],
	['a number as text', { ...GOOD, max_tokens: '100' }],
	['no messages', { ...GOOD, messages: [] }],
	['an empty text', asking([{ type: 'text', text: '' }])],
	['a prefilled answer', { ...GOOD, messages: [...GOOD.messages, { role: 'assistant', content: '{' }] }],
	['two user messages in a row', { ...GOOD, messages: [...GOOD.messages, ...GOOD.messages] }],
	['a forced tool', { ...GOOD, tool_choice: { type: 'any' } }],
	['an open schema', { ...GOOD, output_config: { format: { type: 'json_schema', schema: { type: 'object' } } } }],
	['citations with a schema', asking([{ ...document, citations: { enabled: true } }], { output_config: { format } })],
	[
		'five cache breakpoints',
		asking(Array.from({ length: 5 }, () => ({ type: 'text', text: 'x', cache_control: { type: 'ephemeral' } }))),
	],
])('refuses %s as the real API does', async (_name, body) => {
	expect(await send(body)).toMatchObject({
		status: 400,
		body: { type: 'error', error: { type: 'invalid_request_error' } },
	});
	expect(api.refused).toHaveLength(1);
	expect(api.requests).toEqual([]);
});

test('wants the key as a bearer token and the version of SDK 1', async () => {
	const { authorization: _key, ...without } = HEADERS;
	expect((await send(GOOD, without)).status).toBe(401);
	expect((await send(GOOD, { ...HEADERS, 'anthropic-version': '2023-06-01' })).status).toBe(400);
});

test('is scripted over HTTP, in order, and afterwards answers as usual from the first document', async () => {
	const next = [{ kind: 'error', status: 529, type: 'overloaded_error' }, { kind: 'refusal' }];
	await fetch(`${api.url}/control`, { method: 'PUT', headers: HEADERS, body: JSON.stringify({ next }) });
	expect(await send(GOOD)).toMatchObject({ status: 529, body: { error: { type: 'overloaded_error' } } });
	expect(await send(GOOD)).toMatchObject({ status: 200, body: { stop_reason: 'refusal', content: [] } });
	const { body } = await send(asking([document, { type: 'text', text: 'Hola' }]));
	expect(JSON.parse(body.content[0]!.text)).toMatchObject({ reply: 'Uno. [1]', sources: [1] });
	const seen = (await (await fetch(`${api.url}/control/requests`)).json()) as { requests: object[] };
	expect(seen.requests).toHaveLength(3);
});

import { startChatwoot, type TestChatwoot } from './support/chatwoot';
import { item, run } from './support/reply';
import { startTurns, type TestTurns } from './support/turns';

let chatwoot: TestChatwoot;
let turns: TestTurns;

beforeEach(async () => {
	chatwoot = await startChatwoot();
	turns = await startTurns();
});
afterEach(async () => {
	await chatwoot.close();
	await turns.close();
});

const operator = { message_type: 1, sender: { id: 5, name: 'Ana', type: 'user' }, content: 'Le llamo ahora' };

test('sends a reply with one look, one message and one report', async () => {
	const json = item();
	const { json: out, pairedItem } = await run({ chatwoot, turns }, json);
	expect(chatwoot.calls()).toEqual([
		'GET /api/v1/accounts/1/conversations/57',
		'POST /api/v1/accounts/1/conversations/57/messages',
	]);
	expect(turns.calls()).toEqual([`POST /consultar/${String(json.consultaId)}/envio`]);
	const [sent] = chatwoot.publicReplies();
	expect(sent).toMatchObject({
		content: 'Suba la presión a 1,5 bar [1].',
		message_type: 1,
		private: false,
		content_attributes: { ainstalia_consulta_id: json.consultaId },
	});
	expect(turns.turn(String(json.consultaId)).reports).toEqual([
		{ state: 'sent', messageId: String(sent?.id), handedOff: false },
	]);
	expect(out).toMatchObject({
		...json,
		sending: { state: 'sent', messageId: String(sent?.id), repeated: false, warnings: [] },
	});
	expect(pairedItem).toEqual({ item: 0 });
});

test('sends buttons as a choice that Chatwoot accepts', async () => {
	await run(
		{ chatwoot, turns },
		item({
			buttons: [
				{ title: 'Sí', value: 'si' },
				{ title: 'No', value: 'no' },
			],
		}),
	);
	expect(chatwoot.publicReplies()[0]).toMatchObject({
		content_type: 'input_select',
		content_attributes: {
			items: [
				{ title: 'Sí', value: 'si' },
				{ title: 'No', value: 'no' },
			],
		},
	});
});

test('adds only labels that the conversation lacks, and keeps those it has', async () => {
	await run({ chatwoot, turns }, item({ labels: ['vip'] }));
	expect(chatwoot.calls()).not.toContain('POST /api/v1/accounts/1/conversations/57/labels');
	await run({ chatwoot, turns }, item({ labels: ['averia', 'vip'] }));
	expect(chatwoot.conversation.labels).toEqual(['vip', 'averia']);
});

test('writes what onboarding learnt on the contact', async () => {
	await run({ chatwoot, turns }, item({ contactName: 'María González', attributes: { zona: 'León' } }));
	expect(chatwoot.contacts['812']).toMatchObject({ name: 'María González', custom_attributes: { zona: 'León' } });
});

test('sends the reply even where the contact cannot be written, and says so', async () => {
	const { json } = await run({ chatwoot, turns, userToken: '' }, item({ contactName: 'María' }));
	expect(chatwoot.publicReplies()).toHaveLength(1);
	expect(json.sending).toMatchObject({ state: 'sent', warnings: [expect.stringContaining('User Token')] });
});

test.each(['open', 'resolved', 'snoozed'])(
	'stays silent in a conversation that is %s, and reports it',
	async (status) => {
		chatwoot.conversation.status = status;
		const json = item();
		const { json: out } = await run({ chatwoot, turns }, json);
		expect(chatwoot.publicReplies()).toHaveLength(0);
		expect(out.sending).toMatchObject({ state: 'skipped', reason: `the conversation is ${status}` });
		expect(turns.turn(String(json.consultaId)).reports).toEqual([
			{ state: 'skipped', reason: `the conversation is ${status}` },
		]);
	},
);

test('stays silent when a person wrote last, though the conversation is pending', async () => {
	chatwoot.says(operator);
	const { json } = await run({ chatwoot, turns }, item());
	expect(chatwoot.publicReplies()).toHaveLength(1);
	expect(json.sending).toMatchObject({ state: 'skipped', reason: 'a person has answered' });
});

test("does not take a person's private note for an answer", async () => {
	chatwoot.says({ ...operator, private: true });
	const { json } = await run({ chatwoot, turns }, item());
	expect(json.sending).toMatchObject({ state: 'sent' });
});

test("brings safety advice into a person's conversation, but not while that person writes", async () => {
	chatwoot.conversation.status = 'open';
	const gas = { route: 'hazard', hazard: { kind: 'gas', confidence: 1, certain: true }, reply: 'Ventile y salga.' };
	expect((await run({ chatwoot, turns }, item(gas))).json.sending).toMatchObject({ state: 'sent' });
	chatwoot.says(operator);
	expect((await run({ chatwoot, turns }, item(gas))).json.sending).toMatchObject({ state: 'skipped' });
	const longAgo = Math.floor(Date.now() / 1000) - 90;
	chatwoot.says({ ...operator, created_at: longAgo });
	for (const message of chatwoot.conversation.messages) message.created_at = longAgo;
	expect((await run({ chatwoot, turns }, item(gas))).json.sending).toMatchObject({ state: 'sent' });
});

test('closes a turn that has nothing to say', async () => {
	const json = item({ reply: '' });
	const { json: out } = await run({ chatwoot, turns }, json);
	expect(out.sending).toMatchObject({ state: 'skipped', reason: 'there is nothing to say' });
	expect(chatwoot.requests).toHaveLength(0);
	expect(turns.turn(String(json.consultaId)).closed).toBe(true);
});

test('works without a backend, and for texts that belong to no turn', async () => {
	const json = item({ consultaId: null, reply: undefined });
	const { json: out } = await run({ chatwoot }, json, { parameters: { text: 'Buenos días' } });
	expect(out.sending).toMatchObject({ state: 'sent' });
	expect(chatwoot.publicReplies()).toEqual([
		expect.objectContaining({ content: 'Buenos días', content_attributes: {} }),
	]);
});

test('refuses to write to another account, where the same number is another conversation', async () => {
	await expect(run({ chatwoot, turns }, item({ accountId: '2' }))).rejects.toThrow(
		'The message is of account 2, but the credential is for account 1',
	);
	expect(chatwoot.requests).toHaveLength(0);
});

test('sends again after 429 with Retry-After, which Chatwoot gives before it takes the message', async () => {
	let refusals = 0;
	chatwoot.faultBefore = ({ method }) =>
		method === 'POST' && refusals++ === 0 ? { status: 429, headers: { 'retry-after': '0' } } : null;
	const { json } = await run({ chatwoot, turns }, item());
	expect(json.sending).toMatchObject({ state: 'sent' });
	expect(chatwoot.publicReplies()).toHaveLength(1);
});

test.each([500, 502, 504])('does not send again after %i, since the message may be there', async (status) => {
	chatwoot.faultAfter = ({ method, path }) => (method === 'POST' && path.endsWith('/messages') ? { status } : null);
	await expect(run({ chatwoot, turns }, item())).rejects.toThrow(/Chatwoot refused POST/);
	expect(chatwoot.publicReplies()).toHaveLength(1);
});

test('gives errors with what happened, what to do and which item, and goes on where asked to', async () => {
	chatwoot.faultBefore = ({ method }) =>
		method === 'POST' ? { status: 422, body: { error: 'Too many messages' } } : null;
	await expect(run({ chatwoot, turns }, item())).rejects.toMatchObject({
		message: expect.stringContaining('Too many messages'),
		context: expect.objectContaining({ itemIndex: 0 }),
		httpCode: '422',
	});
	const { json } = await run({ chatwoot, turns }, item(), { continueOnFail: true });
	expect(json).toMatchObject({ conversationId: '57', error: expect.stringContaining('Too many messages') });
});

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

const handoff = { reason: 'human_request', summary: '**Caldera sin agua caliente**', priority: 'high' };
const path = (action: string) => `POST /api/v1/accounts/1/conversations/57/${action}`;

test('hands off in the order that Chatwoot needs: text, note, labels, priority, team, and last the status', async () => {
	const json = item({ handoff, labels: ['averia'], route: 'human' });
	const { json: out } = await run({ chatwoot, turns }, json, {
		parameters: { team: { mode: 'id', value: '4' } },
	});
	expect(chatwoot.calls().slice(1)).toEqual([
		path('messages'),
		path('messages'),
		path('labels'),
		path('toggle_priority'),
		path('assignments'),
		path('toggle_status'),
	]);
	expect(chatwoot.notes()).toEqual([expect.objectContaining({ content: '**Caldera sin agua caliente**' })]);
	expect(chatwoot.conversation).toMatchObject({
		status: 'open',
		labels: ['vip', 'averia'],
		priority: 'high',
		team: { id: 4 },
	});
	// With the bot's token, so that Chatwoot counts it as a hand-off.
	expect(chatwoot.requests.at(-1)?.headers.api_access_token).toBe('bot-token');
	expect(out.sending).toMatchObject({ state: 'sent', handedOff: true, warnings: [] });
	expect(turns.turn(String(json.consultaId)).reports).toEqual([expect.objectContaining({ handedOff: true })]);
});

test("hands off at a workflow builder's wish, with a note and a priority of their own", async () => {
	await run({ chatwoot, turns }, item({ reply: '' }), {
		parameters: {
			resource: 'conversation',
			operation: 'handOff',
			note: 'Cliente VIP',
			priority: 'urgent',
			agent: { mode: 'list', value: '5' },
		},
	});
	expect(chatwoot.publicReplies()).toHaveLength(0);
	expect(chatwoot.notes()).toEqual([expect.objectContaining({ content: 'Cliente VIP' })]);
	expect(chatwoot.conversation).toMatchObject({ status: 'open', priority: 'urgent', assignee_type: 'User' });
});

test('never lowers a priority, and leaves the person who is assigned', async () => {
	Object.assign(chatwoot.conversation, { priority: 'urgent', assignee_type: 'User' });
	await run({ chatwoot, turns }, item({ handoff }), { parameters: { team: { mode: 'id', value: '4' } } });
	expect(chatwoot.conversation).toMatchObject({ priority: 'urgent', team: null, status: 'open' });
});

test('hands over even where note, labels and assignment fail, and says what failed', async () => {
	chatwoot.faultBefore = ({ path: asked, body }) =>
		body.private === true || asked.endsWith('/labels') || asked.endsWith('/assignments')
			? { status: 422, body: { error: 'no' } }
			: null;
	const { json } = await run({ chatwoot, turns }, item({ handoff, labels: ['averia'] }), {
		parameters: { team: { mode: 'id', value: '4' } },
	});
	expect(chatwoot.conversation.status).toBe('open');
	expect(json.sending).toMatchObject({
		handedOff: true,
		warnings: [expect.any(String), expect.any(String), expect.any(String)],
	});
});

test('fails when the conversation cannot be opened, and leaves the turn open for recovery', async () => {
	chatwoot.faultBefore = ({ path: asked }) => (asked.endsWith('/toggle_status') ? { status: 500 } : null);
	const json = item({ handoff });
	await expect(run({ chatwoot, turns }, json)).rejects.toThrow(/toggle_status/);
	expect(turns.turn(String(json.consultaId)).closed).toBe(false);
});

test('does not hand off a conversation that a person has taken', async () => {
	chatwoot.conversation.status = 'open';
	const { json } = await run({ chatwoot, turns }, item({ handoff }));
	expect(json.sending).toMatchObject({ state: 'skipped', handedOff: false });
	expect(chatwoot.calls()).toEqual(['GET /api/v1/accounts/1/conversations/57']);
});

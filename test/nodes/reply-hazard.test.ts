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
const gas = (given: object = {}) =>
	item({
		route: 'hazard',
		hazard: { kind: 'gas', confidence: 1, certain: true },
		reply: 'Ventile y salga.',
		labels: ['peligro-gas'],
		handoff: { reason: 'danger: gas', summary: '⚠️ PELIGRO', priority: 'urgent' },
		...given,
	});
const heldBy = (minutesAgo: number) => {
	chatwoot.conversation.status = 'open';
	chatwoot.conversation.assignee_type = 'User';
	chatwoot.says({ ...operator, created_at: Math.floor(Date.now() / 1000) - minutesAgo * 60 });
};

test('in a conversation that a person holds: text, note, label and priority; the assignee and the status stay', async () => {
	heldBy(2);
	const { json } = await run({ chatwoot, turns }, gas(), { parameters: { team: { mode: 'id', value: '9' } } });
	expect(json.sending).toMatchObject({ state: 'sent', handedOff: true });
	expect(chatwoot.publicReplies().map(({ content }) => content)).toEqual(['Le llamo ahora', 'Ventile y salga.']);
	expect(chatwoot.notes()).toMatchObject([{ content: '⚠️ PELIGRO' }]);
	expect(chatwoot.conversation).toMatchObject({ priority: 'urgent', labels: ['vip', 'peligro-gas'], team: null });
	expect(chatwoot.calls().filter((call) => /assignments|toggle_status/.test(call))).toEqual([]);
});

test('while that person writes there is no text, but the note, the label and the priority', async () => {
	heldBy(0);
	const json = gas();
	const { json: out } = await run({ chatwoot, turns }, json);
	expect(out.sending).toMatchObject({ state: 'skipped', reason: 'a person is writing with the customer' });
	expect(chatwoot.publicReplies().map(({ content }) => content)).toEqual(['Le llamo ahora']);
	expect(chatwoot.notes()).toMatchObject([{ content: '⚠️ PELIGRO' }]);
	expect(chatwoot.conversation).toMatchObject({ priority: 'urgent', labels: ['vip', 'peligro-gas'] });
	expect(turns.turn(String(json.consultaId)).reports).toMatchObject([{ state: 'skipped' }]);
});

test('what the backend withheld is not said, and the note is written', async () => {
	heldBy(2);
	const { json } = await run({ chatwoot, turns }, gas({ reply: '' }));
	expect(json.sending).toMatchObject({ state: 'sent', messageId: null });
	expect(chatwoot.publicReplies()).toHaveLength(1);
	expect(chatwoot.notes()).toHaveLength(1);
});

test.each(['pending', 'snoozed', 'resolved'])('a %s conversation is opened', async (status) => {
	chatwoot.conversation.status = status;
	await run({ chatwoot, turns }, gas());
	expect(chatwoot.conversation.status).toBe('open');
});

describe('Assign Team', () => {
	const assign = { resource: 'conversation', operation: 'assignTeam' };
	const alert = { accountId: '1', conversationId: '57', teamId: 9 };

	test('gives the conversation to the team of the item', async () => {
		chatwoot.conversation.assignee_type = null;
		const { json } = await run({ chatwoot }, alert, { parameters: assign });
		expect(json).toMatchObject({ ...alert, teamAssigned: true });
		expect(chatwoot.conversation.team).toEqual({ id: 9 });
	});

	test('or to the chosen one, and not again when it has it', async () => {
		const parameters = { ...assign, team: { mode: 'id', value: '4' } };
		expect((await run({ chatwoot }, alert, { parameters })).json.teamAssigned).toBe(true);
		expect(chatwoot.conversation.team).toEqual({ id: 4 });
		expect((await run({ chatwoot }, alert, { parameters })).json.teamAssigned).toBe(false);
	});

	test('leaves a person’s conversation alone, unless told otherwise', async () => {
		chatwoot.conversation.assignee_type = 'User';
		expect((await run({ chatwoot }, alert, { parameters: assign })).json.teamAssigned).toBe(false);
		expect(chatwoot.conversation.team).toBeNull();
		await run({ chatwoot }, alert, { parameters: { ...assign, keepAssignee: false } });
		expect(chatwoot.conversation.team).toEqual({ id: 9 });
	});

	test('says what is missing', async () => {
		await expect(run({ chatwoot }, { ...alert, teamId: null }, { parameters: assign })).rejects.toThrow(
			"'Team' is empty",
		);
	});
});

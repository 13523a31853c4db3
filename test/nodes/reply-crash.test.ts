import type { IDataObject } from 'n8n-workflow';
import { startChatwoot, type TestChatwoot, USER } from './support/chatwoot';
import { again, item, run, type Services } from './support/reply';
import type { Received } from './support/server';
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

const handoff = { reason: 'human_request', summary: 'Caldera sin agua caliente', priority: 'high' };
const full = { handoff, labels: ['averia'], contactName: 'María' };
const parameters = { team: { mode: 'id', value: '4' } };

/** Runs a turn in a process that is killed at its n-th request: before it is made, or before its answer is seen. */
async function runKilled(services: Services, json: IDataObject, step: number, when: 'before' | 'after'): Promise<void> {
	let made = 0;
	await new Promise<void>((dead) => {
		const gate = async (moment: 'before' | 'after'): Promise<void> => {
			if (moment === 'before') made += 1;
			if (made !== step || moment !== when) return;
			dead();
			await new Promise(() => undefined);
		};
		void run(services, json, { parameters, gate }).then(() => dead());
	});
}

/** Runs a turn, killed at the given request, and then what recovery does with it. */
async function crashAndRecover(
	json: IDataObject,
	step: number,
	when: 'before' | 'after',
	userToken: string,
): Promise<void> {
	await runKilled({ chatwoot, turns, userToken }, json, step, when);
	const turn = turns.turn(String(json.consultaId));
	if (turn.closed) return;
	turn.attempt = 2;
	await run({ chatwoot, turns, userToken }, again(json), { parameters });
}

const steps = Array.from({ length: 10 }, (_, index) => index + 1);
const points = steps.flatMap((step) => (['before', 'after'] as const).map((when) => [step, when] as const));

describe.each([
	['with a user token', USER],
	['with the bot token alone', ''],
])('a run that is killed, %s', (_tokens, userToken) => {
	test.each(points)('at request %i, %s it took effect: one reply', async (step, when) => {
		const json = item({ labels: ['averia'] });
		await crashAndRecover(json, step, when, userToken);
		expect(chatwoot.publicReplies()).toHaveLength(1);
		expect(chatwoot.conversation.labels).toEqual(['vip', 'averia']);
		expect(turns.turn(String(json.consultaId)).closed).toBe(true);
	});

	test.each(points)('at request %i, %s it took effect: one complete hand-off', async (step, when) => {
		const json = item(full);
		await crashAndRecover(json, step, when, userToken);
		expect(chatwoot.publicReplies()).toHaveLength(1);
		expect(chatwoot.notes()).toHaveLength(1);
		expect(chatwoot.conversation).toMatchObject({
			status: 'open',
			labels: ['vip', 'averia'],
			priority: 'high',
			team: { id: 4 },
		});
		expect(turns.turn(String(json.consultaId)).closed).toBe(true);
	});
});

test('finds its reply behind what was written since', async () => {
	const json = item();
	turns.fault = () => 'drop';
	await run({ chatwoot, turns }, json);
	turns.fault = () => null;
	for (let i = 0; i < 30; i++) chatwoot.says({ message_type: 0, content: `¿oiga? ${i}`, sender: { type: 'contact' } });
	turns.turn(String(json.consultaId)).attempt = 2;
	const { json: out } = await run({ chatwoot, turns }, again(json));
	expect(chatwoot.publicReplies()).toHaveLength(1);
	expect(out.sending).toMatchObject({
		state: 'sent',
		repeated: true,
		messageId: String(chatwoot.publicReplies()[0]?.id),
	});
});

test('looks first when the same process tries again, as with "Retry On Fail" of the node', async () => {
	const json = item();
	chatwoot.faultAfter = ({ method, path }: Received) =>
		method === 'POST' && path.endsWith('/messages') ? 'drop' : null;
	await expect(run({ chatwoot, turns }, json)).rejects.toThrow('Chatwoot could not be reached');
	chatwoot.faultAfter = () => null;
	chatwoot.says({ message_type: 0, content: '¿oiga?', sender: { type: 'contact' } });
	const { json: out } = await run({ chatwoot, turns }, json);
	expect(chatwoot.publicReplies()).toHaveLength(1);
	expect(out.sending).toMatchObject({ state: 'sent', repeated: true });
	expect(turns.turn(String(json.consultaId)).reports).toHaveLength(1);
});

test.each<[string, IDataObject]>([
	[
		'its hold on the turn has ended',
		{ lease: { attempt: 1, seconds: 60, endsAt: new Date(Date.now() - 1).toISOString() } },
	],
	[
		'its hold is about to end',
		{ lease: { attempt: 1, seconds: 60, endsAt: new Date(Date.now() + 2_000).toISOString() } },
	],
	['nobody told it of a hold', { lease: null }],
])('asks the backend before it speaks when %s', async (_why, overrides) => {
	const json = item(overrides);
	await run({ chatwoot, turns }, json);
	expect(turns.requests.map(({ body }) => body.state)).toEqual(['sending', 'sent']);
	expect(chatwoot.publicReplies()).toHaveLength(1);
});

test('says nothing when another run has taken the turn', async () => {
	const json = again(item(), 2);
	turns.turn(String(json.consultaId)).attempt = 3;
	const { json: out } = await run({ chatwoot, turns }, json);
	expect(out.sending).toMatchObject({ state: 'skipped', reason: 'another run has the turn' });
	expect(chatwoot.requests).toHaveLength(0);
	expect(turns.turn(String(json.consultaId)).closed).toBe(false);
});

test('says nothing when the turn is closed, and tells which message answered it', async () => {
	const json = again(item(), 2);
	Object.assign(turns.turn(String(json.consultaId)), { closed: true, sentMessageId: '4711' });
	const { json: out } = await run({ chatwoot, turns }, json);
	expect(out.sending).toMatchObject({ state: 'sent', repeated: true, messageId: '4711' });
	expect(chatwoot.requests).toHaveLength(0);
});

test('stays silent when a person answered between the crash and the recovery', async () => {
	const json = item();
	await runKilled({ chatwoot, turns }, json, 2, 'before');
	chatwoot.says({ message_type: 1, sender: { id: 5, type: 'user' }, content: 'Le atiendo yo' });
	chatwoot.says({ message_type: 0, sender: { type: 'contact' }, content: 'gracias' });
	turns.turn(String(json.consultaId)).attempt = 2;
	const { json: out } = await run({ chatwoot, turns }, again(json));
	expect(out.sending).toMatchObject({ state: 'skipped', reason: 'a person has answered' });
	expect(chatwoot.publicReplies()).toHaveLength(1);
});

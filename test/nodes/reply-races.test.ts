import type { IDataObject } from 'n8n-workflow';
import { startChatwoot, type TestChatwoot } from './support/chatwoot';
import { again as takenUp, item, run } from './support/reply';
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

const reply: IDataObject = {
	message_type: 1,
	sender: { id: 5, name: 'Ana', type: 'user' },
	content: 'Ya le atiendo yo',
};
const pause: IDataObject = { ...reply, private: true, content: '/pausa 2h' };
const inApp: IDataObject = { message_type: 1, content: 'Desde el móvil', content_attributes: { external_echo: true } };

/** The turn of an item, taken up again by recovery, which the backend allows. */
function again(json: IDataObject): IDataObject {
	turns.turn(String(json.consultaId)).attempt = 2;
	return takenUp(json);
}

/** Lets a person act once, when the run makes this call; `when` counts the calls from 1. */
function actAt(call: string, message: IDataObject, when = 1): void {
	let seen = 0;
	chatwoot.faultBefore = ({ method, path }) => {
		if (`${method} ${path.split('/57')[1] ?? ''}` === call && ++seen === when) chatwoot.says(message);
		return null;
	};
}

const persons: [string, IDataObject][] = [
	['a reply', reply],
	['a reply from the channel’s own app', inApp],
	['/pausa', pause],
];

describe.each(persons)('%s of a person', (_what, message) => {
	const expectSilence = ({ json }: { json: IDataObject }) => {
		expect(json.sending).toMatchObject({ state: 'skipped', messageId: null });
		expect(chatwoot.publicReplies().filter(({ content }) => content !== message.content)).toEqual([]);
	};

	test('before the run, which closes the turn', async () => {
		chatwoot.says(message);
		const json = item();
		expectSilence(await run({ chatwoot, turns }, json));
		expect(turns.turn(String(json.consultaId)).reports).toMatchObject([{ state: 'skipped' }]);
		expect(turns.requests.map(({ body }) => body.state)).toEqual(['skipped']);
	});

	test.each([
		['first', (json: IDataObject) => json],
		['repeated', again],
	])('before a %s run, and the customer wrote again after it', async (_which, taken) => {
		chatwoot.says(message);
		chatwoot.says({ message_type: 0, content: '¿hola?', sender: { id: 812, type: 'contact' } });
		expectSilence(await run({ chatwoot, turns }, taken(item())));
	});

	test('while the run looks at the conversation', async () => {
		actAt('GET ', message);
		expectSilence(await run({ chatwoot, turns }, item()));
	});

	test('while a repeated run asks the backend whether it may', async () => {
		turns.fault = ({ body }) => {
			if (body.state === 'sending') chatwoot.says(message);
			return null;
		};
		expectSilence(await run({ chatwoot, turns }, again(item())));
	});

	test('between the two looks of a repeated run', async () => {
		actAt('GET /messages', message);
		expectSilence(await run({ chatwoot, turns }, again(item())));
	});

	test('while the run takes a conversation back', async () => {
		chatwoot.conversation.status = 'open';
		actAt('POST /toggle_status', message);
		expectSilence(await run({ chatwoot, turns }, item({ takesBack: true })));
	});

	test('at the last look of a run that takes a conversation back', async () => {
		chatwoot.conversation.status = 'open';
		actAt('GET ', message, 2);
		expectSilence(await run({ chatwoot, turns }, item({ takesBack: true })));
	});
});

test('a customer who wrote again, with nobody in between, is answered all the same', async () => {
	chatwoot.says({ message_type: 0, content: '¿hola?', sender: { id: 812, type: 'contact' } });
	const { json } = await run({ chatwoot, turns }, item());
	expect(json.sending).toMatchObject({ state: 'sent' });
});

test('without a user token the backend says whether a person wrote in between', async () => {
	chatwoot.says(reply);
	chatwoot.says({ message_type: 0, content: '¿hola?', sender: { id: 812, type: 'contact' } });
	turns.fault = ({ body }) =>
		body.state === 'sending'
			? { body: { allowed: false, reason: 'a person has answered', sentMessageId: null, lease: null } }
			: null;
	const { json } = await run({ chatwoot, turns, userToken: '' }, item());
	expect(json.sending).toMatchObject({ state: 'skipped', reason: 'a person has answered' });
});

test('/bot after /pausa lets the turn speak', async () => {
	chatwoot.says(pause);
	chatwoot.says({ ...pause, content: '/bot' });
	const { json } = await run({ chatwoot, turns }, again(item()));
	expect(json.sending).toMatchObject({ state: 'sent' });
});

test('a /pausa of long ago, answered by time, does not hold a turn that came after it', async () => {
	const old = chatwoot.says(pause);
	const question = chatwoot.says({ message_type: 0, content: 'Hola', sender: { id: 812, type: 'contact' } });
	expect(Number(question.id)).toBeGreaterThan(Number(old.id));
	const { json } = await run({ chatwoot, turns }, again(item({ messageIds: [String(question.id)] })));
	expect(json.sending).toMatchObject({ state: 'sent' });
});

test('danger is told in a paused conversation too', async () => {
	chatwoot.says(pause);
	const { json } = await run({ chatwoot, turns }, item({ route: 'hazard', reply: 'Salga de casa y llame al 112.' }));
	expect(json.sending).toMatchObject({ state: 'sent' });
});

test('a conversation that came back is set to pending, without its person, before the reply', async () => {
	Object.assign(chatwoot.conversation, { status: 'open', assignee_type: 'User' });
	const { json } = await run({ chatwoot, turns }, item({ takesBack: true }));
	expect(json.sending).toMatchObject({ state: 'sent' });
	expect(chatwoot.conversation).toMatchObject({ status: 'pending', assignee_type: null });
	expect(
		chatwoot
			.calls()
			.filter((call) => call.startsWith('POST'))
			.map((call) => call.split('/57/')[1]),
	).toEqual(['assignments', 'toggle_status', 'messages']);
});

test('an open conversation that did not come back is left alone', async () => {
	chatwoot.conversation.status = 'open';
	const { json } = await run({ chatwoot, turns }, item());
	expect(json.sending).toMatchObject({ state: 'skipped' });
	expect(chatwoot.conversation.status).toBe('open');
});

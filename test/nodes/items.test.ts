import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { AInstaliaAnswer } from '../../nodes/AInstaliaAnswer/AInstaliaAnswer.node';
import { AInstaliaClassify } from '../../nodes/AInstaliaClassify/AInstaliaClassify.node';
import { AInstaliaOnboarding } from '../../nodes/AInstaliaOnboarding/AInstaliaOnboarding.node';
import { executeContext, type Setting } from './support/context';
import { type Received, type Reply, startServer, type TestServer } from './support/server';

let backend: TestServer;
let answer: (request: Received) => Reply;

beforeEach(async () => {
	backend = await startServer((request) => answer(request));
});
afterEach(async () => await backend.close());

async function run(
	type: INodeType,
	items: IDataObject[],
	setting: Partial<Setting> = {},
): Promise<INodeExecutionData[][]> {
	const credentials = { aInstaliaApi: { url: `${backend.url}/`, apiKey: 'key' } };
	const context = executeContext({ type, items, credentials, ...setting });
	return ((await type.execute?.call(context)) ?? []) as INodeExecutionData[][];
}

const message = {
	accountId: '1',
	conversationId: '57',
	messageId: '5001',
	content: 'no calienta',
	contact: { id: '812' },
	labels: ['vip'],
};
const classification = (overrides: IDataObject = {}): IDataObject => ({
	consultaId: 'c1',
	route: 'answer',
	reason: 'technical question',
	text: 'hola\nno calienta',
	messageIds: ['5000', '5001'],
	lease: { attempt: 1, seconds: 90 },
	...overrides,
});

describe('AInstalia Classify', () => {
	const node = new AInstaliaClassify();

	test.each(['answer', 'onboarding', 'human', 'hazard', 'silent'])(
		'sends a turn out by its route %s',
		async (route) => {
			answer = () => ({ body: classification({ route }) });
			const outputs = await run(node, [message]);
			const index = [...node.description.outputs].findIndex(
				(output) => typeof output === 'object' && output.displayName?.toLowerCase() === route,
			);
			expect(outputs.map((items) => items.length)).toEqual([0, 1, 2, 3, 4].map((output) => Number(output === index)));
		},
	);

	test('keeps the message, adds the classification, and says when the hold on the turn ends', async () => {
		answer = () => ({ body: classification() });
		const before = Date.now();
		const [[item] = []] = await run(node, [message], { parameters: { mergeWindowSeconds: 0.5 } });
		expect(backend.requests[0]).toMatchObject({
			path: '/clasificar',
			body: { message, mergeWindowSeconds: 0.5, retry: false },
		});
		expect(item).toMatchObject({
			json: { ...message, consultaId: 'c1', text: 'hola\nno calienta', lease: { attempt: 1, seconds: 90 } },
			pairedItem: { item: 0 },
		});
		const { endsAt } = item?.json.lease as { endsAt: string };
		expect(Date.parse(endsAt)).toBeGreaterThanOrEqual(before + 90_000);
		expect(Date.parse(endsAt)).toBeLessThanOrEqual(Date.now() + 90_000);
	});

	test('takes a message as JSON, and retries when the item or the option says so', async () => {
		answer = () => ({ body: classification() });
		const json = { messageSource: 'json', messageJson: JSON.stringify(message), options: { retry: true } };
		await run(node, [{}], { parameters: json });
		await run(node, [{ ...message, retry: true }]);
		expect(backend.requests.map(({ body }) => body.retry)).toEqual([true, true]);
		expect(backend.requests[0]?.body.message).toEqual(message);
		const broken = run(node, [{}], { parameters: { ...json, messageJson: '[1' } });
		await expect(broken).rejects.toThrow("'Message JSON' does not hold a JSON object");
	});

	test('keeps the order and pairs of many items, a few at a time', async () => {
		let now = 0;
		let most = 0;
		answer = ({ body }) => {
			most = Math.max(most, ++now);
			setImmediate(() => now--);
			const { messageId } = body.message as { messageId: string };
			return { body: classification({ consultaId: `c${messageId}` }) };
		};
		const items = Array.from({ length: 40 }, (_, index) => ({ ...message, messageId: String(index) }));
		const [out = []] = await run(node, items);
		expect(out.map(({ json, pairedItem }) => [json.consultaId, pairedItem])).toEqual(
			items.map((_, index) => [`c${index}`, { item: index }]),
		);
		expect(most).toBeLessThanOrEqual(8);
	});

	test('does not classify again after a lost answer: the first call may have claimed the turn', async () => {
		answer = () => 'drop';
		await expect(run(node, [message])).rejects.toThrow('AInstalia could not be reached');
		expect(backend.requests).toHaveLength(1);
	});

	test('tells a wrong field by its name, and lets failed items leave by Silent where asked to', async () => {
		const details = [{ path: 'message.sentAt', message: 'Invalid ISO datetime' }];
		answer = () => ({ status: 400, body: { error: 'invalid_request', message: 'The request is not valid', details } });
		await expect(run(node, [message])).rejects.toMatchObject({
			message: expect.stringContaining('message.sentAt: Invalid ISO datetime'),
			context: expect.objectContaining({ itemIndex: 0 }),
		});
		const outputs = await run(node, [message, message], { continueOnFail: true });
		expect(outputs.map((items) => items.length)).toEqual([0, 0, 0, 0, 2]);
		expect(outputs[4]?.[1]).toMatchObject({ json: { ...message, error: expect.any(String) }, pairedItem: { item: 1 } });
	});
});

describe('AInstalia Answer', () => {
	const node = new AInstaliaAnswer();
	const processed = { consultaId: 'c1', reply: 'Suba la presión [1].', labels: ['averia'], lease: null, handoff: null };

	test('answers the turn of the item and keeps its hold', async () => {
		answer = () => ({ body: processed });
		const lease = { attempt: 1, seconds: 90, endsAt: '2026-11-23T05:00:00.000Z' };
		const [[item] = []] = await run(node, [{ ...message, consultaId: 'c1', text: 'no calienta', lease }]);
		expect(backend.requests[0]).toMatchObject({ path: '/procesar', body: { task: 'answer', consultaId: 'c1' } });
		expect(backend.requests[0]?.body).not.toHaveProperty('text');
		expect(item?.json).toMatchObject({
			conversationId: '57',
			reply: 'Suba la presión [1].',
			labels: ['averia'],
			lease,
		});
	});

	test.each<[string, IDataObject, IDataObject]>([
		['summarize', {}, { task: 'summarize', text: 'no calienta' }],
		['translate', { targetLanguage: 'en' }, { task: 'translate', text: 'no calienta', targetLanguage: 'en' }],
		['draft', { instruction: 'Cita el jueves' }, { task: 'draft', text: 'no calienta', instruction: 'Cita el jueves' }],
		['extract', { fields: 'marca, modelo ,' }, { task: 'extract', text: 'no calienta', fields: ['marca', 'modelo'] }],
	])('can %s the text of an item that has no turn', async (operation, parameters, expected) => {
		answer = () => ({ body: processed });
		await run(node, [message], { parameters: { operation, ...parameters } });
		expect(backend.requests[0]?.body).toEqual(expected);
	});

	test('works on a given text, for a given role', async () => {
		answer = () => ({ body: processed });
		await run(node, [{}], { parameters: { text: 'Error F28', options: { role: 'technician' } } });
		expect(backend.requests[0]?.body).toEqual({ task: 'answer', text: 'Error F28', role: 'technician' });
	});

	test('says what is missing', async () => {
		await expect(run(node, [{}])).rejects.toThrow('There is no text to work on');
		const nothing = run(node, [message], { parameters: { operation: 'extract', fields: ' , ' } });
		await expect(nothing).rejects.toThrow("'Fields' is empty");
	});

	test('asks again for a turn whose answer was lost: the backend gives the same one', async () => {
		let calls = 0;
		answer = () => (++calls === 1 ? 'drop' : { body: processed });
		const [[item] = []] = await run(node, [{ consultaId: 'c1' }]);
		expect(item?.json.reply).toBe('Suba la presión [1].');
		expect(calls).toBe(2);
	});
});

describe('AInstalia Onboarding', () => {
	const node = new AInstaliaOnboarding();
	const step = {
		consultaId: null,
		reply: '¿Cómo se llama?',
		buttons: [],
		done: false,
		attributes: {},
		contactName: null,
	};

	test('takes the next step for the person of the item', async () => {
		answer = () => ({ body: { ...step, lease: { attempt: 1, seconds: 90 } } });
		const [[item] = []] = await run(node, [{ ...message, consultaId: 'c1', text: 'hola' }]);
		expect(backend.requests[0]).toMatchObject({
			method: 'POST',
			path: '/estado/1/812/paso',
			body: { consultaId: 'c1', text: 'hola' },
		});
		expect(item?.json).toMatchObject({
			consultaId: 'c1',
			reply: '¿Cómo se llama?',
			lease: { endsAt: expect.any(String) },
		});
	});

	test('takes person and text from its options', async () => {
		answer = () => ({ body: step });
		const options = { accountId: '2', contactId: 'tg:9', text: 'Soy Ana' };
		await run(node, [{}], { parameters: { options } });
		expect(backend.requests[0]).toMatchObject({ path: '/estado/2/tg%3A9/paso', body: { text: 'Soy Ana' } });
	});

	test('says what is missing', async () => {
		await expect(run(node, [{}])).rejects.toThrow('The incoming item does not say whom to onboard');
	});
});

test('a credential without a whole address is told before any call', async () => {
	const credentials = { aInstaliaApi: { url: 'localhost:3100', apiKey: 'key' } };
	const context = executeContext({ type: new AInstaliaAnswer(), items: [{ consultaId: 'c' }], credentials });
	await expect(new AInstaliaAnswer().execute.call(context)).rejects.toThrow(
		'The URL in the AInstalia credential is not complete',
	);
});

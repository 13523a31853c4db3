import type { IDataObject } from 'n8n-workflow';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getInboxes, getLabels, searchAgents, searchTeams } from '../../nodes/shared/pickers';
import { createSimulator, type Simulator } from '../../simulator/src/simulator';
import { executeContext, hookContext, type Setting, type WebhookAnswer, webhookContext } from './support/context';
import { item, reply } from './support/reply';
import { trigger } from './support/trigger';

/** Trigger and reply against the simulated Chatwoot: its real webhooks, its tokens' rights, its state machine. */
let chatwoot: Simulator;
let n8n: Server;
let setting: Setting;
let started: Array<{ output: number; json: IDataObject }>;
let answers: WebhookAnswer[];

beforeEach(async () => {
	started = [];
	answers = [];
	chatwoot = await createSimulator();
	n8n = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			void (async () => {
				const headers = request.headers as Record<string, string>;
				const { context, answer } = webhookContext(setting, { rawBody: Buffer.concat(chunks), headers });
				const { workflowData } = await trigger.webhook.call(context);
				workflowData?.forEach((items, output) => items.forEach(({ json }) => started.push({ output, json })));
				answers.push(answer);
				response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
				response.end(JSON.stringify(answer.body ?? {}));
			})();
		});
	});
	await new Promise<void>((resolve) => n8n.listen(0, '127.0.0.1', resolve));
	const account = chatwoot.account();
	setting = {
		type: trigger,
		webhookUrl: `http://127.0.0.1:${(n8n.address() as AddressInfo).port}/webhook/x/chatwoot`,
		staticData: {},
		log: [],
		credentials: {
			chatwootApi: {
				url: chatwoot.url,
				accountId: String(account.id),
				botToken: account.bot.token,
				userToken: account.userToken,
			},
		},
		parameters: {
			inboxes: [String(account.inbox.id)],
			startFor: ['customerMessage', 'humanReply', 'conversationChange'],
		},
	};
});
afterEach(async () => {
	await chatwoot.close();
	n8n.closeAllConnections();
	await new Promise((resolve) => n8n.close(resolve));
});

const { checkExists, create, delete: remove } = trigger.webhookMethods.default;
const outputs = () => started.map(({ output }) => output);

test.each(['agentBot', 'accountWebhook'])(
	'%s: takes a customer message, answers it, and is silent about its own reply',
	async (connection) => {
		Object.assign(setting.parameters ?? {}, { connection });
		const hook = hookContext(setting);
		expect(await checkExists.call(hook)).toBe(false);
		expect(await create.call(hook)).toBe(true);
		expect(await checkExists.call(hook)).toBe(true);

		const customer = chatwoot.customer('Marta');
		customer.send('La caldera marca F22');
		await chatwoot.idle();
		expect(outputs()).toEqual([0]);
		const message = started[0]?.json ?? {};
		expect(message).toMatchObject({ content: 'La caldera marca F22', status: 'pending', channel: 'Channel::Telegram' });

		const json = { ...item(), ...message, reply: 'Suba la presión.', buttons: [{ title: 'Vale', value: 'ok' }] };
		const context = executeContext({ ...setting, type: reply, parameters: {}, items: [json] });
		const [[sent] = []] = await reply.execute.call(context);
		expect(sent?.json.sending).toMatchObject({ state: 'sent', warnings: [] });
		await chatwoot.idle();
		expect(outputs()).toEqual([0]);
		customer.press('ok');
		await chatwoot.idle();
		expect(outputs()).toEqual([0, 0]);
		expect(answers.every(({ status }) => status === undefined || status === 200)).toBe(true);

		expect(await remove.call(hook)).toBe(true);
		expect(await checkExists.call(hook)).toBe(false);
	},
);

test('hands off so that Chatwoot counts it, then tells of the change and of what the operator writes', async () => {
	await create.call(hookContext(setting));
	chatwoot.customer('Pedro').send('Quiero hablar con una persona');
	await chatwoot.idle();
	const message = started[0]?.json ?? {};
	const account = chatwoot.account();
	const handoff = { reason: 'human_request', summary: 'Pide una persona', priority: 'high' };
	const json = { ...item(), ...message, reply: 'Ahora le atiende Ana.', handoff, labels: ['persona'] };
	const parameters = { team: { mode: 'id', value: String(account.teams[0]?.id) } };
	const context = executeContext({ ...setting, type: reply, parameters, items: [json] });
	const [[sent] = []] = await reply.execute.call(context);
	expect(sent?.json.sending).toMatchObject({ state: 'sent', handedOff: true, warnings: [] });
	await chatwoot.idle();

	const shown = chatwoot.conversation(Number(message.conversationId));
	expect(shown.conversation).toMatchObject({ status: 'open', priority: 'high', labels: ['persona'] });
	expect(outputs()).toEqual([0, 2]);
	chatwoot.operator().reply(Number(message.conversationId), 'Hola, soy Ana');
	await chatwoot.idle();
	expect(started.at(-1)).toMatchObject({ output: 1, json: { content: 'Hola, soy Ana', author: 'human' } });

	// A person has it now: what comes late stays unsaid.
	const late = executeContext({
		...setting,
		type: reply,
		parameters: {},
		items: [{ ...item(), ...message, reply: 'Tarde' }],
	});
	const [[unsent] = []] = await reply.execute.call(late);
	expect(unsent?.json.sending).toMatchObject({ state: 'skipped', reason: 'the conversation is open' });
});

test('fills the pickers', async () => {
	const account = chatwoot.account();
	const context = hookContext(setting) as never;
	expect(await getInboxes.call(context)).toEqual(account.inboxes.map(({ id, name }) => ({ name, value: String(id) })));
	expect((await getLabels.call(context)).map(({ value }) => value).sort()).toEqual(
		account.labels.map(({ title }) => title).sort(),
	);
	expect((await searchTeams.call(context)).results).toHaveLength(account.teams.length);
	const [agent] = (await searchAgents.call(context)).results;
	expect((await searchAgents.call(context, agent?.name.slice(0, 3).toUpperCase())).results).toContainEqual(agent);
	expect((await searchAgents.call(context, 'nobody of this name')).results).toEqual([]);
});

import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchExecutions } from '../support/executions.mjs';

const line = JSON.parse(readFileSync(process.env.AINSTALIA_E2E ?? '', 'utf8'));
let executions: Awaited<ReturnType<typeof watchExecutions>>;

const authorized = { authorization: `Bearer ${line.secrets.apiKey}` };
const stored = async (): Promise<number> =>
	(await (await fetch(`${line.backend}/consultar?limit=200`, { headers: authorized })).json()).consultas.length;

let secret = '';

beforeAll(async () => {
	executions = await watchExecutions(line.database, 'ainstaliaAssistn');
	const bots = await fetch(`${line.simulator}/api/v1/accounts/1/agent_bots`, {
		headers: { api_access_token: line.secrets.userToken },
	});
	secret = (await bots.json()).find(
		({ outgoing_url }: { outgoing_url: string }) => outgoing_url === line.webhook,
	).secret;
});

afterAll(() => executions.close());

const sign = (body: string, { key = secret, timestamp = Math.floor(Date.now() / 1000) } = {}) => ({
	'content-type': 'application/json',
	'x-chatwoot-delivery': crypto.randomUUID(),
	'x-chatwoot-timestamp': String(timestamp),
	'x-chatwoot-signature': `sha256=${createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')}`,
});

/** A complete, valid event, to break in one place at a time. */
const event = () => ({
	event: 'message_created',
	id: 9_000_001,
	content: 'La caldera marca F22',
	content_type: 'text',
	message_type: 'incoming',
	private: false,
	created_at: new Date().toISOString(),
	account: { id: 1, name: 'x' },
	inbox: { id: 1, name: 'x' },
	sender: { id: 77, name: 'Nadie' },
	conversation: {
		id: 9_000_001,
		inbox_id: 1,
		status: 'pending',
		channel: 'Channel::Telegram',
		can_reply: true,
		labels: [],
		messages: [],
		meta: { assignee: null },
		contact_inbox: { source_id: '1' },
	},
});

const WRONG_VALUES = [null, true, -1, 1.5, 'x'.repeat(300), '', [], {}, '<script>', "'; drop table mensajes; --"];

type Bad = [what: string, body: string, headers: Record<string, string>];

function badRequests(): Bad[] {
	const good = JSON.stringify(event());
	const list: Bad[] = [];
	for (const timestamp of [
		0,
		1,
		1_700_000_000,
		Math.floor(Date.now() / 1000) - 301,
		Math.floor(Date.now() / 1000) - 86_400,
		Math.floor(Date.now() / 1000) + 3600,
	]) {
		list.push([`replayed from ${timestamp}`, good, sign(good, { timestamp })]);
	}
	for (let i = 0; i < 90; i++) list.push([`wrong key ${i}`, good, sign(good, { key: `k${i}` })]);
	for (const signature of [
		'',
		'sha256=',
		'sha256=zz',
		'md5=00',
		`sha256=${'0'.repeat(64)}`,
		`sha256=${'0'.repeat(63)}`,
		'x'.repeat(5000),
	]) {
		list.push([`signature "${signature.slice(0, 12)}"`, good, { ...sign(good), 'x-chatwoot-signature': signature }]);
	}
	for (const name of ['x-chatwoot-signature', 'x-chatwoot-timestamp']) {
		const headers: Record<string, string> = sign(good);
		delete headers[name];
		list.push([`no ${name}`, good, headers]);
	}
	for (const timestamp of ['', 'now', '1e99', '-5', 'NaN', '9'.repeat(40)])
		list.push([`timestamp ${timestamp}`, good, { ...sign(good), 'x-chatwoot-timestamp': timestamp }]);
	for (const body of [
		'',
		'{',
		'[]',
		'null',
		'1',
		'"x"',
		'{}',
		'[{}]',
		'{"event":1}',
		'{"event":"message_created"}',
		'\u0000',
		'{"a":'.repeat(50),
		'{"__proto__":{"event":"message_created"}}',
	]) {
		list.push([`body ${body.slice(0, 12)}`, body, sign(body)]);
	}
	const large = JSON.stringify({ ...event(), content: 'x'.repeat(1_100_000) });
	list.push(['over 1 MiB', large, sign(large)]);
	for (const key of ['id', 'account', 'conversation']) {
		for (const value of WRONG_VALUES) {
			const body = JSON.stringify({ ...event(), [key]: value });
			const what = `${key} = ${JSON.stringify(value).slice(0, 20)}`;
			list.push([what, body, sign(body)]);
			list.push([`${what}, replayed`, body, sign(body, { timestamp: 1_700_000_000 })]);
		}
	}
	for (const key of ['id', 'status']) {
		for (const value of [null, true, [], {}, 'x'.repeat(300)]) {
			const good = event();
			const body = JSON.stringify({ ...good, conversation: { ...good.conversation, [key]: value } });
			list.push([`conversation.${key} = ${JSON.stringify(value).slice(0, 20)}`, body, sign(body)]);
		}
	}
	for (const type of [
		'text/plain',
		'application/xml',
		'multipart/form-data; boundary=x',
		'application/x-www-form-urlencoded',
		'application/octet-stream',
	]) {
		list.push([`content type ${type}`, good, { ...sign(good), 'content-type': type }]);
	}
	return list;
}

test('200 malformed, oversized, wrongly typed, wrongly signed or replayed webhooks: 4xx, no execution, nothing stored', async () => {
	const [executionsBefore, storedBefore] = [await executions.started(), await stored()];
	const list = badRequests();
	expect(list.length).toBeGreaterThanOrEqual(200);
	const wrong: string[] = [];
	for (const [what, body, headers] of list) {
		const response = await fetch(line.webhook, { method: 'POST', body, headers });
		const text = await response.text();
		if (response.status < 400 || response.status >= 500 || text.length < 10)
			wrong.push(`${what}: ${response.status} ${text.slice(0, 80)}`);
	}
	expect(wrong).toEqual([]);
	expect(await executions.started()).toBe(executionsBefore);
	expect(await stored()).toBe(storedBefore);
	expect((await fetch(`${line.n8n}/healthz`)).status).toBe(200);
}, 120_000);

test('events that are not for the bot are answered 200 and start nothing', async () => {
	const executionsBefore = await executions.started();
	const variants: object[] = [
		{ message_type: 'outgoing', sender: { id: 1, name: 'AInstalia', type: 'agent_bot' } },
		{ message_type: 'template', sender: null },
		{ private: true, message_type: 'outgoing', sender: { id: 1, name: 'Ana', type: 'user' } },
		{ event: 'message_updated' },
		{ event: 'conversation_typing_on' },
		{ event: 'webwidget_triggered' },
	];
	for (const variant of variants) {
		const body = JSON.stringify({ ...event(), ...variant });
		const response = await fetch(line.webhook, { method: 'POST', body, headers: sign(body) });
		expect([variant, response.status]).toEqual([variant, 200]);
	}
	expect(await executions.started()).toBe(executionsBefore);
}, 30_000);

test('no log holds a secret', () => {
	const logs = join(line.folder, 'logs');
	expect(existsSync(logs)).toBe(true);
	const text = readdirSync(logs)
		.map((file) => readFileSync(join(logs, file), 'utf8'))
		.join('\n');
	for (const value of [
		line.secrets.apiKey,
		line.secrets.botToken,
		line.secrets.userToken,
		line.secrets.encryptionKey,
		line.secrets.editor.password,
		secret,
	]) {
		expect(text.includes(value)).toBe(false);
	}
});

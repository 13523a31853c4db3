// deploy/n8n/provision.mjs, run as deploy/bootstrap.sh runs it, against the simulated Chatwoot.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { createSimulator, type Simulator } from '../../simulator/src/simulator.ts';

const USER_TOKEN = 'AdministratorsTokenForUs';
const TELEGRAM_TOKEN = '123456:telegram-token';

let chatwoot: Simulator;
let n8n: Server;
let owners: unknown[];

beforeEach(async () => {
	chatwoot = await createSimulator({ seed: { userToken: USER_TOKEN } });
	// As bootstrap.rb leaves it: an account without a bot.
	for (const { id } of (await ask('/agent_bots')) as { id: number }[]) await ask(`/agent_bots/${id}`, 'DELETE');
	owners = [];
	// n8n's own answers: 200 for the first user, 400 when there is one.
	n8n = createServer(async (request, response) => {
		const isFirst = owners.length === 0;
		owners.push([request.url, await json(request)]);
		response.writeHead(isFirst ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
	});
	await new Promise<void>((resolve) => n8n.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
	await chatwoot.close();
	await new Promise((resolve) => n8n.close(resolve));
});

/** Runs the script with the output of deploy/chatwoot/bootstrap.rb as its input. */
async function provision({ userToken = USER_TOKEN, ...more }: Record<string, string> = {}) {
	const env = {
		PATH: process.env.PATH,
		CHATWOOT_URL: chatwoot.url,
		N8N_URL: `http://127.0.0.1:${(n8n.address() as AddressInfo).port}`,
		BACKEND_URL: 'http://backend:3100',
		AINSTALIA_API_KEY: 'ains_of-the-backend',
		ADMIN_NAME: 'Ana Ruiz Gil',
		ADMIN_EMAIL: 'ana@empresa.example',
		ADMIN_PASSWORD: 'Aa1-secret-of-ana',
		...more,
	};
	const child = spawn(process.execPath, [join(ROOT, 'deploy/n8n/provision.mjs')], { env });
	child.stdin.end(JSON.stringify({ accountId: 1, userToken }));
	const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
	const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
	return { status: await exit, stdout, stderr };
}

async function ask(path: string, method = 'GET') {
	const headers = { api_access_token: USER_TOKEN };
	const response = await fetch(`${chatwoot.url}/api/v1/accounts/1${path}`, { method, headers });
	return method === 'GET' ? await response.json() : undefined;
}

test('it prepares bot, inbox and attributes, makes the first user, and gives credentials that work', async () => {
	const { status, stdout, stderr } = await provision({ TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN });
	expect([status, stderr]).toEqual([0, expect.stringContaining('inbox Telegram')]);
	const [backend, account] = JSON.parse(stdout);
	expect(backend.data).toEqual({ url: 'http://backend:3100', apiKey: 'ains_of-the-backend' });
	expect(account.data).toMatchObject({ url: chatwoot.url, accountId: '1', userToken: USER_TOKEN });

	const bots = (await ask('/agent_bots')) as { id: number; name: string; access_token: string }[];
	const bot = bots.find(({ access_token: token }) => token === account.data.botToken);
	expect(bot?.name).toBe('AInstalia');
	const { payload } = (await ask('/inboxes')) as { payload: { id: number; callback_webhook_url: string | null }[] };
	const inbox = payload.find(({ callback_webhook_url: url }) => url?.endsWith(TELEGRAM_TOKEN));
	expect(await ask(`/inboxes/${inbox?.id}/agent_bot`)).toMatchObject({ agent_bot: { id: bot?.id } });
	const attributes = (await ask('/custom_attribute_definitions?attribute_model=contact_attribute')) as {
		attribute_key: string;
	}[];
	expect(attributes.map(({ attribute_key: key }) => key)).toEqual(
		expect.arrayContaining(['ainstalia_zona', 'ainstalia_interes']),
	);
	const owner = { email: 'ana@empresa.example', password: 'Aa1-secret-of-ana', firstName: 'Ana', lastName: 'Ruiz Gil' };
	expect(owners).toEqual([['/rest/owner/setup', owner]]);
});

test('run again it changes nothing and gives the same credentials', async () => {
	const count = async () => {
		const [bots, inboxes, attributes] = await Promise.all(
			['/agent_bots', '/inboxes', '/custom_attribute_definitions'].map((path) => ask(path)),
		);
		return [bots.length, inboxes.payload.length, attributes.length];
	};
	const first = await provision();
	const before = await count();
	const second = await provision();
	expect([second.status, second.stdout]).toEqual([0, first.stdout]);
	expect(await count()).toEqual(before);
});

test('a refused token ends it with a line that says so, without the token', async () => {
	const { status, stdout, stderr } = await provision({ userToken: 'a-token-that-is-wrong' });
	expect([status, stdout]).toEqual([1, '']);
	expect(stderr).toMatch(/agent_bots answered 401/);
	expect(stderr).not.toContain('a-token-that-is-wrong');
});

test('the credentials have the ids and fields that the workflows and the nodes expect', async () => {
	const made = JSON.parse((await provision()).stdout) as { id: string; type: string; data: object }[];
	for (const file of readdirSync(join(ROOT, 'workflows'))) {
		const { nodes } = JSON.parse(readFileSync(join(ROOT, 'workflows', file), 'utf8')) as {
			nodes: { credentials?: Record<string, { id: string }> }[];
		};
		for (const [type, { id }] of nodes.flatMap(({ credentials }) => Object.entries(credentials ?? {}))) {
			// The firm's own Telegram bot is picked by hand, where alerts go to Telegram.
			if (type === 'telegramApi') continue;
			expect(made.some((credential) => credential.type === type && credential.id === id)).toBe(true);
		}
	}
	for (const { type, data } of made) {
		const source = readFileSync(
			join(ROOT, `credentials/${type[0]!.toUpperCase()}${type.slice(1)}.credentials.ts`),
			'utf8',
		);
		for (const field of Object.keys(data)) expect(source).toContain(`name: '${field}'`);
	}
});

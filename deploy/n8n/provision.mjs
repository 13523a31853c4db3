// Prepares Chatwoot and n8n over HTTP, as the last step before the workflows are imported: the agent bot, an inbox with
// the bot attached, the custom attributes that onboarding fills in, and n8n's first user. Safe to run again: what is there
// is used. Runs on Node's own modules, in the service `bootstrap-line` of docker-compose.yml.
//
// Standard input:  {"accountId": 1, "userToken": "…"}, the output of deploy/chatwoot/bootstrap.rb
// Standard output: the array of credentials for `n8n import:credentials`; progress goes to standard error
import { text } from 'node:stream/consumers';

const BOT = 'AInstalia';

/** Contact attributes that the assistant writes; Chatwoot shows only attributes that are defined. */
const ATTRIBUTES = [
	{
		attribute_key: 'ainstalia_zona',
		attribute_display_name: 'Zona',
		attribute_description: 'Zona que indicó el cliente',
	},
	{
		attribute_key: 'ainstalia_interes',
		attribute_display_name: 'Interés',
		attribute_description: 'Servicio que le interesa',
	},
];

class ProvisionError extends Error {}

/** One JSON call. @throws ProvisionError with the status and the service's own words, never with a token */
async function call(url, { method = 'GET', headers = {}, body, accept = [] } = {}) {
	const response = await fetch(url, {
		method,
		headers: { 'content-type': 'application/json', ...headers },
		body: body && JSON.stringify(body),
		signal: AbortSignal.timeout(30_000),
	});
	const answer = await response.text();
	if (response.ok) return answer ? JSON.parse(answer) : null;
	if (accept.includes(response.status)) return null;
	throw new ProvisionError(`${method} ${new URL(url).pathname} answered ${response.status}: ${answer.slice(0, 300)}`);
}

/** Chatwoot's API for one account, as its administrator. */
function chatwootOf(url, { accountId, userToken }) {
	const ask = (method) => (path, body) =>
		call(`${url}/api/v1/accounts/${accountId}${path}`, { method, body, headers: { api_access_token: userToken } });
	return { get: ask('GET'), post: ask('POST') };
}

async function ensureBot(chatwoot) {
	const existing = (await chatwoot.get('/agent_bots')).find((bot) => bot.name === BOT && !bot.system_bot);
	return (
		existing ?? (await chatwoot.post('/agent_bots', { name: BOT, description: 'AInstalia (n8n)', bot_type: 'webhook' }))
	);
}

/** The Telegram inbox when there is a token, else an inbox that only the API can write to; whatever its name is by now. */
async function ensureInbox(chatwoot, telegramToken) {
	const { payload } = await chatwoot.get('/inboxes');
	if (!telegramToken) {
		const existing = payload.find((inbox) => inbox.channel_type === 'Channel::Api');
		return (
			existing ?? (await chatwoot.post('/inboxes', { name: 'Pruebas', channel: { type: 'api', webhook_url: '' } }))
		);
	}
	const existing = payload.find(({ callback_webhook_url: url }) =>
		url?.endsWith(`/webhooks/telegram/${telegramToken}`),
	);
	const channel = { type: 'telegram', bot_token: telegramToken };
	return existing ?? (await chatwoot.post('/inboxes', { name: 'Telegram', channel }));
}

/** Gives the inbox our bot, unless somebody gave it another one. */
async function attach(chatwoot, bot, inbox) {
	const { agent_bot: attached } = await chatwoot.get(`/inboxes/${inbox.id}/agent_bot`);
	if (!attached?.id) await chatwoot.post(`/inboxes/${inbox.id}/set_agent_bot`, { agent_bot: bot.id });
	return attached?.name ?? bot.name;
}

async function ensureAttributes(chatwoot) {
	const path = '/custom_attribute_definitions';
	const known = await chatwoot.get(`${path}?attribute_model=contact_attribute`);
	for (const attribute of ATTRIBUTES) {
		if (known.some(({ attribute_key: key }) => key === attribute.attribute_key)) continue;
		await chatwoot.post(path, { attribute_display_type: 'text', attribute_model: 'contact_attribute', ...attribute });
	}
}

/** The first user of n8n. 400: there is one already. */
async function ensureOwner(n8nUrl, { email, name, password }) {
	const [firstName, ...rest] = name.trim().split(/\s+/);
	const body = { email, password, firstName, lastName: rest.join(' ') || firstName };
	await call(`${n8nUrl}/rest/owner/setup`, { method: 'POST', body, accept: [400] });
}

async function main(env) {
	const step = (line) => process.stderr.write(`  ${line}\n`);
	const account = JSON.parse(await text(process.stdin));
	const chatwoot = chatwootOf(env.CHATWOOT_URL, account);
	const bot = await ensureBot(chatwoot);
	step(`agent bot ${bot.name}`);
	const inbox = await ensureInbox(chatwoot, env.TELEGRAM_BOT_TOKEN);
	step(`inbox ${inbox.name}, answered by ${await attach(chatwoot, bot, inbox)}`);
	await ensureAttributes(chatwoot);
	await ensureOwner(env.N8N_URL, { email: env.ADMIN_EMAIL, name: env.ADMIN_NAME, password: env.ADMIN_PASSWORD });
	step(`n8n user ${env.ADMIN_EMAIL}`);

	// The ids are those that workflows/*.json name.
	const credentials = [
		{
			id: 'ainstaliaBackend',
			name: 'AInstalia',
			type: 'aInstaliaApi',
			data: { url: env.BACKEND_URL, apiKey: env.AINSTALIA_API_KEY },
		},
		{
			id: 'chatwootAccount1',
			name: 'Chatwoot',
			type: 'chatwootApi',
			data: {
				url: env.CHATWOOT_URL,
				accountId: String(account.accountId),
				botToken: bot.access_token,
				userToken: account.userToken,
			},
		},
	];
	process.stdout.write(`${JSON.stringify(credentials, null, '\t')}\n`);
}

main(process.env).catch((error) => {
	process.stderr.write(`${error instanceof ProvisionError ? error.message : error.stack}\n`);
	process.exitCode = 1;
});

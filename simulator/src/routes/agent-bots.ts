import { isAdmin } from '../auth.ts';
import { invalid, notFound } from '../chatwoot/world.ts';
import { secureToken } from '../model/tokens.ts';
import type { AgentBot, Inbox } from '../model/types.ts';
import type { Body } from '../present/people.ts';
import { addAgentBot } from '../seed.ts';
import type { AddEndpoint, Call } from './endpoint.ts';
import type { Params } from './params.ts';

/** Values that the first bot made through the API gets, so that tests know its token beforehand. */
export interface BotDefaults {
	token?: string;
	secret?: string;
}

/** `agent_bots` and the three inbox routes that attach one. */
export function agentBotRoutes(add: AddEndpoint, defaults: BotDefaults): void {
	add('GET', '/agent_bots', 'member', (call) => usableBots(call).map((bot) => botRest(call, bot)));
	add('GET', '/agent_bots/:id', 'member', (call) => botRest(call, find(call)));
	add('POST', '/agent_bots', 'admin', (call) => {
		const fields = readFields(call.body);
		if (!fields.name) throw invalid("Name can't be blank", 'name');
		const taken = [...call.store.agentBots.values()].some((bot) => bot.token === defaults.token);
		const bot = addAgentBot(call.world, call.account.id, { ...fields, name: fields.name, ...(taken ? {} : defaults) });
		if (fields.botConfig) bot.botConfig = fields.botConfig;
		call.core.tell({ name: 'state' });
		return botRest(call, bot);
	});
	add(['PATCH', 'PUT'], '/agent_bots/:id', 'admin', (call) => {
		const bot = findOwn(call);
		Object.assign(bot, readFields(call.body));
		call.core.tell({ name: 'state' });
		return botRest(call, bot);
	});
	add('DELETE', '/agent_bots/:id', 'admin', (call) => {
		const bot = findOwn(call);
		for (const inbox of call.store.inboxes.values()) if (inbox.agentBotId === bot.id) inbox.agentBotId = null;
		for (const row of call.store.conversationsOfAccount(call.account.id)) {
			if (row.assigneeAgentBotId === bot.id) row.assigneeAgentBotId = null;
		}
		call.store.agentBots.delete(bot.id);
		call.core.tell({ name: 'state' });
		return undefined;
	});
	add('POST', '/agent_bots/:id/reset_access_token', 'admin', (call) => {
		const bot = findOwn(call);
		bot.token = secureToken();
		return botRest(call, bot);
	});
	add('POST', '/agent_bots/:id/reset_secret', 'admin', (call) => {
		const bot = findOwn(call);
		bot.secret = secureToken();
		return botRest(call, bot);
	});
	add('GET', '/inboxes/:inbox_id/agent_bot', 'member', (call) => {
		const bot = call.store.agentBots.get(findInbox(call).agentBotId ?? 0);
		return { agent_bot: bot ? botRest(call, bot) : {} };
	});
	add('POST', '/inboxes/:inbox_id/set_agent_bot', 'admin', (call) => {
		const inbox = findInbox(call);
		const id = call.body.integer('agent_bot');
		if (id !== undefined && !usableBots(call).some((bot) => bot.id === id)) throw notFound();
		inbox.agentBotId = id ?? null;
		call.core.tell({ name: 'state' });
		return undefined;
	});
}

/** Bots of the account and system bots, in order of id. */
const usableBots = ({ store, account }: Call): AgentBot[] =>
	[...store.agentBots.values()].filter((bot) => bot.accountId === account.id || bot.accountId === null);

function find(call: Call): AgentBot {
	const bot = usableBots(call).find((row) => row.id === call.id('id'));
	if (!bot) throw notFound();
	return bot;
}

function findOwn(call: Call): AgentBot {
	const bot = find(call);
	if (bot.accountId === null) throw notFound();
	return bot;
}

function findInbox({ store, account, id }: Call): Inbox {
	const inbox = store.inboxes.get(id('inbox_id'));
	if (!inbox || inbox.accountId !== account.id) throw notFound();
	return inbox;
}

function readFields(body: Params): Partial<Pick<AgentBot, 'name' | 'description' | 'outgoingUrl' | 'botConfig'>> {
	const given = body.wrapped('agent_bot');
	const outgoingUrl = given.nullableText('outgoing_url');
	if (outgoingUrl && outgoingUrl.length > 2048) {
		throw invalid('Outgoing url is too long (maximum is 2048 characters)', 'outgoing_url');
	}
	if (outgoingUrl && !/^https?:\/\/\S+$/.test(outgoingUrl)) throw invalid('Outgoing url is invalid', 'outgoing_url');
	const name = given.text('name');
	const description = given.nullableText('description');
	const botConfig = given.attributes('bot_config');
	return {
		...(name === undefined ? {} : { name }),
		...(description === undefined ? {} : { description }),
		...(outgoingUrl === undefined ? {} : { outgoingUrl }),
		...(botConfig === undefined ? {} : { botConfig }),
	};
}

/** Agent bot of REST answers; token and secret only for administrators and never of a system bot. */
function botRest({ caller, account }: Call, bot: AgentBot): Body {
	const mine = bot.accountId === account.id && isAdmin(caller, account.id);
	return {
		id: bot.id,
		name: bot.name,
		description: bot.description,
		thumbnail: '',
		...(bot.accountId === null ? {} : { outgoing_url: bot.outgoingUrl }),
		bot_type: 'webhook',
		bot_config: bot.botConfig,
		account_id: bot.accountId,
		...(mine ? { access_token: bot.token, secret: bot.secret } : {}),
		system_bot: bot.accountId === null,
	};
}

import type { Chatwoot, ChatwootCall } from '../shared/chatwoot';
import { fields, type Fields, identifier, list, text } from '../shared/values';
import type { Connection, Registration } from './registration';

/** The events that the trigger needs from an account webhook. An agent bot's list is fixed by Chatwoot. */
export const EVENTS = ['message_created', 'conversation_status_changed', 'conversation_updated'];

/** An agent bot or an account webhook, as Chatwoot describes it. */
export interface Endpoint {
	id: string;
	url: string;
	secret?: string;
	events: string[];
	name: string;
	/** Agent bots only. */
	token?: string;
}

function endpoint(value: unknown): Endpoint | null {
	const source: Fields = fields(value);
	const id = identifier(source.id);
	if (id === null) return null;
	return {
		id,
		url: text(source.outgoing_url, 4096) ?? text(source.url, 4096) ?? '',
		secret: text(source.secret) ?? undefined,
		events: list(source.subscriptions).map(String),
		name: text(source.name) ?? '',
		token: text(source.access_token) ?? undefined,
	};
}

export async function listWebhooks(chatwoot: Chatwoot): Promise<Endpoint[]> {
	const body = fields(await chatwoot.ask({ as: 'user', method: 'GET', path: '/webhooks' }));
	return list(fields(body.payload).webhooks).flatMap((entry) => endpoint(entry) ?? []);
}

/** The account's own agent bots, without Chatwoot's system bots. */
export async function listBots(chatwoot: Chatwoot): Promise<Endpoint[]> {
	const body = list(await chatwoot.ask({ as: 'user', method: 'GET', path: '/agent_bots' }));
	return body.flatMap((entry) => (fields(entry).system_bot === true ? [] : (endpoint(entry) ?? [])));
}

/** Registers an account webhook; adopts the one that already has this address. */
export async function saveWebhook(chatwoot: Chatwoot, url: string): Promise<Endpoint | null> {
	const body = { url, name: 'AInstalia', subscriptions: EVENTS };
	const request: ChatwootCall = { as: 'user', method: 'POST', path: '/webhooks', body };
	const answer = await chatwoot.send(request);
	const taken =
		answer.status === 422 ? (await listWebhooks(chatwoot)).find((webhook) => webhook.url === url) : undefined;
	if (taken === undefined) return endpoint(fields(fields(chatwoot.accept(request, answer)).payload).webhook);
	const change = { subscriptions: EVENTS };
	await chatwoot.ask({ as: 'user', method: 'PATCH', path: `/webhooks/${taken.id}`, body: change });
	return taken;
}

/** Creates an agent bot, or gives an existing one our address. */
export async function saveBot(
	chatwoot: Chatwoot,
	url: string,
	name: string,
	existing?: Endpoint,
): Promise<Endpoint | null> {
	if (existing?.url === url) return existing;
	const body = existing
		? { outgoing_url: url }
		: { name, outgoing_url: url, bot_type: 'webhook', description: 'AInstalia (n8n)' };
	const path = existing ? `/agent_bots/${existing.id}` : '/agent_bots';
	const method = existing ? 'PATCH' : 'POST';
	return endpoint(await chatwoot.ask({ as: 'user', method, path, body }));
}

/** The id of the bot that an inbox has; null when it has none. */
export async function botOf(chatwoot: Chatwoot, inboxId: string): Promise<string | null> {
	const path = `/inboxes/${inboxId}/agent_bot`;
	const body = fields(await chatwoot.ask({ as: 'user', method: 'GET', path }));
	return identifier(fields(body.agent_bot).id);
}

/** Attaches a bot to an inbox, in the place of the one it may have; null detaches. */
export async function setBot(chatwoot: Chatwoot, inboxId: string, botId: string | null): Promise<void> {
	const path = `/inboxes/${inboxId}/set_agent_bot`;
	const body = { agent_bot: botId === null ? null : Number(botId) };
	await chatwoot.ask({ as: 'user', method: 'POST', path, body, repeat: 'always' });
}

/** The secret of the webhook or bot at this address, or of the one with the remembered id. */
export async function findSecret(
	chatwoot: Chatwoot,
	connection: Connection,
	url: string,
	known: Registration,
): Promise<string | undefined> {
	const endpoints = connection === 'agentBot' ? await listBots(chatwoot) : await listWebhooks(chatwoot);
	const found = endpoints.find((entry) => entry.url === url) ?? endpoints.find((entry) => entry.id === known.id);
	if (found === undefined || found.secret !== undefined || connection !== 'agentBot') return found?.secret;
	return endpoint(await chatwoot.ask({ as: 'user', method: 'GET', path: `/agent_bots/${found.id}` }))?.secret;
}

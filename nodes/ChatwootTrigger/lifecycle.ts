import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { type Chatwoot, openChatwoot } from '../shared/chatwoot';
import { chosenInboxes, connectionOf, forget, registrationOf, remember } from './registration';
import {
	botOf,
	type Endpoint,
	EVENTS,
	findSecret,
	listBots,
	listWebhooks,
	saveBot,
	saveWebhook,
	setBot,
} from './registry';

/** Whether Chatwoot already calls this trigger in the way the node now says: address, inboxes, events, known secret. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const connection = connectionOf(context);
	if (connection === 'manual') return true;
	const chatwoot = await openChatwoot(context);
	const url = urlOf(context);
	const known = registrationOf(context);
	if (known.secret === undefined) return false;
	if (connection === 'accountWebhook') {
		const webhook = (await listWebhooks(chatwoot)).find((entry) => entry.url === url);
		return webhook !== undefined && same(webhook.events, EVENTS) && (webhook.secret ?? known.secret) === known.secret;
	}
	const bot = (await listBots(chatwoot)).find((entry) => entry.id === known.id);
	if (bot === undefined || bot.url !== url || (bot.secret ?? known.secret) !== known.secret) return false;
	const inboxIds = chosenInboxes(context);
	if (!same(inboxIds, known.inboxIds)) return false;
	const attached = await Promise.all(inboxIds.map(async (id) => await botOf(chatwoot, id)));
	return attached.every((id) => id === bot.id);
}

/** Registers the trigger in Chatwoot. @throws NodeOperationError, NodeApiError with what to do */
export async function register(context: IHookFunctions): Promise<boolean> {
	const connection = connectionOf(context);
	if (connection === 'manual') return true;
	const chatwoot = await openChatwoot(context);
	const url = urlOf(context);
	const known = registrationOf(context);
	let created = false;
	let saved: Endpoint | null;
	const inboxIds = connection === 'agentBot' ? chosenInboxes(context) : [];
	if (connection === 'agentBot') {
		const name = context.getNodeParameter('botName') as string;
		const existing = pickBot(await listBots(chatwoot), chatwoot, name);
		saved = await saveBot(chatwoot, url, name, existing);
		created = existing === undefined || (known.created && existing.id === known.id);
		if (saved !== null) await attach(chatwoot, saved.id, inboxIds, known.inboxIds);
		if (saved?.token !== undefined && saved.token !== chatwoot.credentials.botToken) {
			context.logger.warn(
				`Chatwoot Trigger uses the agent bot "${saved.name}", but the credential holds the token of another one: replies will carry that one's name. Copy the token of "${saved.name}" into the credential.`,
			);
		}
	} else {
		saved = await saveWebhook(chatwoot, url);
	}
	const secret = saved?.secret ?? (await findSecret(chatwoot, connection, url, known));
	if (saved === null || secret === undefined) {
		throw new NodeOperationError(context.getNode(), 'Chatwoot gave no secret to check its webhooks with', {
			description: 'This needs Chatwoot 4.13 or newer, and a User Token of an administrator in the credential.',
		});
	}
	remember(context, { id: saved.id, secret, inboxIds, created });
	return true;
}

/** Takes the trigger out of Chatwoot again. */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	const connection = connectionOf(context);
	if (connection === 'manual') return true;
	const chatwoot = await openChatwoot(context);
	const url = urlOf(context);
	if (connection === 'accountWebhook') {
		for (const webhook of await listWebhooks(chatwoot)) {
			if (webhook.url !== url) continue;
			await chatwoot.send({ as: 'user', method: 'DELETE', path: `/webhooks/${webhook.id}`, repeat: 'always' });
		}
	} else {
		await removeBot(context, chatwoot, url);
	}
	forget(context);
	return true;
}

async function removeBot(context: IHookFunctions, chatwoot: Chatwoot, url: string): Promise<void> {
	const known = registrationOf(context);
	const bots = await listBots(chatwoot);
	const bot = bots.find((entry) => entry.id === known.id) ?? bots.find((entry) => entry.url === url);
	if (bot === undefined || bot.url !== url) return;
	for (const inboxId of known.inboxIds) {
		if ((await botOf(chatwoot, inboxId)) === bot.id) await setBot(chatwoot, inboxId, null);
	}
	const path = `/agent_bots/${bot.id}`;
	// A bot whose token the credential holds stays: the next publication, and every reply, need that very bot.
	if (known.created && bot.token !== chatwoot.credentials.botToken) {
		await chatwoot.ask({ as: 'user', method: 'DELETE', path, repeat: 'always' });
	} else {
		await chatwoot.ask({ as: 'user', method: 'PATCH', path, body: { outgoing_url: '' }, repeat: 'always' });
	}
}

/** The bot to use: the one whose token the credential holds, else the one with this name. */
function pickBot(bots: Endpoint[], chatwoot: Chatwoot, name: string): Endpoint | undefined {
	const { botToken } = chatwoot.credentials;
	const byToken = bots.find((bot) => bot.token !== undefined && bot.token === botToken);
	return byToken ?? bots.find((bot) => bot.name === name);
}

/** Attaches the bot to the chosen inboxes, and detaches it from those that were chosen before. */
async function attach(chatwoot: Chatwoot, botId: string, inboxIds: string[], before: string[]): Promise<void> {
	for (const inboxId of before) {
		if (!inboxIds.includes(inboxId) && (await botOf(chatwoot, inboxId)) === botId)
			await setBot(chatwoot, inboxId, null);
	}
	for (const inboxId of inboxIds) await setBot(chatwoot, inboxId, botId);
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((entry) => b.includes(entry));

function urlOf(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url !== undefined) return url;
	throw new NodeOperationError(context.getNode(), 'n8n has no address for this trigger yet', {
		description: 'Save the workflow and try again.',
	});
}

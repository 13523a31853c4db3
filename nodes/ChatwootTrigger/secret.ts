import type { IWebhookFunctions } from 'n8n-workflow';
import { CHATWOOT_CREDENTIAL, openChatwoot } from '../shared/chatwoot';
import { text } from '../shared/values';
import { recentCredentials } from './credentials';
import { type Connection, type Registration, registrationOf } from './registration';
import { findSecret } from './registry';

/** How often a secret is asked of Chatwoot again, at most, for one address: a flood of bad signatures must not pass on. */
const REREAD_INTERVAL_MS = 60_000;

interface Reread {
	at: number;
	secret: string;
}

const rereads = new Map<string, Reread>();

/** The secret that signs this trigger's deliveries, as known without asking; empty when it is not known. */
export async function knownSecret(context: IWebhookFunctions, connection: Connection): Promise<string> {
	if (connection === 'manual') {
		const credentials = await recentCredentials(context, CHATWOOT_CREDENTIAL);
		return text(credentials.webhookSecret) ?? '';
	}
	return registrationOf(context).secret ?? rereads.get(urlOf(context))?.secret ?? '';
}

/**
 * Asks Chatwoot for the secret: the stored one was lost (the node was renamed) or replaced (reset in Chatwoot). Empty
 * when Chatwoot has none, does not answer, or was asked a moment ago.
 */
export async function rereadSecret(context: IWebhookFunctions, connection: Connection): Promise<string> {
	if (connection === 'manual') return '';
	const url = urlOf(context);
	const last = rereads.get(url);
	const now = Date.now();
	if (last && now - last.at < REREAD_INTERVAL_MS) return last.secret;
	const entry: Reread = { at: now, secret: last?.secret ?? '' };
	rereads.set(url, entry);
	try {
		const known: Registration = registrationOf(context);
		entry.secret = (await findSecret(await openChatwoot(context), connection, url, known)) ?? entry.secret;
	} catch (error) {
		context.logger.warn(`Chatwoot Trigger could not read its webhook secret: ${(error as Error).message}`);
	}
	return entry.secret;
}

/** The address that Chatwoot calls, for this run: the test address while the editor listens. */
function urlOf(context: IWebhookFunctions): string {
	return context.getWebhookResourceUrl('default') ?? '';
}

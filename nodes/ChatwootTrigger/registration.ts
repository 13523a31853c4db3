import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { identifier, text, texts } from '../shared/values';

/** How Chatwoot calls the trigger. */
export type Connection = 'agentBot' | 'accountWebhook' | 'manual';

/**
 * What the trigger remembers of its registration in Chatwoot, in n8n's static data of the node. Written when the
 * workflow is published or unpublished only: n8n rewrites the whole column, so writes from webhooks would be lost.
 */
export interface Registration {
	/** The agent bot's or the webhook's id. */
	id?: string;
	secret?: string;
	/** The inboxes that we attached the bot to. */
	inboxIds: string[];
	/** Whether this trigger created the agent bot. */
	created: boolean;
}

type Context = IHookFunctions | IWebhookFunctions;

export function registrationOf(context: Context): Registration {
	const stored: IDataObject = context.getWorkflowStaticData('node');
	return {
		id: identifier(stored.id) ?? undefined,
		secret: text(stored.secret) ?? undefined,
		inboxIds: texts(stored.inboxIds),
		created: stored.created === true,
	};
}

export function remember(context: IHookFunctions, registration: Registration): void {
	Object.assign(context.getWorkflowStaticData('node'), registration);
}

export function forget(context: IHookFunctions): void {
	const stored = context.getWorkflowStaticData('node');
	for (const key of ['id', 'secret', 'inboxIds', 'created']) delete stored[key];
}

/** The connection of this run. While the editor listens for a test event it is always a webhook of its own, so that the
 * published workflow's agent bot keeps its address. */
export function connectionOf(context: Context): Connection {
	const connection = context.getNodeParameter('connection') as Connection;
	return connection === 'agentBot' && context.getMode() === 'manual' ? 'accountWebhook' : connection;
}

/** The inboxes chosen in the node; empty means all. */
export function chosenInboxes(context: Context): string[] {
	const chosen = context.getNodeParameter('inboxes', []) as unknown[];
	return chosen.flatMap((id) => identifier(id) ?? []);
}

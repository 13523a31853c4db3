import type { IDataObject, IWebhookResponseData } from 'n8n-workflow';
import { ChatwootTrigger } from '../../../nodes/ChatwootTrigger/ChatwootTrigger.node';
import { type Delivery, type Setting, type WebhookAnswer, webhookContext } from './context';
import { signedHeaders } from './payloads';

export const SECRET = 'k3Yf9QmZ2vT7xWb4LpR8sN1c';
export const KEY = 'ainstalia-key-that-must-not-leak';
export const USER_TOKEN = 'user-token-that-must-not-leak';
export const WEBHOOK_URL = 'https://n8n.example.com/webhook/abc/chatwoot';

const trigger = new ChatwootTrigger();

export interface TriggerOptions extends Partial<Omit<Setting, 'credentials'>> {
	backendUrl?: string;
	chatwootUrl?: string;
}

/** A published trigger that knows its secret. */
export function triggerSetting(options: TriggerOptions = {}): Setting {
	const { backendUrl, chatwootUrl, ...rest } = options;
	return {
		type: trigger,
		webhookUrl: WEBHOOK_URL,
		staticData: { id: '2', secret: SECRET, inboxIds: [], created: false },
		log: [],
		credentials: {
			chatwootApi: {
				url: chatwootUrl ?? 'http://127.0.0.1:9',
				accountId: '1',
				botToken: 'bot-token',
				userToken: USER_TOKEN,
				webhookSecret: SECRET,
			},
			...(backendUrl === undefined ? {} : { aInstaliaApi: { url: backendUrl, apiKey: KEY } }),
		},
		...rest,
	};
}

/** Delivers raw bytes to the trigger. */
export async function deliverRaw(
	setting: Setting,
	delivery: Delivery,
): Promise<{ answer: WebhookAnswer; result: IWebhookResponseData }> {
	const { context, answer } = webhookContext(setting, delivery);
	const result = await trigger.webhook.call(context);
	return { answer, result };
}

/** Delivers a payload as Chatwoot does, signed with the trigger's secret. */
export async function deliver(
	setting: Setting,
	payload: unknown,
	secret = SECRET,
): Promise<{ answer: WebhookAnswer; result: IWebhookResponseData }> {
	const rawBody = Buffer.from(JSON.stringify(payload));
	return await deliverRaw(setting, { rawBody, headers: signedHeaders(rawBody, secret) });
}

/** The items that start an execution, by output. */
export function started(result: IWebhookResponseData): IDataObject[][] | undefined {
	return result.workflowData?.map((items) => items.map(({ json }) => json));
}

export { trigger };

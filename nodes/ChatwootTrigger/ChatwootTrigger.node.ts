import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { testChatwoot } from '../shared/credential-test';
import { getInboxes } from '../shared/pickers';
import { outputs, properties, webhooks } from './description';
import { isRegistered, register, unregister } from './lifecycle';
import { receive } from './receive';

/** Starts the workflow when a customer writes in Chatwoot. */
export class ChatwootTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chatwoot Trigger',
		name: 'chatwootTrigger',
		icon: { light: 'file:chatwootTrigger.svg', dark: 'file:chatwootTrigger.dark.svg' },
		group: ['trigger'],
		// Above 1 from the start: for every node of version 1 n8n (2.41, parseRequestBody) evaluates an expression at each call,
		// which costs an isolate: 55 ms of CPU for a webhook that is answered without an execution, against 4 ms.
		version: 1.1,
		subtitle:
			'={{$parameter["connection"] === "agentBot" ? "agent bot" : $parameter["connection"] === "manual" ? "manual" : "account webhook"}}',
		description: 'Starts the workflow when a customer writes in Chatwoot, or a person answers there',
		eventTriggerDescription: 'a message in Chatwoot',
		activationMessage: 'Chatwoot now calls this workflow for every message.',
		defaults: { name: 'Chatwoot Trigger' },
		inputs: [],
		outputs,
		credentials: [
			{ name: 'chatwootApi', required: true, testedBy: 'testChatwoot' },
			{ name: 'aInstaliaApi', required: false },
		],
		webhooks,
		properties,
	};

	methods = {
		credentialTest: { testChatwoot },
		loadOptions: { getInboxes },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}

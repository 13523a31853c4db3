import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

export const properties: INodeProperties[] = [
	{
		displayName:
			"Who is told, in which order and how often is set in the company's settings (PATCH /ajustes, field 'alerts'). An alert leaves by the output of its channel, and again until somebody answers the customer, is assigned, resolves the conversation, or takes the alert.",
		name: 'channelsNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Chatwoot Address',
		name: 'dashboardUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://chatwoot.example.com',
		description:
			'Where people open Chatwoot, for the link to the conversation. When empty, the address in the Chatwoot credential; without that too, alerts have no link.',
	},
];

/** The channels of an alert, in the order of the outputs. */
export const CHANNELS = ['team', 'telegram', 'webhook'] as const;

export const outputs: INodeTypeDescription['outputs'] = [
	{ type: NodeConnectionTypes.Main, displayName: 'Team' },
	{ type: NodeConnectionTypes.Main, displayName: 'Telegram' },
	{ type: NodeConnectionTypes.Main, displayName: 'Webhook' },
];

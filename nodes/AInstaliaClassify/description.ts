import type { INodeProperties } from 'n8n-workflow';

export const properties: INodeProperties[] = [
	{
		displayName:
			'Connect Answer, Human and Hazard to AInstalia Answer, Onboarding to AInstalia Onboarding, and both to Chatwoot Reply. Leave Silent unconnected: nothing is to be said there.',
		name: 'routesNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Message',
		name: 'messageSource',
		type: 'options',
		default: 'item',
		options: [
			{ name: 'From Incoming Item', value: 'item', description: 'What Chatwoot Trigger or AInstalia Recover put out' },
			{ name: 'As JSON', value: 'json', description: 'A message that you put together' },
		],
		description: 'Where the message to classify comes from',
	},
	{
		displayName: 'Message JSON',
		name: 'messageJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { messageSource: ['json'] } },
		description: 'The message in the shape that Chatwoot Trigger puts out',
	},
	{
		displayName: 'Merge Window (Seconds)',
		name: 'mergeWindowSeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 60, numberPrecision: 1 },
		default: 3,
		description:
			'How long to wait for further messages of the customer. All of them become one turn with one answer. A hazard is never kept waiting.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Retry',
				name: 'retry',
				type: 'boolean',
				default: false,
				description:
					'Whether to take up a turn whose run died before it answered, without waiting. Items of AInstalia Recover say so themselves.',
			},
		],
	},
];

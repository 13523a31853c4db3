import type { INodeProperties } from 'n8n-workflow';

export const properties: INodeProperties[] = [
	{
		displayName:
			'Put a Schedule Trigger before this node, and AInstalia Classify behind it. A message that a running workflow still works on is left alone.',
		name: 'scheduleNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Older Than (Seconds)',
		name: 'olderThanSeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 86400 },
		default: 30,
		description: 'How long a message must have been waiting. Younger ones are usually being answered right now.',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 500 },
		default: 50,
		description: 'Max number of results to return',
	},
	{
		displayName: 'Search Chatwoot Too',
		name: 'searchChatwoot',
		type: 'boolean',
		default: true,
		description:
			'Whether to look through the pending conversations of Chatwoot for messages that never reached n8n. Needs the User Token in the Chatwoot credential.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { searchChatwoot: [true] } },
		options: [
			{
				displayName: 'Pages',
				name: 'pages',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 40 },
				default: 4,
				description: 'How many pages of 25 conversations to look through, those with the newest activity first',
			},
		],
	},
];

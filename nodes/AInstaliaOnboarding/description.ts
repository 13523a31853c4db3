import type { INodeProperties } from 'n8n-workflow';

export const properties: INodeProperties[] = [
	{
		displayName:
			'Account, contact, turn and text are taken from the incoming item, as AInstalia Classify puts it out. Connect Chatwoot Reply behind this node: nothing is sent here.',
		name: 'itemNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Account ID',
				name: 'accountId',
				type: 'string',
				default: '',
				description: 'Instead of the one in the incoming item',
			},
			{
				displayName: 'Contact ID',
				name: 'contactId',
				type: 'string',
				default: '',
				description: 'Instead of the one in the incoming item',
			},
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				default: '',
				description: 'What the person wrote, instead of the text in the incoming item',
			},
		],
	},
];

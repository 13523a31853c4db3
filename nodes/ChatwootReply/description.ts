import type { INodeProperties } from 'n8n-workflow';
import { agentPicker, conversationId, labelPicker, teamPicker } from '../shared/descriptions';

const resource: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	default: 'message',
	options: [
		{ name: 'Contact', value: 'contact' },
		{ name: 'Conversation', value: 'conversation' },
		{ name: 'Message', value: 'message' },
	],
};

const operations: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'send',
		displayOptions: { show: { resource: ['message'] } },
		options: [
			{
				name: 'Send',
				value: 'send',
				action: 'Send message',
				description: 'Send the reply of the incoming item to the customer, and hand off if it says so',
			},
			{
				name: 'Send Private Note',
				value: 'sendNote',
				action: 'Send private note',
				description: 'Write a note that only operators see',
			},
		],
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'handOff',
		displayOptions: { show: { resource: ['conversation'] } },
		options: [
			{
				name: 'Assign Team',
				value: 'assignTeam',
				action: 'Assign team to conversation',
				description: 'Give the conversation to a team',
			},
			{
				name: 'Hand Off',
				value: 'handOff',
				action: 'Hand off conversation',
				description: 'Give the conversation to a person, with a note that says why',
			},
			{
				name: 'Set Labels',
				value: 'setLabels',
				action: 'Set labels of conversation',
				description: 'Add, remove or replace labels',
			},
			{
				name: 'Show Typing',
				value: 'showTyping',
				action: 'Show typing in conversation',
				description: 'Switch the typing indicator on or off. Telegram and WhatsApp do not show it.',
			},
		],
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'update',
		displayOptions: { show: { resource: ['contact'] } },
		options: [
			{
				name: 'Update',
				value: 'update',
				action: 'Update contact',
				description: 'Write what is known of the person on the Chatwoot contact',
			},
		],
	},
];

const notices: INodeProperties[] = [
	{
		displayName:
			'With an AInstalia credential the backend learns what was sent, and a run that is repeated after a crash does not send twice. Without it only the conversation itself is looked at.',
		name: 'backendNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['send', 'handOff'] } },
	},
];

const speaking: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		displayOptions: { show: { operation: ['send', 'handOff'] } },
		description: 'What the customer reads; when empty, the reply of the incoming item',
	},
	{
		displayName: 'Buttons',
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add button',
		default: {},
		displayOptions: { show: { operation: ['send'] } },
		description: 'Answers to choose from; when empty, the buttons of the incoming item',
		options: [
			{
				displayName: 'Button',
				name: 'button',
				values: [
					{
						displayName: 'Title',
						name: 'title',
						type: 'string',
						default: '',
						description: 'What the customer sees',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'What comes back when it is pressed; when empty, the title',
					},
				],
			},
		],
	},
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		displayOptions: { show: { operation: ['handOff', 'sendNote'] } },
		description: 'What operators read; when empty, the summary in the incoming item',
	},
];

const handingOff: INodeProperties[] = [
	teamPicker({ operation: ['send', 'handOff'] }),
	{
		...teamPicker({ operation: ['assignTeam'] }),
		description: 'Who gets the conversation; when empty, the team of the incoming item',
	},
	{
		displayName: 'Keep Assignee',
		name: 'keepAssignee',
		type: 'boolean',
		default: true,
		displayOptions: { show: { operation: ['assignTeam'] } },
		description:
			'Whether to leave a conversation alone that a person has. Chatwoot takes it from who is not in the new team.',
	},
	agentPicker({ operation: ['send', 'handOff'] }),
	{
		displayName: 'Priority',
		name: 'priority',
		type: 'options',
		default: '',
		displayOptions: { show: { operation: ['handOff'] } },
		options: [
			{ name: 'From Incoming Item', value: '' },
			{ name: 'High', value: 'high' },
			{ name: 'Low', value: 'low' },
			{ name: 'Medium', value: 'medium' },
			{ name: 'Urgent', value: 'urgent' },
		],
		description: 'How pressing it is. A higher priority that the conversation has stays.',
	},
	{
		displayName: 'Mode',
		name: 'labelMode',
		type: 'options',
		default: 'add',
		displayOptions: { show: { operation: ['setLabels'] } },
		options: [
			{ name: 'Add', value: 'add' },
			{ name: 'Remove', value: 'remove' },
			{ name: 'Replace', value: 'replace' },
		],
		description: 'What to do with the labels below',
	},
	labelPicker({ operation: ['handOff', 'setLabels'] }),
	{
		displayName: 'Typing',
		name: 'typing',
		type: 'boolean',
		default: true,
		displayOptions: { show: { operation: ['showTyping'] } },
		description: 'Whether the customer sees that an answer is being written',
	},
];

const contact: INodeProperties[] = [
	{
		displayName: 'Contact ID',
		name: 'contactId',
		type: 'string',
		default: '',
		displayOptions: { show: { resource: ['contact'] } },
		description: 'When empty, the contact of the incoming item',
	},
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		displayOptions: { show: { resource: ['contact'] } },
		options: [
			{
				displayName: 'Custom Attributes',
				name: 'attributes',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add attribute',
				default: {},
				options: [
					{
						displayName: 'Attribute',
						name: 'attribute',
						values: [
							{ displayName: 'Key', name: 'key', type: 'string', default: '' },
							{ displayName: 'Value', name: 'value', type: 'string', default: '' },
						],
					},
				],
			},
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				placeholder: 'name@email.com',
				default: '',
			},
			{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Ana Ruiz' },
			{ displayName: 'Phone', name: 'phone', type: 'string', default: '', placeholder: 'e.g. +34600111222' },
		],
	},
];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { operation: ['send'] } },
	options: [
		{
			displayName: 'Only Pending Conversations',
			name: 'onlyPending',
			type: 'boolean',
			default: true,
			description:
				'Whether to stay silent once a person has the conversation. Safety advice is sent there too, unless that person wrote in the last minute; then there is the note and the priority only.',
		},
	],
};

export const properties: INodeProperties[] = [
	resource,
	...operations,
	...notices,
	conversationId,
	...speaking,
	...handingOff,
	...contact,
	options,
];

import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

type Show = NonNullable<IDisplayOptions['show']>;

/** The conversation to act in; n8n's items carry it, so the field is usually left empty. */
export const conversationId: INodeProperties = {
	displayName: 'Conversation ID',
	name: 'conversationId',
	type: 'string',
	default: '',
	displayOptions: { show: { resource: ['message', 'conversation'] } },
	description: 'The number of the conversation; when empty, the one of the incoming item',
};

const picker = (
	base: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
	searchListMethod: string,
	show: Show,
): INodeProperties => ({
	...base,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	displayOptions: { show },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod, searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 3',
			validation: [{ type: 'regex', properties: { regex: '^\\d*$', errorMessage: 'An ID is a number' } }],
		},
	],
});

export const teamPicker = (show: Show): INodeProperties =>
	picker(
		{
			displayName: 'Team',
			name: 'team',
			description: 'Who gets the conversation when it is handed off; nobody when empty',
		},
		'searchTeams',
		show,
	);

export const agentPicker = (show: Show): INodeProperties =>
	picker(
		{
			displayName: 'Agent',
			name: 'agent',
			description: 'The person who gets the conversation when it is handed off; nobody when empty',
		},
		'searchAgents',
		show,
	);

export const labelPicker = (show: Show): INodeProperties => ({
	displayName: 'Label Names or IDs',
	name: 'labels',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getLabels' },
	default: [],
	displayOptions: { show },
	description:
		'Labels besides those of the incoming item. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

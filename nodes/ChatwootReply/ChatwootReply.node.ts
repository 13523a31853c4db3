import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { testChatwoot } from '../shared/credential-test';
import { getLabels, searchAgents, searchTeams } from '../shared/pickers';
import { properties } from './description';
import { replyItems } from './router';

/** Speaks and acts in a Chatwoot conversation as the agent bot. */
export class ChatwootReply implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chatwoot Reply',
		name: 'chatwootReply',
		icon: { light: 'file:chatwootReply.svg', dark: 'file:chatwootReply.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Sends the reply to the customer in Chatwoot, once and never over a person, or hands over to one',
		defaults: { name: 'Chatwoot Reply' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{ name: 'chatwootApi', required: true, testedBy: 'testChatwoot' },
			{ name: 'aInstaliaApi', required: false },
		],
		properties,
	};

	methods = {
		credentialTest: { testChatwoot },
		listSearch: { searchAgents, searchTeams },
		loadOptions: { getLabels },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await replyItems(this);
	}
}

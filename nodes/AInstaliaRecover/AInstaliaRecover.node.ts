import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { testChatwoot } from '../shared/credential-test';
import { properties } from './description';
import { recoverMessages } from './recover';

/** Finds customer messages that nobody answered. */
export class AInstaliaRecover implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AInstalia Recover',
		name: 'aInstaliaRecover',
		icon: { light: 'file:aInstaliaRecover.svg', dark: 'file:aInstaliaRecover.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: 'messages without a reply',
		description: 'Puts out the customer messages that got no reply because something stopped, to be classified again',
		defaults: { name: 'AInstalia Recover' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{ name: 'aInstaliaApi', required: true },
			{
				name: 'chatwootApi',
				required: true,
				testedBy: 'testChatwoot',
				displayOptions: { show: { searchChatwoot: [true] } },
			},
		],
		properties,
	};

	methods = { credentialTest: { testChatwoot } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await recoverMessages(this)];
	}
}

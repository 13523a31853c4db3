import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { classifyItems } from './classify';
import { properties } from './description';

/** Decides what a customer's messages call for. */
export class AInstaliaClassify implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AInstalia Classify',
		name: 'aInstaliaClassify',
		icon: { light: 'file:aInstaliaClassify.svg', dark: 'file:aInstaliaClassify.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{"waits " + $parameter["mergeWindowSeconds"] + " s for more messages"}}',
		description: 'Joins what a customer writes in a row into one turn, and decides who or what answers it',
		defaults: { name: 'AInstalia Classify' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Answer' },
			{ type: NodeConnectionTypes.Main, displayName: 'Onboarding' },
			{ type: NodeConnectionTypes.Main, displayName: 'Human' },
			{ type: NodeConnectionTypes.Main, displayName: 'Hazard' },
			{ type: NodeConnectionTypes.Main, displayName: 'Silent' },
		],
		usableAsTool: true,
		credentials: [{ name: 'aInstaliaApi', required: true }],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await classifyItems(this);
	}
}

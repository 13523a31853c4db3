import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { properties } from './description';
import { onboardItems } from './onboard';

/** Gets to know a person who is new, one question at a time. */
export class AInstaliaOnboarding implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AInstalia Onboarding',
		name: 'aInstaliaOnboarding',
		icon: { light: 'file:aInstaliaOnboarding.svg', dark: 'file:aInstaliaOnboarding.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: 'next question',
		description: 'Takes in what a new person answered and gives the next question: name, zone, interest',
		defaults: { name: 'AInstalia Onboarding' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'aInstaliaApi', required: true }],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await onboardItems(this);
	}
}

import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { answerItems } from './answer';
import { properties } from './description';

/** Writes what to say: from the firm's documents, or by a task on a text. */
export class AInstaliaAnswer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AInstalia Answer',
		name: 'aInstaliaAnswer',
		icon: { light: 'file:aInstaliaAnswer.svg', dark: 'file:aInstaliaAnswer.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"]}}',
		description: "Answers a customer from the firm's documents, or summarizes, translates, drafts or extracts",
		defaults: { name: 'AInstalia Answer' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'aInstaliaApi', required: true }],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await answerItems(this);
	}
}

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { openBackend } from '../shared/backend';
import type { ProcessRequest, Task } from '../shared/contract';
import { grow, routeItems } from '../shared/items';
import { fields, identifier, text } from '../shared/values';

const MAX_TEXT_LENGTH = 150_000;

/** Runs the chosen task on every item. */
export async function answerItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const backend = await openBackend(context);
	return await routeItems(context, 1, 0, async ({ json }, index) => {
		const request = requestOf(context, json, index);
		return { json: grow(json, await backend.process(request, index)), output: 0 };
	});
}

function requestOf(context: IExecuteFunctions, json: IDataObject, index: number): ProcessRequest {
	const task = context.getNodeParameter('operation', index) as Task;
	const written = text(context.getNodeParameter('text', index), MAX_TEXT_LENGTH);
	const consultaId = identifier(json.consultaId);
	const role = text(fields(context.getNodeParameter('options', index, {})).role) as ProcessRequest['role'] | null;
	// A turn has its text in the backend; sending it again would cost time for nothing.
	const itemText =
		consultaId === null ? (text(json.text, MAX_TEXT_LENGTH) ?? text(json.content, MAX_TEXT_LENGTH)) : null;
	const given = written ?? itemText;
	if (consultaId === null && given === null && task !== 'draft') {
		throw new NodeOperationError(context.getNode(), 'There is no text to work on', {
			description: "Fill in 'Text', or connect a node that puts out 'consultaId', 'text' or 'content'.",
			itemIndex: index,
		});
	}
	return {
		task,
		...(consultaId === null ? {} : { consultaId }),
		...(given === null ? {} : { text: given }),
		...(role === null ? {} : { role }),
		...details(context, task, index),
	};
}

/** What only some tasks need. */
function details(context: IExecuteFunctions, task: Task, index: number): Partial<ProcessRequest> {
	switch (task) {
		case 'translate':
			return { targetLanguage: context.getNodeParameter('targetLanguage', index) as string };
		case 'draft':
			return { instruction: text(context.getNodeParameter('instruction', index), 4_000) ?? undefined };
		case 'extract': {
			const names = String(context.getNodeParameter('fields', index)).split(',');
			const wanted = names.map((name) => name.trim()).filter((name) => name !== '');
			if (wanted.length > 0) return { fields: wanted };
			throw new NodeOperationError(context.getNode(), "'Fields' is empty", {
				description: 'Name the values to find, separated by commas, e.g. brand, model, error code.',
				itemIndex: index,
			});
		}
		default:
			return {};
	}
}

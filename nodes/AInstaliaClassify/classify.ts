import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { jsonParse, NodeOperationError } from 'n8n-workflow';
import { openBackend } from '../shared/backend';
import type { Route } from '../shared/contract';
import { grow, routeItems } from '../shared/items';
import { fields } from '../shared/values';

/** The outputs, in the order of the node's description. */
const ROUTES: readonly Route[] = ['answer', 'onboarding', 'human', 'hazard', 'silent'];
const SILENT = ROUTES.indexOf('silent');

/** Classifies every incoming message; what fails leaves by Silent, since nothing can be said to it. */
export async function classifyItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const backend = await openBackend(context);
	return await routeItems(context, ROUTES.length, SILENT, async (item, index) => {
		const message = messageOf(context, item, index);
		const options = fields(context.getNodeParameter('options', index, {}));
		const classification = await backend.classify(
			{
				message,
				mergeWindowSeconds: context.getNodeParameter('mergeWindowSeconds', index) as number,
				retry: item.json.retry === true || options.retry === true,
			},
			index,
		);
		const output = ROUTES.indexOf(classification.route);
		if (output < 0) {
			throw new NodeOperationError(
				context.getNode(),
				`AInstalia gave the unknown route '${String(classification.route)}'`,
				{
					description: 'The backend is newer than this package. Update n8n-nodes-ainstalia.',
					itemIndex: index,
				},
			);
		}
		return { json: grow(message, classification), output };
	});
}

function messageOf(context: IExecuteFunctions, item: INodeExecutionData, index: number): IDataObject {
	if (context.getNodeParameter('messageSource', index) !== 'json') return item.json;
	const given = context.getNodeParameter('messageJson', index);
	const parsed: unknown = typeof given === 'string' ? jsonParse(given, { fallbackValue: null }) : given;
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as IDataObject;
	throw new NodeOperationError(context.getNode(), "'Message JSON' does not hold a JSON object", {
		description: 'Give one message in the shape that Chatwoot Trigger puts out.',
		itemIndex: index,
	});
}

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { openBackend } from '../shared/backend';
import { grow, routeItems } from '../shared/items';
import { fields, identifier, text } from '../shared/values';

const MAX_TEXT_LENGTH = 20_000;

/** Takes the next onboarding step for every item. */
export async function onboardItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const backend = await openBackend(context);
	return await routeItems(context, 1, 0, async ({ json }, index) => {
		const options = fields(context.getNodeParameter('options', index, {}));
		const accountId = identifier(options.accountId) ?? identifier(json.accountId);
		const contactId = identifier(options.contactId) ?? identifier(fields(json.contact).id);
		if (accountId === null || contactId === null) {
			throw new NodeOperationError(context.getNode(), 'The incoming item does not say whom to onboard', {
				description:
					"It needs 'accountId' and 'contact.id', as AInstalia Classify puts them out; or fill in the options.",
				itemIndex: index,
			});
		}
		const given =
			text(options.text, MAX_TEXT_LENGTH) ?? text(json.text, MAX_TEXT_LENGTH) ?? text(json.content, MAX_TEXT_LENGTH);
		const step = await backend.onboard(
			accountId,
			contactId,
			{ consultaId: identifier(json.consultaId) ?? undefined, text: given ?? undefined },
			index,
		);
		return { json: grow(json, step), output: 0 };
	});
}

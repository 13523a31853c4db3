import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type Backend, openBackend } from '../shared/backend';
import { openChatwoot } from '../shared/chatwoot';
import type { Message } from '../shared/contract';
import { fields } from '../shared/values';
import { findUnseen } from './search';

/**
 * Gives the messages without a reply: the backend's, and, if asked, those that only Chatwoot knows. Each says
 * `retry: true`, which lets AInstalia Classify take up a turn whose run died.
 */
export async function recoverMessages(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	if (!context.continueOnFail()) return await find(context);
	try {
		return await find(context);
	} catch (error) {
		return [{ json: { error: (error as Error).message }, pairedItem: { item: 0 } }];
	}
}

async function find(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const olderThanSeconds = context.getNodeParameter('olderThanSeconds', 0) as number;
	const limit = context.getNodeParameter('limit', 0) as number;
	const backend = await openBackend(context);
	const { turns } = await backend.pending(olderThanSeconds, limit);
	const known = turns.map(({ message, since, attempts }) => ({ ...fields(message), retry: true, since, attempts }));
	const unseen =
		context.getNodeParameter('searchChatwoot', 0) === true ? await search(context, backend, olderThanSeconds) : [];
	const found = [...known, ...unseen.map((message) => ({ ...message, retry: true }))].slice(0, limit);
	return found.map((json) => ({ json: json as IDataObject, pairedItem: { item: 0 } }));
}

/** Chatwoot's side of the search. What stops it is told, and does not keep the backend's turns from being answered. */
async function search(context: IExecuteFunctions, backend: Backend, olderThanSeconds: number): Promise<Message[]> {
	try {
		const chatwoot = await openChatwoot(context);
		const { pages } = fields(context.getNodeParameter('options', 0, {}));
		const before = Date.now() - olderThanSeconds * 1000;
		return await findUnseen({ chatwoot, backend, pages: typeof pages === 'number' ? pages : 4, before });
	} catch (error) {
		const message = `Chatwoot was not searched: ${(error as Error).message}`;
		context.logger.warn(`AInstalia Recover: ${message}`);
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
		return [];
	}
}

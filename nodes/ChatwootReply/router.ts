import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { hasBackend, openBackend } from '../shared/backend';
import { type Chatwoot, openChatwoot } from '../shared/chatwoot';
import { routeItems } from '../shared/items';
import { identifier } from '../shared/values';
import * as operations from './operations';
import { readTurn, type Turn } from './turn';

/** Runs the chosen operation on every item; each item goes on with what was done added to it. */
export async function replyItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const chatwoot = await openChatwoot(context);
	const backend = hasBackend(context) ? await openBackend(context) : null;
	return await routeItems(context, 1, 0, async ({ json }, itemIndex) => {
		const turn = readTurn(json);
		checkAccount(context, chatwoot, turn, itemIndex);
		const job: operations.Job = { context, chatwoot, backend, turn, itemIndex };
		const result = await run(job);
		return { json: { ...json, ...result }, output: 0 };
	});
}

async function run(job: operations.Job): Promise<IDataObject> {
	const { context, itemIndex } = job;
	const resource = context.getNodeParameter('resource', itemIndex) as string;
	const operation = context.getNodeParameter('operation', itemIndex) as string;
	if (resource === 'contact') return await operations.updateContactFields(job);
	const given = identifier(context.getNodeParameter('conversationId', itemIndex, ''));
	if (given !== null) job.turn.conversationId = given;
	if (job.turn.conversationId === '') {
		throw new NodeOperationError(context.getNode(), 'The incoming item does not say which conversation', {
			description: "It needs 'conversationId', as Chatwoot Trigger puts it out; or fill in 'Conversation ID'.",
			itemIndex,
		});
	}
	switch (`${resource}:${operation}`) {
		case 'message:send':
			return await operations.sendMessage(job);
		case 'message:sendNote':
			return await operations.sendNote(job);
		case 'conversation:handOff':
			return await operations.handOff(job);
		case 'conversation:assignTeam':
			return await operations.assignTeam(job);
		case 'conversation:setLabels':
			return await operations.setLabels(job);
		case 'conversation:showTyping':
			return await operations.showTyping(job);
		default:
			throw new NodeOperationError(context.getNode(), `The operation '${operation}' is unknown`, { itemIndex });
	}
}

/** Conversations are numbered per account: with another account's credential we would write to a stranger. */
function checkAccount(context: IExecuteFunctions, chatwoot: Chatwoot, turn: Turn, itemIndex: number): void {
	if (turn.accountId === null || turn.accountId === chatwoot.accountId) return;
	const message = `The message is of account ${turn.accountId}, but the credential is for account ${chatwoot.accountId}`;
	throw new NodeOperationError(context.getNode(), message, {
		description: 'Choose the Chatwoot credential of that account in this node.',
		itemIndex,
	});
}

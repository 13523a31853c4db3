import type { IDataObject } from 'n8n-workflow';
import type { Chatwoot } from '../shared/chatwoot';
import { type Place, postMessage, setStatus, unassign } from './actions';
import { fetchConversation } from './conversation';
import type { Change, Turn } from './turn';

/**
 * Does in Chatwoot what an operator's order or reply changes there: owner, status, and last the note that confirms it. What
 * is so already is left, so that a second run completes the first. Nothing is said to the customer.
 *
 * @throws NodeApiError when Chatwoot did not take it
 */
export async function carryOut(
	{ chatwoot, turn, itemIndex }: { chatwoot: Chatwoot; turn: Turn; itemIndex: number },
	change: Change,
): Promise<IDataObject> {
	const place: Place = { conversationId: turn.conversationId, itemIndex };
	const conversation = await fetchConversation(chatwoot, turn.conversationId, itemIndex);
	if (change.unassign && conversation.assignedToPerson) await unassign(chatwoot, place);
	// What is resolved stays so, and only what was the bot's is opened.
	const from = change.status === 'open' ? ['pending'] : ['open', 'snoozed'];
	if (change.status !== null && from.includes(conversation.status ?? '')) {
		await setStatus(chatwoot, place, change.status);
	}
	const isNoted = conversation.newest.some(
		(message) => message.consultaId !== null && message.consultaId === change.key,
	);
	if (change.note === '' || isNoted) return { carriedOut: true };
	const note = { content: change.note, private: true, consultaId: change.key };
	return { carriedOut: true, noteId: await postMessage(chatwoot, place, note) };
}

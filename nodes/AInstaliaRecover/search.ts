import type { Backend } from '../shared/backend';
import type { Chatwoot } from '../shared/chatwoot';
import type { Message } from '../shared/contract';
import { messageFromRest } from '../shared/message';
import { fields, type Fields, identifier, list } from '../shared/values';

export interface Search {
	chatwoot: Chatwoot;
	backend: Pick<Backend, 'storeMessage'>;
	/** How many pages of 25 conversations to read. */
	pages: number;
	/** Only messages sent before this moment, in milliseconds since 1970. */
	before: number;
}

const INCOMING = 0;
const OUTGOING = 1;
const STORE_TIMEOUT_MS = 10_000;

/**
 * Looks through Chatwoot's pending conversations for customer messages that the backend never got (the webhook was lost),
 * stores them, and gives the newest of each conversation: classifying it takes the others along.
 */
export async function findUnseen(search: Search): Promise<Message[]> {
	const found: Message[] = [];
	for (let page = 1; page <= search.pages; page++) {
		const query = { status: 'pending', assignee_type: 'all', page };
		const body = fields(await search.chatwoot.ask({ as: 'user', method: 'GET', path: '/conversations', query }));
		const conversations = list(fields(body.data).payload).map(fields);
		for (const conversation of conversations) {
			if (!isWaiting(conversation, search.before)) continue;
			const message = await storeUnanswered(search, conversation);
			if (message !== null) found.push(message);
		}
		if (conversations.length === 0) break;
	}
	return found;
}

/** Whether the newest message that is more than a notice is the customer's, and old enough. */
function isWaiting(conversation: Fields, before: number): boolean {
	const newest = fields(conversation.last_non_activity_message ?? list(conversation.messages)[0]);
	return newest.message_type === INCOMING && Number(newest.created_at) * 1000 < before;
}

/** Stores the customer's messages since the last public reply; gives the newest if the backend did not know it. */
async function storeUnanswered({ chatwoot, backend }: Search, conversation: Fields): Promise<Message | null> {
	const id = identifier(conversation.id);
	if (id === null) return null;
	const body = fields(await chatwoot.ask({ as: 'user', method: 'GET', path: `/conversations/${id}/messages` }));
	const messages = list(body.payload).map(fields);
	const answered = messages.findLastIndex((message) => message.message_type === OUTGOING && message.private !== true);
	const waiting = messages.slice(answered + 1).filter((message) => message.message_type === INCOMING);
	let newest: Message | null = null;
	for (const entry of waiting) {
		const message = messageFromRest(entry, { account_id: chatwoot.accountId, ...conversation }, 'customer');
		if (message === null) continue;
		const { duplicate } = await backend.storeMessage(message, STORE_TIMEOUT_MS);
		newest = duplicate ? null : message;
	}
	return newest;
}

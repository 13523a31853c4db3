import { actorOf, conversationFor } from '../auth.ts';
import { updateConversation } from '../chatwoot/conversations.ts';
import type { AddEndpoint, Call } from './endpoint.ts';

/** `conversations/labels`: the list is replaced; labels need not exist in the account. */
export function conversationLabelRoutes(add: AddEndpoint): void {
	add('GET', '/conversations/:id/labels', 'bot', (call) => ({ payload: find(call).labels }));
	add('POST', '/conversations/:id/labels', 'bot', (call) => {
		const conversation = find(call);
		const labels = [...new Set(call.body.texts('labels') ?? [])];
		updateConversation(call.world, conversation, { labels }, actorOf(call.caller, call.account.id));
		return { payload: conversation.labels };
	});
}

const find = ({ store, caller, account, id }: Call): ReturnType<typeof conversationFor> =>
	conversationFor(store, caller, account.id, id('id'));

import { actorOf, conversationFor, isAdmin } from '../auth.ts';
import { validateAttributes } from '../chatwoot/attributes.ts';
import { createContactInbox } from '../chatwoot/contacts.ts';
import { createConversation, markSeen, updateConversation } from '../chatwoot/conversations.ts';
import { createMessage } from '../chatwoot/messages.ts';
import { notFound, policyRefusal, serverError, unprocessable } from '../chatwoot/world.ts';
import { uuid } from '../model/tokens.ts';
import { PRIORITIES } from '../model/types.ts';
import type { ContactInbox, Conversation, Priority } from '../model/types.ts';
import { conversationRest } from '../present/rest.ts';
import type { AddEndpoint, Call } from './endpoint.ts';
import { parseStatus } from './toggle-status.ts';

/** `conversations`: show, create, update and the small member actions; lists are in `conversation-lists.ts`. */
export function conversationRoutes(add: AddEndpoint): void {
	add('GET', '/conversations/:id', 'bot', (call) => conversationRest(call.store, find(call)));
	add('POST', '/conversations', 'bot', create);
	add(['PATCH', 'PUT'], '/conversations/:id', 'bot', (call) => {
		const conversation = find(call);
		setPriority(call, conversation);
		return conversationRest(call.store, conversation);
	});
	add('POST', '/conversations/:id/toggle_priority', 'bot', (call) => setPriority(call, find(call)));
	add('POST', '/conversations/:id/toggle_typing_status', 'bot', toggleTyping);
	add('POST', '/conversations/:id/custom_attributes', 'bot', setCustomAttributes);
	add('POST', '/conversations/:id/mute', 'member', (call) => setMuted(call, true));
	add('POST', '/conversations/:id/unmute', 'member', (call) => setMuted(call, false));
	add('POST', '/conversations/:id/update_last_seen', 'member', (call) => {
		const conversation = find(call);
		if (call.caller.type === 'user') markSeen(call.world, conversation, call.caller.user.id);
		return conversationRest(call.store, conversation);
	});
	add('DELETE', '/conversations/:id', 'member', (call) => {
		const conversation = find(call);
		if (!isAdmin(call.caller, call.account.id)) throw policyRefusal();
		call.store.deleteConversation(conversation);
		return undefined;
	});
}

const find = ({ store, caller, account, id }: Call): Conversation =>
	conversationFor(store, caller, account.id, id('id'));

/** `null` clears; a name that is none of the four is an uncaught error in Chatwoot. */
function setPriority(call: Call, conversation: Conversation): undefined {
	const given = call.body.nullableText('priority') ?? null;
	if (given !== null && !PRIORITIES.includes(given as Priority)) throw serverError();
	updateConversation(
		call.world,
		conversation,
		{ priority: given as Priority | null },
		actorOf(call.caller, call.account.id),
	);
	return undefined;
}

function toggleTyping(call: Call): undefined {
	const { world, body, caller, account } = call;
	const conversation = find(call);
	const status = body.text('typing_status');
	if (status !== 'on' && status !== 'off') return undefined;
	const actor = actorOf(caller, account.id);
	const isPrivate = body.flag('is_private') ?? false;
	world.emit({ name: `conversation_typing_${status}`, conversation, actor, isPrivate });
	return undefined;
}

/** Replaces the whole hash, as 4.16.2 does. */
function setCustomAttributes(call: Call): unknown {
	const conversation = find(call);
	const customAttributes = call.body.attributes('custom_attributes') ?? {};
	validateAttributes('Custom attributes', customAttributes);
	updateConversation(call.world, conversation, { customAttributes }, actorOf(call.caller, call.account.id));
	return { custom_attributes: conversation.customAttributes };
}

function setMuted(call: Call, muted: boolean): undefined {
	const { world, caller, account } = call;
	const conversation = find(call);
	conversation.muted = muted;
	if (muted) updateConversation(world, conversation, { status: 'resolved' }, actorOf(caller, account.id));
	return undefined;
}

function create(call: Call): unknown {
	const { world, store, body, caller, account } = call;
	const status = body.text('status') === undefined ? undefined : parseStatus(body.text('status'));
	const address = addressFor(call);
	const inbox = store.inboxes.get(address.inboxId);
	const contact = store.contacts.get(address.contactId);
	if (!inbox || !contact) throw notFound();
	const locked = inbox.lockToSingleConversation ? store.conversationsOfAddress(address.id).at(-1) : undefined;
	const conversation =
		locked ??
		createConversation(world, {
			inbox,
			contact,
			address,
			status,
			assigneeId: body.integer('assignee_id') ?? null,
			teamId: body.integer('team_id') ?? null,
			additionalAttributes: body.attributes('additional_attributes') ?? {},
			customAttributes: body.attributes('custom_attributes') ?? {},
		});
	const first = body.attributes('message');
	if (first) {
		const sender =
			caller.type === 'user'
				? { type: 'User' as const, id: caller.user.id }
				: { type: 'AgentBot' as const, id: caller.bot.id };
		const content = typeof first['content'] === 'string' ? first['content'] : null;
		createMessage(world, conversation, { content, messageType: 'outgoing', sender });
	}
	if (conversation.accountId !== account.id) throw notFound();
	return conversationRest(store, conversation);
}

/** The contact's address in the inbox: the given or known one, or a new one where the channel allows it. */
function addressFor({ world, store, body, account }: Call): ContactInbox {
	const inboxId = body.integer('inbox_id');
	const sourceId = body.text('source_id');
	const contact = store.contacts.get(body.integer('contact_id') ?? 0);
	if (sourceId !== undefined && inboxId !== undefined) {
		const known = store.contactInboxBySource(inboxId, sourceId);
		if (known) return known;
	}
	const inbox = store.inboxes.get(inboxId ?? 0);
	if (!inbox || inbox.accountId !== account.id) throw notFound();
	if (!contact || contact.accountId !== account.id) throw notFound();
	const known = store.contactInboxesOf(contact.id).find((row) => row.inboxId === inbox.id);
	if (known) return known;
	// A bot cannot open a chat on Telegram: without the person's id there is no address.
	if (sourceId === undefined && inbox.channelType === 'Channel::Telegram') {
		throw unprocessable('contact_inbox creation unsupported: Unsupported operation for this channel');
	}
	return createContactInbox(world, contact, inbox, sourceId ?? uuid());
}

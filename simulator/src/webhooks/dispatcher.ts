import type { AgentBot, Conversation, Inbox } from '../model/types.ts';
import type { Store } from '../model/store.ts';
import { botWebhook, contactWebhook, userWebhook } from '../present/people.ts';
import type { Body } from '../present/people.ts';
import { conversationWebhook, messageWebhook } from '../present/webhook.ts';
import type { Changes, DomainEvent } from '../chatwoot/world.ts';
import type { Job } from './queue.ts';
import { railsJson } from './rails-json.ts';

/** The twelve events that an account webhook may subscribe to. */
export const ACCOUNT_EVENTS = [
	'conversation_created',
	'conversation_status_changed',
	'conversation_updated',
	'message_created',
	'message_updated',
	'contact_created',
	'contact_updated',
	'webwidget_triggered',
	'conversation_typing_on',
	'conversation_typing_off',
	'inbox_created',
	'inbox_updated',
] as const;

const BOT_EVENTS: ReadonlySet<string> = new Set([
	'message_created',
	'message_updated',
	'conversation_updated',
	'conversation_status_changed',
	'conversation_opened',
	'conversation_resolved',
]);
const API_INBOX_EVENTS: ReadonlySet<string> = new Set([
	'conversation_created',
	'conversation_status_changed',
	'conversation_updated',
	'message_created',
	'message_updated',
	'conversation_typing_on',
	'conversation_typing_off',
]);

/**
 * Turns what happened into webhook jobs. Agent-bot bodies are written at once, so they show the moment of the event;
 * account and API-inbox bodies are written in a later turn of the event loop, as Chatwoot's second job does, and show
 * whatever is true by then.
 */
export function dispatchWebhooks(store: Store, event: DomainEvent, add: (job: Job) => void): void {
	if ('message' in event && event.message.messageType === 'activity') return;
	for (const bot of botsFor(store, event)) {
		const { outgoingUrl: url, secret } = bot;
		if (url) add({ ...identity(event), kind: 'agent_bot', url, secret, body: railsJson(eventBody(store, event)) });
	}
	if (!hasLaterSubscriber(store, event)) return;
	setImmediate(() => {
		let body: string | undefined;
		for (const target of laterSubscribers(store, event)) {
			body ??= railsJson(eventBody(store, event));
			add({ ...identity(event), ...target, body });
		}
	});
}

/** The inbox's bot and the conversation's assigned bot; the same bot only once. */
function botsFor(store: Store, event: DomainEvent): AgentBot[] {
	if (!('conversation' in event) || !BOT_EVENTS.has(event.name)) return [];
	const inboxBot = store.inboxes.get(event.conversation.inboxId)?.agentBotId ?? null;
	const ids = new Set([inboxBot, event.conversation.assigneeAgentBotId]);
	return [...ids].flatMap((id) => (id === null ? [] : (store.agentBots.get(id) ?? [])));
}

type LaterTarget = Pick<Job, 'kind' | 'url' | 'secret'>;

function* laterSubscribers(store: Store, event: DomainEvent): Generator<LaterTarget> {
	const { accountId } = identity(event);
	for (const { accountId: owner, url, secret, subscriptions } of store.webhooks.values()) {
		if (owner === accountId && subscriptions.includes(event.name)) yield { kind: 'account', url, secret };
	}
	const inbox = 'conversation' in event ? store.inboxes.get(event.conversation.inboxId) : undefined;
	if (inbox && listensAsApiInbox(inbox) && API_INBOX_EVENTS.has(event.name)) {
		yield { kind: 'api_inbox', url: inbox.webhookUrl, secret: inbox.secret };
	}
}

const hasLaterSubscriber = (store: Store, event: DomainEvent): boolean =>
	laterSubscribers(store, event).next().done !== true;

const listensAsApiInbox = (inbox: Inbox): inbox is Inbox & { webhookUrl: string } =>
	inbox.channelType === 'Channel::Api' && Boolean(inbox.webhookUrl);

const identity = (event: DomainEvent): Pick<Job, 'event' | 'accountId' | 'conversationId' | 'messageId'> => ({
	event: event.name,
	accountId: 'conversation' in event ? event.conversation.accountId : event.contact.accountId,
	conversationId: 'conversation' in event ? event.conversation.id : null,
	messageId: 'message' in event ? event.message.id : null,
});

/** Body of the webhook for one event, as in section 1.5 to 1.8 of the fact sheet. */
function eventBody(store: Store, event: DomainEvent): Body {
	const { name } = event;
	if ('message' in event) return { ...messageWebhook(store, event.message, event.conversation), event: name };
	if ('contact' in event) {
		const changed = 'changes' in event ? { changed_attributes: changedAttributes(event.changes) } : {};
		return { ...contactWebhook(store, event.contact), event: name, ...changed };
	}
	if ('actor' in event) return typingBody(store, event);
	const conversation = conversationWebhook(store, event.conversation);
	if (name === 'conversation_updated') {
		return { ...conversation, event: name, changed_attributes: changedAttributes(event.changes) };
	}
	// Rails has already forgotten the status change when Chatwoot asks for it, so the key is there but null.
	if (name === 'conversation_status_changed') return { ...conversation, event: name, changed_attributes: null };
	return { ...conversation, event: name };
}

function typingBody(store: Store, event: Extract<DomainEvent, { actor: unknown }>): Body {
	const { actor, conversation, isPrivate, name } = event;
	const user = actor.type === 'user' ? userWebhook(actor.user) : botWebhook(actor.bot);
	return {
		event: name,
		user,
		conversation: conversationWebhook(store, conversation as Conversation),
		is_private: isPrivate,
	};
}

const changedAttributes = (changes: Changes): Record<string, unknown>[] =>
	Object.entries(changes).map(([column, change]) => ({ [column]: change }));

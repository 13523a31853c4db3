import { conversationFor } from '../auth.ts';
import type { NewMessage } from '../chatwoot/insert-message.ts';
import { createMessage, updateMessage } from '../chatwoot/messages.ts';
import { ApiError, notFound, unprocessable } from '../chatwoot/world.ts';
import { CONTENT_TYPES } from '../model/types.ts';
import type { Attributes, ContentType, Conversation, Message, MessageType } from '../model/types.ts';
import { isoOrNull } from '../present/common.ts';
import { contactPush } from '../present/people.ts';
import { agentRest, assignedBotRest, messageRest } from '../present/rest.ts';
import type { AddEndpoint, Call } from './endpoint.ts';
import { checkItems } from './message-items.ts';

const PATH = '/conversations/:conversation_id/messages';

/** `conversations/messages`: create, list, update status, delete, retry. */
export function messageRoutes(add: AddEndpoint): void {
	add('POST', PATH, 'bot', create);
	add('GET', PATH, 'member', list);
	add(['PATCH', 'PUT'], `${PATH}/:id`, 'member', updateStatus);
	add('DELETE', `${PATH}/:id`, 'member', remove);
	add('POST', `${PATH}/:id/retry`, 'member', retry);
}

function create(call: Call): unknown {
	const { world, store, body } = call;
	const conversation = find(call);
	const messageType = (body.text('message_type') ?? 'outgoing') as MessageType;
	if (!['outgoing', 'incoming', 'template', 'activity'].includes(messageType)) {
		throw unprocessable(`'${messageType}' is not a valid message_type`);
	}
	const isApi = store.inboxes.get(conversation.inboxId)?.channelType === 'Channel::Api';
	if (messageType === 'incoming' && !isApi) {
		throw unprocessable('Incoming messages are only allowed in Api inboxes');
	}
	const contentType = (body.text('content_type') ?? 'text') as ContentType;
	if (!CONTENT_TYPES.includes(contentType)) throw unprocessable(`'${contentType}' is not a valid content_type`);
	const contentAttributes = contentAttributesOf(call, conversation);
	checkItems(contentType, contentAttributes);
	const message = createMessage(world, conversation, {
		content: body.text('content') ?? null,
		messageType,
		private: body.flag('private') ?? false,
		contentType,
		contentAttributes,
		additionalAttributes: templateOf(call),
		sourceId: body.text('source_id') ?? null,
		sender: senderOf(call, conversation, messageType),
	});
	return messageRest(store, message, body.raw('echo_id'));
}

function senderOf(call: Call, conversation: Conversation, messageType: MessageType): NewMessage['sender'] {
	const { body, store, caller } = call;
	if (messageType !== 'outgoing') return { type: 'Contact', id: conversation.contactId };
	const botId = body.integer('sender_id');
	if (body.text('sender_type') === 'AgentBot' && botId !== undefined && store.agentBots.has(botId)) {
		return { type: 'AgentBot', id: botId };
	}
	return caller.type === 'user' ? { type: 'User', id: caller.user.id } : { type: 'AgentBot', id: caller.bot.id };
}

function contentAttributesOf(call: Call, conversation: Conversation): Attributes {
	const raw = call.body.raw('content_attributes');
	let attributes = call.body.attributes('content_attributes') ?? {};
	if (typeof raw === 'string') {
		try {
			attributes = JSON.parse(raw) as Attributes;
		} catch {
			attributes = {};
		}
	}
	const target = call.store.messages.get(Number(attributes['in_reply_to']));
	if (target?.conversationId !== conversation.id || target.sourceId === null) return attributes;
	return { ...attributes, in_reply_to_external_id: target.sourceId };
}

function templateOf({ body }: Call): Attributes {
	const template = body.attributes('template_params');
	const campaign = body.integer('campaign_id');
	return {
		...(template ? { template_params: template } : {}),
		...(campaign === undefined ? {} : { campaign_id: campaign }),
	};
}

function list(call: Call): unknown {
	const { store, query } = call;
	const conversation = find(call);
	const contact = store.contacts.get(conversation.contactId);
	const user = store.users.get(conversation.assigneeId ?? 0);
	const bot = store.agentBots.get(conversation.assigneeAgentBotId ?? 0);
	const assignee = user ? agentRest(user, conversation.accountId) : bot ? assignedBotRest(bot) : undefined;
	const internal = query.flag('filter_internal_messages') ?? false;
	return {
		meta: {
			labels: conversation.labels,
			additional_attributes: conversation.additionalAttributes,
			contact: contact ? contactPush(contact) : null,
			...(assignee ? { assignee } : {}),
			agent_last_seen_at: isoOrNull(conversation.agentLastSeenAt),
			assignee_last_seen_at: isoOrNull(conversation.assigneeLastSeenAt),
		},
		payload: page(store.messagesOf(conversation), query.integer('before'), query.integer('after'), internal).map(
			(message) => messageRest(store, message),
		),
	};
}

/** `message_finder.rb`: no page numbers, always ascending. */
function page(
	all: readonly Message[],
	before: number | undefined,
	after: number | undefined,
	noInternal: boolean,
): Message[] {
	const shown = (message: Message): boolean => !noInternal || (!message.private && message.messageType !== 'activity');
	if (after !== undefined && before !== undefined) {
		return all.filter((row) => row.id >= after && row.id < before && shown(row)).slice(0, 1000);
	}
	if (after !== undefined) return all.filter((row) => row.id > after && shown(row)).slice(0, 100);
	return all.filter((row) => (before === undefined || row.id < before) && shown(row)).slice(-20);
}

function updateStatus(call: Call): unknown {
	const { world, store, body } = call;
	const conversation = find(call);
	const message = findMessage(call, conversation);
	if (store.inboxes.get(conversation.inboxId)?.channelType !== 'Channel::Api') {
		throw new ApiError(403, { error: 'Message status update is only allowed for API inboxes' });
	}
	const status = body.text('status');
	if (status !== 'delivered' && status !== 'read' && status !== 'failed' && status !== 'sent') {
		throw unprocessable('Invalid status');
	}
	const externalError = body.text('external_error');
	const contentAttributes =
		status === 'failed' && externalError
			? { ...message.contentAttributes, external_error: externalError }
			: message.contentAttributes;
	updateMessage(world, message, { status, contentAttributes });
	return messageRest(store, message);
}

function remove(call: Call): unknown {
	const { world, store } = call;
	const message = findMessage(call, find(call));
	message.attachments = [];
	message.contentType = 'text';
	updateMessage(world, message, { content: 'Este mensaje fue eliminado', contentAttributes: { deleted: true } });
	return messageRest(store, message);
}

function retry(call: Call): unknown {
	const { world, store } = call;
	const conversation = find(call);
	const message = findMessage(call, conversation);
	if (message.status !== 'failed') throw unprocessable('Message is not failed');
	updateMessage(world, message, { status: 'sent', contentAttributes: {} });
	world.sendToChannel(message, conversation);
	return messageRest(store, message);
}

const find = ({ store, caller, account, id }: Call): Conversation =>
	conversationFor(store, caller, account.id, id('conversation_id'));

function findMessage({ store, id }: Call, conversation: Conversation): Message {
	const message = store.messages.get(id('id'));
	if (message?.accountId !== conversation.accountId || message.conversationId !== conversation.id) throw notFound();
	return message;
}

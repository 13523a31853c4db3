import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Core, CoreEvent } from '../core.ts';
import type { Contact, Conversation } from '../model/types.ts';
import type { Store } from '../model/store.ts';
import type { LiveEvent } from './types.ts';

const HEARTBEAT_MS = 20_000;

/** Streams {@link LiveEvent}s as server-sent events until the client goes away or the simulator closes. */
export function streamEvents(core: Core, request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	const { raw } = reply;
	raw.writeHead(200, {
		'content-type': 'text/event-stream; charset=utf-8',
		'cache-control': 'no-store',
		connection: 'keep-alive',
	});
	raw.write('retry: 1000\n\n');
	const stop = core.listen((event) => {
		const live = liveEvent(core.store, event);
		if (live) raw.write(`data: ${JSON.stringify(live)}\n\n`);
	});
	const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
	heartbeat.unref();
	request.raw.on('close', () => {
		clearInterval(heartbeat);
		stop();
	});
}

function liveEvent(store: Store, event: CoreEvent): LiveEvent | null {
	if (event.name === 'delivery') {
		const { event: name, status, messageId } = event.delivery;
		return { type: 'delivery', event: name, status, messageId };
	}
	if (event.name === 'changed') return null;
	if (event.name === 'state') return { type: 'state' };
	if (event.name === 'seen') {
		const { accountId, conversationId } = event;
		return { type: 'conversation', accountId, conversationId, customerId: null };
	}
	if ('contact' in event) {
		const { accountId, id } = event.contact;
		return { type: 'contact', accountId, contactId: id, customerId: customerOf(store, event.contact) };
	}
	const { conversation } = event;
	const reference = {
		accountId: conversation.accountId,
		conversationId: conversation.id,
		customerId: customerOfConversation(store, conversation),
	};
	if ('message' in event) return { type: 'message', ...reference, messageId: event.message.id };
	if ('actor' in event) {
		const who = event.actor.type === 'user' ? event.actor.user.name : event.actor.bot.name;
		return { type: 'typing', ...reference, on: event.name === 'conversation_typing_on', who };
	}
	return { type: 'conversation', ...reference };
}

function customerOf(store: Store, contact: Contact): number | null {
	const address = store.contactInboxesOf(contact.id)[0];
	return address ? (store.customers.get(Number(address.sourceId))?.id ?? null) : null;
}

function customerOfConversation(store: Store, conversation: Conversation): number | null {
	const address = store.contactInboxes.get(conversation.contactInboxId);
	return address ? (store.customers.get(Number(address.sourceId))?.id ?? null) : null;
}

import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import type { Customer, Inbox } from '../model/types.ts';
import { editTelegram, receiveTelegram } from '../telegram.ts';
import { answer } from './endpoint.ts';
import { Params } from './params.ts';

/**
 * Telegram's own way in: `POST /webhooks/telegram/{bot_token}` with an Update. Always answers 200; an unknown token and
 * updates that Chatwoot ignores (groups, reactions, …) are dropped.
 */
export function telegramWebhookRoutes(app: FastifyInstance, core: Core): void {
	app.post<{ Params: { bot_token: string } }>('/webhooks/telegram/:bot_token', (request, reply) => {
		const inbox = [...core.store.inboxes.values()].find((row) => row.botToken === request.params.bot_token);
		const update = new Params(request.body);
		if (inbox) receiveUpdate(core, inbox, update);
		return answer(reply, undefined);
	});
}

function receiveUpdate(core: Core, inbox: Inbox, update: Params): void {
	const query = update.attributes('callback_query');
	if (query) {
		const press = new Params(query);
		const from = sender(core, inbox, press);
		if (from)
			receiveTelegram(core.world, inbox, from, {
				text: press.text('data') ?? null,
				sourceId: press.text('id'),
				callbackQuery: true,
			});
		return;
	}
	const edited = update.attributes('edited_message');
	const message = new Params(edited ?? update.attributes('message'));
	const chat = new Params(message.attributes('chat'));
	const from = chat.text('type') === 'private' ? sender(core, inbox, message) : null;
	if (!from) return;
	const text = message.text('text') ?? message.text('caption') ?? null;
	if (edited) {
		const known = messageOf(core, inbox, from, message.text('message_id'));
		if (known && text !== null) editTelegram(core.world, known, text);
		return;
	}
	const replyTo = new Params(message.attributes('reply_to_message')).text('message_id');
	receiveTelegram(core.world, inbox, from, { text, sourceId: message.text('message_id'), replyTo });
}

/** The person of an update, who becomes a customer of the simulator too. */
function sender(core: Core, inbox: Inbox, update: Params): Customer | null {
	const from = new Params(update.attributes('from'));
	const id = from.integer('id');
	if (id === undefined) return null;
	const known = core.store.customers.get(id);
	if (known) return known;
	const customer: Customer = {
		id,
		accountId: inbox.accountId,
		inboxId: inbox.id,
		firstName: from.text('first_name') ?? '',
		lastName: from.text('last_name') ?? null,
		username: from.text('username') ?? null,
		language: from.text('language_code') ?? null,
	};
	core.store.customers.set(id, customer);
	core.tell({ name: 'state' });
	return customer;
}

function messageOf(
	core: Core,
	inbox: Inbox,
	from: Customer,
	sourceId: string | undefined,
): ReturnType<typeof core.store.messages.get> {
	const address = core.store.contactInboxBySource(inbox.id, String(from.id));
	const conversation = address && core.store.conversationsOfAddress(address.id).at(-1);
	return conversation && core.store.messagesOf(conversation).findLast((message) => message.sourceId === sourceId);
}

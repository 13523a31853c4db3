import type { OrderEffect, OrderRequest } from '../contract/order.ts';
import { type ConversationRow, lockConversation, mergeConversation } from './conversations.ts';
import type { Tx } from './tables/index.ts';

/** A conversation of an account. */
interface Place {
	accountId: string;
	conversationId: string;
}

/** What is known when an order is about to be carried out. */
export interface OrderScene {
	/** The answer of the first time, when the order is known. */
	before: OrderEffect | null;
	conversation: ConversationRow;
	/** When the newest order was written that was carried out in the conversation. */
	orderedAt: Date | null;
}

/** Locks the order's conversation, which it makes known where it is not. */
export async function openOrder(tx: Tx, place: Place, order: OrderRequest, now: Date): Promise<OrderScene> {
	await mergeConversation({
		...place,
		contactId: order.contactId,
		inboxId: order.inboxId,
		channel: null,
		sourceId: null,
		status: order.status,
		assigneeType: order.assigneeType,
		at: new Date(order.at),
		humanRepliedAt: null,
		now,
	}).execute(tx);
	const conversation = await lockConversation(tx, place);
	if (!conversation) throw new Error('the conversation could not be locked');
	const [known, orders] = await Promise.all([
		tx
			.selectFrom('ordenes')
			.select('effect')
			.where('account_id', '=', place.accountId)
			.where('message_id', '=', order.messageId)
			.executeTakeFirst(),
		tx
			.selectFrom('conversaciones')
			.select('ordered_at as orderedAt')
			.where('account_id', '=', place.accountId)
			.where('conversation_id', '=', place.conversationId)
			.executeTakeFirstOrThrow(),
	]);
	return { before: known?.effect ?? null, conversation, ...orders };
}

/** Keeps an order with its answer. */
export async function saveOrder(
	tx: Tx,
	place: Place,
	order: OrderRequest,
	effect: OrderEffect,
	now: Date,
): Promise<void> {
	await tx
		.insertInto('ordenes')
		.values({
			account_id: place.accountId,
			conversation_id: place.conversationId,
			message_id: order.messageId,
			command: order.command,
			argument: order.argument,
			operator_id: order.by.id,
			operator_name: order.by.name,
			ordered_at: new Date(order.at),
			received_at: now,
			effect: JSON.stringify(effect),
		})
		.execute();
}

/** Who has a conversation, as far as orders and the time that has passed decide it. */
export interface Custody {
	pausedAt: Date | null;
	pauseEndsAt: Date | null;
	returnedAt: Date | null;
	/** Left out: as it was. */
	handedBackAt?: Date;
	orderedAt?: Date;
}

export async function saveCustody(tx: Tx, place: Place, custody: Custody): Promise<void> {
	const { pausedAt, pauseEndsAt, returnedAt, handedBackAt, orderedAt } = custody;
	await tx
		.updateTable('conversaciones')
		.set({
			paused_at: pausedAt,
			pause_ends_at: pauseEndsAt,
			returned_at: returnedAt,
			...(handedBackAt && { handed_back_at: handedBackAt }),
			...(orderedAt && { ordered_at: orderedAt }),
		})
		.where('account_id', '=', place.accountId)
		.where('conversation_id', '=', place.conversationId)
		.execute();
}

/** The assistant has handed the conversation over: that it had come back counts no longer. */
export async function endReturn(tx: Tx, place: Place): Promise<void> {
	await tx
		.updateTable('conversaciones')
		.set({ returned_at: null })
		.where('account_id', '=', place.accountId)
		.where('conversation_id', '=', place.conversationId)
		.execute();
}

/** The newest turn of a conversation that was claimed before a moment, has words and was not passed over; null for none. */
export async function lastTurnWithWords(tx: Tx, place: Place, before: Date): Promise<string | null> {
	const found = await tx
		.selectFrom('consultas_ia')
		.select('id')
		.where('account_id', '=', place.accountId)
		.where('conversation_id', '=', place.conversationId)
		.where('created_at', '<=', before)
		.where('text', '<>', '')
		.where('route', '<>', 'silent')
		.orderBy('created_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return found?.id ?? null;
}

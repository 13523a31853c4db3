import { DateTime } from 'luxon';
import type { OrderEffect, OrderRequest } from '../../contract/order.ts';
import type { ConversationRow } from '../../store/conversations.ts';
import { type Custody, openOrder, saveCustody, saveOrder } from '../../store/orders.ts';
import type { Tx } from '../../store/tables/index.ts';
import { fold } from '../../text/fold.ts';
import { type OrderTexts, orderTexts } from '../catalogue/orders.ts';
import type { Company, TurnContext } from '../context.ts';
import { takeByOrder } from '../take-danger.ts';
import { correctIntent } from './correct-intent.ts';
import { pauseEnd } from './pause-length.ts';

interface Place {
	accountId: string;
	conversationId: string;
}

/** What an order is carried out with. */
interface Scene {
	tx: Tx;
	company: Company;
	place: Place;
	order: OrderRequest;
	conversation: ConversationRow;
	/** When the order was written. */
	at: Date;
	now: Date;
	texts: OrderTexts;
}

type Order = (scene: Scene) => Promise<OrderEffect>;

/** What operators write, without accents; the Spanish words and their English ones. */
const ORDERS: Readonly<Record<string, Order>> = {
	bot: handBack,
	pausa: pause,
	pause,
	visto: see,
	seen: see,
	es: correct,
	is: correct,
};

const said = (note: string, accepted = true): OrderEffect => ({ accepted, note, status: null, unassign: false });

/**
 * Takes an operator's order. In one transaction under the conversation's lock: it holds from the answer on, a repeated
 * delivery changes nothing and gets the first answer, and of two orders the one that was written last counts.
 */
export async function takeOrder(
	{ clock, database }: TurnContext,
	company: Company,
	place: Place,
	order: OrderRequest,
): Promise<OrderEffect & { duplicate: boolean }> {
	const now = clock();
	const texts = orderTexts(company.settings.language);
	return await database.withCompany(company.id, async (tx) => {
		const { before, conversation, orderedAt } = await openOrder(tx, place, order, now);
		if (before !== null) return { ...before, duplicate: true };
		const at = new Date(order.at);
		const carryOut = ORDERS[fold(order.command)];
		const scene: Scene = { tx, company, place, order, conversation, at, now, texts };
		let effect: OrderEffect;
		if (carryOut === undefined) effect = said(texts.unknown(order.command), false);
		else if (orderedAt !== null && orderedAt > at) effect = said(texts.late, false);
		else effect = await carryOut(scene);
		await saveOrder(tx, place, order, effect, now);
		return { ...effect, duplicate: false };
	});
}

/** `/bot`: the conversation is the assistant's again, in Chatwoot too. What was reported before is taken. */
async function handBack({ tx, place, order, at, now, texts }: Scene): Promise<OrderEffect> {
	const free: Custody = { pausedAt: null, pauseEndsAt: null, returnedAt: at, handedBackAt: at, orderedAt: at };
	await saveCustody(tx, place, free);
	await takeByOrder(tx, place, nameOf(order), at, now);
	return { accepted: true, note: texts.back, status: 'pending', unassign: true };
}

/** `/pausa`: silence until the time is up, `/bot` or resolve. Words that are not understood still mean silence. */
async function pause({ tx, company, place, order, at, texts }: Scene): Promise<OrderEffect> {
	const end = pauseEnd(order.argument, company.settings, at);
	await saveCustody(tx, place, {
		pausedAt: at,
		pauseEndsAt: end?.toJSDate() ?? null,
		returnedAt: null,
		orderedAt: at,
	});
	const note = end === undefined ? texts.pausedAnyway(order.argument) : texts.paused(end && spoken(end, at, texts));
	// Open, so that it stands in the team's inbox: nobody else answers there now.
	return { accepted: true, note, status: 'open', unassign: false };
}

/** `/visto`: whoever writes it has seen the danger or the waiting customer. */
async function see({ tx, place, order, at, now, texts }: Scene): Promise<OrderEffect> {
	const taken = await takeByOrder(tx, place, nameOf(order), at, now);
	return taken > 0 ? said(texts.seen) : said(texts.nothingToSee, false);
}

/** `/es avería`: what the last turn was about. */
async function correct({ tx, place, order, now, texts }: Scene): Promise<OrderEffect> {
	const outcome = await correctIntent(tx, place, order, now);
	switch (outcome) {
		case 'unknown intent':
			return said(texts.unknownIntent(order.argument), false);
		case 'no turn':
			return said(texts.nothingToCorrect, false);
		default:
			return said(texts.corrected(order.argument));
	}
}

const nameOf = ({ by }: OrderRequest): string => by.name ?? `user ${by.id}`;

function spoken(end: DateTime, at: Date, texts: OrderTexts): string {
	return texts.moment(end, end.hasSame(DateTime.fromJSDate(at, { zone: end.zone }), 'day'));
}

import type { OrderRequest } from '../../contract/order.ts';
import { lastTurnWithWords } from '../../store/orders.ts';
import type { Tx } from '../../store/tables/index.ts';
import { correctTurnWithin } from '../corrections/correct.ts';
import { namedIntent } from './intent-words.ts';

interface Place {
	accountId: string;
	conversationId: string;
}

export type CorrectionOutcome = 'corrected' | 'unknown intent' | 'no turn';

/** Corrects what the conversation's last turn before the order was about: the company's classifier learns it. */
export async function correctIntent(tx: Tx, place: Place, order: OrderRequest, now: Date): Promise<CorrectionOutcome> {
	const intent = namedIntent(order.argument);
	if (intent === null) return 'unknown intent';
	const consultaId = await lastTurnWithWords(tx, place, new Date(order.at));
	if (consultaId === null) return 'no turn';
	await correctTurnWithin(tx, { consultaId, intent, by: order.by.name ?? `user ${order.by.id}` }, now);
	return 'corrected';
}

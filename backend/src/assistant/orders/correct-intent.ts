import type { OrderRequest } from '../../contract/order.ts';
import type { Tx } from '../../store/tables/index.ts';
import type { Company } from '../context.ts';
import { namedIntent } from './intent-words.ts';

interface Place {
	accountId: string;
	conversationId: string;
}

export type CorrectionOutcome = 'corrected' | 'unknown intent' | 'no turn' | 'not possible';

/** Corrects the intent of the conversation's last turn. */
export async function correctIntent(
	_tx: Tx,
	_company: Company,
	_place: Place,
	order: OrderRequest,
	_now: Date,
): Promise<CorrectionOutcome> {
	return namedIntent(order.argument) === null ? 'unknown intent' : 'not possible';
}

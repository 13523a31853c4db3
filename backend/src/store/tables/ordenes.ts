import type { OrderEffect } from '../../contract/order.ts';
import type { Json, WithDefault } from './json.ts';

/** An order that an operator gave by a private note, kept so that a repeated delivery gets the same answer. */
export interface OrdenesTable {
	company_id: WithDefault<string>;
	account_id: string;
	/** The note's id in Chatwoot, unique within an account. */
	message_id: string;
	conversation_id: string;
	/** As written, without the slash. */
	command: string;
	argument: string;
	operator_id: string;
	operator_name: string | null;
	ordered_at: Date;
	received_at: Date;
	effect: Json<OrderEffect>;
}

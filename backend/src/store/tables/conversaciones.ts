import type { ColumnType, Generated } from 'kysely';
import type { ConversationStatus, Message } from '../../contract/message.ts';
import type { Json, WithDefault } from './json.ts';

/** What we know of a Chatwoot conversation: enough to tell whether the assistant may speak. Also the lock of its turns. */
export interface ConversacionesTable {
	company_id: WithDefault<string>;
	account_id: string;
	conversation_id: string;
	contact_id: string;
	inbox_id: string;
	/** Chatwoot's channel class and the person's id in it; null until a message says them. They never change. */
	channel: WithDefault<string | null>;
	source_id: WithDefault<string | null>;
	status: ConversationStatus;
	assignee_type: 'User' | 'AgentBot' | null;
	/** The moment that `status` and `assignee_type` are known for; older news does not overwrite them. */
	status_at: Date;
	/** When an operator last wrote to the customer. */
	human_replied_at: Date | null;
	/** When the conversation last came back to the assistant: resolved, or pending again after it was not. */
	handed_back_at: Date | null;
	/** Since when an operator's `/pausa` holds; null when none does. */
	paused_at: WithDefault<Date | null>;
	/** When the pause is over; null: by an order or when the conversation is resolved. */
	pause_ends_at: WithDefault<Date | null>;
	/** When the conversation came back to the assistant by `/bot` or by time, while Chatwoot may still show it as open. */
	returned_at: WithDefault<Date | null>;
	/** When the newest order was written that was carried out. */
	ordered_at: WithDefault<Date | null>;
	updated_at: Date;
}

/** A message of a customer or an operator, stored before Chatwoot's webhook is acknowledged. */
export interface MensajesTable {
	company_id: WithDefault<string>;
	account_id: string;
	/** Chatwoot's id, unique within an account. */
	message_id: string;
	conversation_id: string;
	contact_id: string;
	/** Order of arrival; within a conversation also the order of commit, as the conversation row is locked first. */
	seq: Generated<number>;
	author: 'customer' | 'human';
	content: string;
	sent_at: Date;
	received_at: Date;
	/** The turn that claimed it; null while none has. */
	consulta_id: ColumnType<string | null, string | null | undefined, string | null>;
	message: Json<StoredMessage>;
	created_at: WithDefault<Date>;
}

/** A message as kept: its text has a column of its own. */
export type StoredMessage = Omit<Message, 'content'>;

import type { ColumnType } from 'kysely';
import type { Role } from '../../contract/turn.ts';
import type { WithDefault } from './json.ts';

/** A person of the firm's own list: who may be a technician or of the office. */
export interface PersonasTable {
	company_id: WithDefault<string>;
	id: string;
	/** The person's id in the firm's own system; unique where there is one. */
	reference: string | null;
	name: string;
	role: Role;
	active: boolean;
	/** E.164. */
	phone: string | null;
	email: string | null;
	created_at: Date;
	updated_at: Date;
}

/** That whoever writes from a channel address is a person of the list, who says so, and until when it held. */
export interface IdentidadesTable {
	company_id: WithDefault<string>;
	id: string;
	person_id: string;
	account_id: string;
	inbox_id: string;
	/** The person's id in the channel, as Chatwoot's `contact_inbox.source_id`. */
	source_id: string;
	/** The Chatwoot contact that the address belonged to when it was confirmed. */
	contact_id: string | null;
	/** Confirmed by an operator one by one, or by the firm's list. */
	via: 'operator' | 'list';
	confirmed_by: string;
	confirmed_at: Date;
	revoked_by: ColumnType<string | null, string | null | undefined, string | null>;
	/** Null while it holds. */
	revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

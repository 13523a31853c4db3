import { type Kysely, sql } from 'kysely';
import { protect } from './protect.ts';

/** What operators ordered by private notes, and what of it holds for the conversation. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table conversaciones
			add column paused_at timestamptz,
			add column pause_ends_at timestamptz,
			add column returned_at timestamptz,
			add column ordered_at timestamptz`.execute(db);
	await sql`
		create table ordenes (
			company_id uuid not null default nullif(current_setting('app.company_id', true), '')::uuid
				references empresas (id) on delete cascade,
			account_id text not null,
			message_id text not null,
			conversation_id text not null,
			command text not null,
			argument text not null,
			operator_id text not null,
			operator_name text,
			ordered_at timestamptz not null,
			received_at timestamptz not null,
			effect jsonb not null,
			primary key (company_id, account_id, message_id)
		)`.execute(db);
	await sql`
		create index ordenes_conversation on ordenes (company_id, account_id, conversation_id, ordered_at)`.execute(db);
	await protect(db, 'ordenes');
}

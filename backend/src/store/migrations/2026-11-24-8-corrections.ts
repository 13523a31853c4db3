import { type Kysely, sql } from 'kysely';
import { protect } from './protect.ts';

/** What operators said that messages were about, and a number that grows with every change of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table empresas add column corrections_revision integer not null default 0`.execute(db);
	await sql`
		create table correcciones (
			company_id uuid not null default nullif(current_setting('app.company_id', true), '')::uuid
				references empresas (id) on delete cascade,
			id uuid not null,
			consulta_id uuid,
			text text not null check (text <> ''),
			intent text not null,
			by text not null,
			created_at timestamptz not null,
			primary key (company_id, id),
			foreign key (company_id, consulta_id) references consultas_ia (company_id, id) on delete cascade
		)`.execute(db);
	await sql`create index correcciones_consulta on correcciones (company_id, consulta_id)`.execute(db);
	await sql`create index correcciones_newest on correcciones (company_id, created_at)`.execute(db);
	await protect(db, 'correcciones');
}

import { type Kysely, sql } from 'kysely';
import { protect } from './protect.ts';

const company = sql`uuid not null default nullif(current_setting('app.company_id', true), '')::uuid`;

/** What the language model costs: what was spent per cap and period, and what calls in flight have put aside. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table gasto_modelo (
			company_id ${company} references empresas (id) on delete cascade,
			cap text not null,
			period text not null,
			subject text not null default '',
			cost_usd double precision not null default 0,
			calls integer not null default 0,
			tokens bigint not null default 0,
			primary key (company_id, cap, period, subject)
		)`.execute(db);
	await sql`
		create table reservas_modelo (
			company_id ${company} references empresas (id) on delete cascade,
			id uuid not null,
			consulta_id uuid not null,
			expires_at timestamptz not null,
			day text not null,
			month text not null,
			subject text,
			cost_usd double precision not null,
			tokens integer not null,
			primary key (company_id, id)
		)`.execute(db);
	await protect(db, 'gasto_modelo');
	await protect(db, 'reservas_modelo');
	await sql`
		alter table llamadas_modelo
			add column attempt integer not null default 1,
			add column repairs text,
			add column cache_write_tokens integer not null default 0`.execute(db);
	await sql`create index llamadas_modelo_at on llamadas_modelo (company_id, at)`.execute(db);
	// Who is making the answer of a turn, and until when others wait for it.
	await sql`alter table consultas_ia add column answering_by uuid, add column answering_until timestamptz`.execute(db);
}

import { type Kysely, sql } from 'kysely';
import { protect } from './protect.ts';

const company = sql`uuid not null default nullif(current_setting('app.company_id', true), '')::uuid`;

/** Dangers that customers reported, and the alerts that go out until a person takes them. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table consultas_ia add column safety jsonb`.execute(db);
	await sql`
		create table incidentes (
			company_id ${company} references empresas (id) on delete cascade,
			id uuid not null,
			account_id text not null,
			conversation_id text not null,
			contact_id text,
			kind text not null
				check (kind in ('gas', 'carbon_monoxide', 'fire', 'electric', 'flood_electric', 'injury')),
			certain boolean not null,
			consulta_id uuid not null,
			texted_by uuid,
			reassured_at timestamptz,
			opened_at timestamptz not null,
			last_message_at timestamptz not null,
			taken_at timestamptz,
			taken_by text,
			closed_at timestamptz,
			closed_reason text check (closed_reason in ('resolved', 'quiet')),
			primary key (company_id, id),
			foreign key (company_id, consulta_id) references consultas_ia (company_id, id) on delete cascade
		)`.execute(db);
	// Once per incident: the database itself allows no second open one of a kind in a conversation.
	await sql`
		create unique index incidentes_open on incidentes (company_id, account_id, conversation_id, kind)
		where closed_at is null`.execute(db);
	await sql`create index incidentes_newest on incidentes (company_id, opened_at)`.execute(db);
	await sql`create index incidentes_consulta on incidentes (company_id, consulta_id)`.execute(db);
	await sql`
		create table avisos (
			company_id ${company} references empresas (id) on delete cascade,
			id uuid not null,
			kind text not null check (kind in ('hazard', 'unanswered', 'budget')),
			key text not null,
			account_id text,
			conversation_id text,
			contact_id text,
			incident_id uuid,
			facts jsonb not null,
			since timestamptz not null,
			had_assignee boolean not null default false,
			created_at timestamptz not null,
			touched_at timestamptz not null,
			step integer not null default 0,
			step_since timestamptz not null,
			tries integer not null default 0,
			failures integer not null default 0,
			due_at timestamptz,
			lease_until timestamptz,
			deliveries jsonb not null default '[]',
			ended_at timestamptz,
			ended_reason text check (ended_reason in ('taken', 'resolved', 'exhausted')),
			taken_by text,
			primary key (company_id, id),
			unique (company_id, key),
			foreign key (company_id, incident_id) references incidentes (company_id, id) on delete cascade
		)`.execute(db);
	await sql`create index avisos_due on avisos (company_id, due_at) where due_at is not null`.execute(db);
	await sql`
		create index avisos_conversation on avisos (company_id, account_id, conversation_id)
		where ended_at is null`.execute(db);
	await sql`create index avisos_incident on avisos (company_id, incident_id)`.execute(db);
	await sql`create index avisos_newest on avisos (company_id, created_at)`.execute(db);
	await protect(db, 'incidentes');
	await protect(db, 'avisos');
}

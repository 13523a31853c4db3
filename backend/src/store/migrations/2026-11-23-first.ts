import { type Kysely, sql } from 'kysely';
import { protect } from './protect.ts';

/** The company of a row: the one that the transaction is set to, unless given. */
const company = sql`uuid not null default nullif(current_setting('app.company_id', true), '')::uuid`;

/** The first tables: companies, conversations, turns, people, knowledge. Needs PostgreSQL 16 or later. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createAppRole(db);
	await sql`create extension if not exists unaccent`.execute(db);
	await sql`create extension if not exists pg_trgm`.execute(db);
	await createCompanies(db);
	await createTurns(db);
	await createConversations(db);
	await createPeople(db);
	await createKnowledge(db);
}

/**
 * The role that requests run as. It owns nothing and cannot bypass row-level security, so the policies hold even where the
 * connecting role is a superuser, as in PGlite. Roles belong to the whole server: another database may have made it.
 */
async function createAppRole(db: Kysely<unknown>): Promise<void> {
	await sql`
		do $$
		begin
			if not exists (select from pg_roles where rolname = 'ainstalia_app') then
				begin
					create role ainstalia_app nologin nobypassrls;
				exception when duplicate_object or unique_violation then null;
				end;
			end if;
			if exists (select from pg_roles where rolname = 'ainstalia_app' and (rolsuper or rolbypassrls)) then
				raise exception 'the role ainstalia_app must be neither superuser nor bypassrls';
			end if;
			if not pg_has_role(current_user, 'ainstalia_app', 'SET') then
				execute format('grant ainstalia_app to %I', current_user);
			end if;
		exception when insufficient_privilege then
			raise exception 'as an administrator of the server run: create role ainstalia_app nologin; grant ainstalia_app to %',
				current_user;
		end $$`.execute(db);
	await sql`grant usage on schema public to ainstalia_app`.execute(db);
}

async function createCompanies(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table empresas (
			id uuid primary key,
			name text not null,
			settings jsonb not null default '{}',
			created_at timestamptz not null default now()
		)`.execute(db);
	await sql`
		create table claves_api (
			company_id ${company} references empresas (id) on delete cascade,
			hash text primary key,
			prefix text not null,
			created_at timestamptz not null default now(),
			revoked_at timestamptz
		)`.execute(db);
	await protect(db, 'empresas', 'id');
	await protect(db, 'claves_api');
	// Which company a key belongs to is asked before a company is known, so the owner may read these two tables whole.
	await sql`create policy owner_reads_all on empresas to current_user using (true) with check (true)`.execute(db);
	await sql`create policy owner_reads_all on claves_api to current_user using (true) with check (true)`.execute(db);
}

async function createTurns(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table consultas_ia (
			company_id ${company} references empresas (id) on delete cascade,
			id uuid not null,
			account_id text,
			conversation_id text,
			contact_id text,
			created_at timestamptz not null,
			state text not null check (state in ('open', 'closed')),
			closed_at timestamptz,
			attempts integer not null,
			lease_until timestamptz,
			task text not null,
			route text,
			reason text,
			text text not null,
			intent text,
			intent_confidence double precision,
			hazard jsonb,
			urgency text,
			language text,
			role text,
			decisions jsonb not null default '[]',
			reply text,
			buttons jsonb not null default '[]',
			citations jsonb not null default '[]',
			handoff jsonb,
			labels jsonb not null default '[]',
			fields jsonb,
			onboarding jsonb,
			engine text,
			usage jsonb not null
				default '{"calls": 0, "inputTokens": 0, "outputTokens": 0, "cachedTokens": 0, "costUsd": 0}',
			sending_state text check (sending_state in ('sending', 'sent', 'skipped')),
			sending_at timestamptz,
			sending_message_id text,
			sending_reason text,
			primary key (company_id, id)
		) with (fillfactor = 70)`.execute(db);
	await sql`create index consultas_ia_conversation on consultas_ia (company_id, account_id, conversation_id, created_at)`.execute(
		db,
	);
	await sql`create index consultas_ia_newest on consultas_ia (company_id, created_at)`.execute(db);
	// For GET /consultar/pendientes: open turns are few. Not by `lease_until`: an update of an indexed column writes to every
	// index of the table, and a lease is renewed at each step of a turn.
	await sql`create index consultas_ia_open on consultas_ia (company_id, created_at) where state = 'open'`.execute(db);
	await sql`
		create table llamadas_modelo (
			company_id ${company},
			id bigint generated always as identity,
			consulta_id uuid not null,
			engine text not null,
			at timestamptz not null default now(),
			model text not null,
			prompt_version text not null,
			input_tokens integer not null,
			cached_tokens integer not null,
			output_tokens integer not null,
			cost_usd double precision not null,
			latency_ms double precision not null,
			stop_reason text,
			error text,
			primary key (company_id, id),
			foreign key (company_id, consulta_id) references consultas_ia (company_id, id) on delete cascade
		)`.execute(db);
	await sql`create index llamadas_modelo_consulta on llamadas_modelo (company_id, consulta_id)`.execute(db);
	await protect(db, 'consultas_ia');
	await protect(db, 'llamadas_modelo');
}

async function createConversations(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table conversaciones (
			company_id ${company} references empresas (id) on delete cascade,
			account_id text not null,
			conversation_id text not null,
			contact_id text not null,
			inbox_id text not null,
			status text not null check (status in ('open', 'resolved', 'pending', 'snoozed')),
			assignee_type text check (assignee_type in ('User', 'AgentBot')),
			status_at timestamptz not null,
			human_replied_at timestamptz,
			handed_back_at timestamptz,
			updated_at timestamptz not null,
			primary key (company_id, account_id, conversation_id)
		)`.execute(db);
	await sql`create index conversaciones_contact on conversaciones (company_id, account_id, contact_id)`.execute(db);
	await sql`
		create table mensajes (
			company_id ${company},
			account_id text not null,
			message_id text not null,
			conversation_id text not null,
			contact_id text not null,
			seq bigint generated always as identity,
			author text not null check (author in ('customer', 'human')),
			content text not null,
			sent_at timestamptz not null,
			received_at timestamptz not null,
			consulta_id uuid,
			message jsonb not null,
			created_at timestamptz not null default now(),
			primary key (company_id, account_id, message_id),
			foreign key (company_id, account_id, conversation_id)
				references conversaciones (company_id, account_id, conversation_id) on delete cascade,
			foreign key (company_id, consulta_id) references consultas_ia (company_id, id) on delete set null (consulta_id)
		)`.execute(db);
	// The claim of a turn, and GET /consultar/pendientes: what no turn has claimed is little.
	await sql`
		create index mensajes_unclaimed on mensajes (company_id, account_id, conversation_id, seq)
		where consulta_id is null and author = 'customer'`.execute(db);
	await sql`create index mensajes_conversation on mensajes (company_id, account_id, conversation_id, seq)`.execute(db);
	await sql`create index mensajes_consulta on mensajes (company_id, consulta_id)`.execute(db);
	await protect(db, 'conversaciones');
	await protect(db, 'mensajes');
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table estado_usuario (
			company_id ${company} references empresas (id) on delete cascade,
			account_id text not null,
			contact_id text not null,
			step text not null default 'new' check (step in ('new', 'name', 'zone', 'interest', 'done')),
			name text,
			zone text,
			interest text,
			asks smallint not null default 0,
			role text not null default 'customer' check (role in ('customer', 'technician', 'administrative')),
			language text,
			opted_out boolean not null default false,
			disclosed_at timestamptz,
			updated_at timestamptz not null,
			primary key (company_id, account_id, contact_id)
		)`.execute(db);
	await protect(db, 'estado_usuario');
}

async function createKnowledge(db: Kysely<unknown>): Promise<void> {
	// Customers leave accents out; both sides lose them before the Spanish stemmer sees the word.
	await sql`create text search configuration busqueda_es (copy = pg_catalog.spanish)`.execute(db);
	await sql`
		alter text search configuration busqueda_es
		alter mapping for hword, hword_part, word with unaccent, spanish_stem`.execute(db);
	await sql`
		create table documentos (
			company_id ${company} references empresas (id) on delete cascade,
			id uuid not null,
			title text not null,
			text text not null,
			audience text[] not null,
			link text,
			state text not null check (state in ('pending', 'ready', 'failed')),
			error text,
			content_hash text not null,
			created_at timestamptz not null default now(),
			primary key (company_id, id),
			unique (company_id, content_hash)
		)`.execute(db);
	await sql`
		create table pasajes (
			company_id ${company},
			document_id uuid not null,
			position integer not null,
			page integer,
			heading text,
			text text not null,
			audience text[] not null,
			busqueda tsvector not null generated always as (
				setweight(to_tsvector('public.busqueda_es', coalesce(heading, '')), 'A')
				|| setweight(to_tsvector('public.busqueda_es', text), 'B')
			) stored,
			primary key (company_id, document_id, position),
			foreign key (company_id, document_id) references documentos (company_id, id) on delete cascade
		)`.execute(db);
	await sql`create index pasajes_busqueda on pasajes using gin (busqueda)`.execute(db);
	await protect(db, 'documentos');
	await protect(db, 'pasajes');
}

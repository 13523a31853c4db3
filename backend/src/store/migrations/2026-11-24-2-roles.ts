import { type Kysely, sql } from 'kysely';
import { onlyManagementWrites, protect } from './protect.ts';

const company = sql`uuid not null default nullif(current_setting('app.company_id', true), '')::uuid`;

/**
 * Who writes, and what they may read: the firm's list of people, the channel addresses that prove who somebody is, and
 * documents that only their readers see, whatever the query.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await createDirectory(db);
	await keepAddresses(db);
	await hideDocuments(db);
}

async function createDirectory(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table personas (
			company_id ${company} references empresas (id) on delete cascade,
			id uuid not null,
			reference text,
			name text not null,
			role text not null check (role in ('customer', 'technician', 'administrative')),
			active boolean not null default true,
			phone text,
			email text,
			created_at timestamptz not null,
			updated_at timestamptz not null,
			primary key (company_id, id),
			unique (company_id, reference)
		)`.execute(db);
	await sql`create index personas_phone on personas (company_id, phone) where active and phone is not null`.execute(db);
	await sql`
		create table identidades (
			company_id ${company},
			id uuid not null,
			person_id uuid not null,
			account_id text not null,
			inbox_id text not null,
			source_id text not null,
			contact_id text,
			via text not null check (via in ('operator', 'list')),
			confirmed_by text not null,
			confirmed_at timestamptz not null,
			revoked_by text,
			revoked_at timestamptz,
			primary key (company_id, id),
			foreign key (company_id, person_id) references personas (company_id, id) on delete cascade
		)`.execute(db);
	// One address proves one person.
	await sql`
		create unique index identidades_address on identidades (company_id, account_id, inbox_id, source_id)
		where revoked_at is null`.execute(db);
	await sql`create index identidades_person on identidades (company_id, person_id)`.execute(db);
	for (const table of ['personas', 'identidades']) {
		await protect(db, table);
		await onlyManagementWrites(db, table);
	}
	// A role comes from the list from now on. Roles that were set by hand proved nobody, and end.
	await sql`alter table estado_usuario drop column role`.execute(db);
}

/** The channel address of a conversation, which stays the same for its whole life. */
async function keepAddresses(db: Kysely<unknown>): Promise<void> {
	await sql`alter table conversaciones add column channel text, add column source_id text`.execute(db);
	await asOwner(db, ['conversaciones', 'mensajes'], async () => {
		await sql`
			update conversaciones as c set channel = known.channel, source_id = known.source_id
			from (
				select distinct on (company_id, account_id, conversation_id) company_id, account_id, conversation_id,
					message ->> 'channel' as channel, message -> 'contact' ->> 'sourceId' as source_id
				from mensajes where author = 'customer' and message -> 'contact' ->> 'sourceId' is not null
				order by company_id, account_id, conversation_id, seq
			) as known
			where c.company_id = known.company_id and c.account_id = known.account_id
				and c.conversation_id = known.conversation_id`.execute(db);
	});
}

/**
 * `readers` is a set of roles as bits: customer 1, technician 2, administrative 4. A number, because a policy is checked for
 * every row that an index finds, and in the row itself, because a look at the document for each would be too slow.
 */
async function hideDocuments(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table documentos add column readers smallint not null generated always as (
			(case when 'customer' = any (audience) then 1 else 0 end)
			+ (case when 'technician' = any (audience) then 2 else 0 end)
			+ (case when 'administrative' = any (audience) then 4 else 0 end)
		) stored`.execute(db);
	for (const table of ['pasajes', 'terminos', 'vocabulario']) {
		await sql`alter table ${sql.table(table)} add column readers smallint not null default 0`.execute(db);
	}
	await asOwner(db, ['documentos', 'pasajes', 'terminos', 'vocabulario'], async () => {
		for (const table of ['pasajes', 'terminos']) {
			await sql`
				update ${sql.table(table)} as part set readers = d.readers
				from documentos as d where d.company_id = part.company_id and d.id = part.document_id`.execute(db);
		}
		await sql`
			update vocabulario as v set readers = t.readers
			from (select company_id, term, bit_or(readers) as readers from terminos group by company_id, term) as t
			where t.company_id = v.company_id and t.term = v.term`.execute(db);
		await sql`delete from vocabulario where readers = 0`.execute(db);
	});
	await sql`alter table pasajes drop column audience`.execute(db);
	for (const table of ['documentos', 'pasajes', 'terminos', 'vocabulario']) {
		// A subquery of its own, so that the setting is read once for a query, not for each row.
		await sql`
			create policy own_readers on ${sql.table(table)} as restrictive for select using (
				readers & (
					select case current_setting('app.role', true)
						when 'management' then 7 when 'technician' then 2 when 'administrative' then 4 else 1
					end
				) <> 0
			)`.execute(db);
		await onlyManagementWrites(db, table);
	}
}

/** Runs `work` on all companies' rows: without the force, row-level security lets the owner of a table pass. */
async function asOwner(db: Kysely<unknown>, tables: readonly string[], work: () => Promise<void>): Promise<void> {
	for (const table of tables) await sql`alter table ${sql.table(table)} no force row level security`.execute(db);
	await work();
	for (const table of tables) await sql`alter table ${sql.table(table)} force row level security`.execute(db);
}

import { type Kysely, sql } from 'kysely';

/**
 * Puts a table under row-level security: a transaction sees and writes only rows of the company in the setting
 * `app.company_id`; without one it sees nothing. Forced, so that it also holds for the owner of the table.
 *
 * @param column the column that holds the company's id
 */
export async function protect(db: Kysely<unknown>, table: string, column = 'company_id'): Promise<void> {
	const name = sql.table(table);
	const own = sql`${sql.ref(column)} = nullif(current_setting('app.company_id', true), '')::uuid`;
	await sql`alter table ${name} enable row level security`.execute(db);
	await sql`alter table ${name} force row level security`.execute(db);
	await sql`create policy own_company on ${name} using (${own}) with check (${own})`.execute(db);
	await sql`grant select, insert, update, delete on ${name} to ainstalia_app`.execute(db);
}

/**
 * Lets only a transaction of the management (the setting `app.role`, see `store/reader.ts`) write to a protected table: not
 * the one that answers a customer.
 */
export async function onlyManagementWrites(db: Kysely<unknown>, table: string): Promise<void> {
	const name = sql.table(table);
	const management = sql`current_setting('app.role', true) = 'management'`;
	await sql`create policy management_adds on ${name} as restrictive for insert with check (${management})`.execute(db);
	await sql`create policy management_changes on ${name} as restrictive for update using (${management})`.execute(db);
	await sql`create policy management_removes on ${name} as restrictive for delete using (${management})`.execute(db);
}

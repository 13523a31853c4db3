import { type Selectable, sql } from 'kysely';
import type { ListedPerson, ListedPersonInput } from '../contract/directory.ts';
import type { Role } from '../contract/turn.ts';
import type { PersonasTable } from './tables/directorio.ts';
import type { Tx } from './tables/index.ts';
import { isUuid } from './uuid.ts';

type Row = Selectable<PersonasTable>;
/** What the firm says of a person, besides addresses. */
type Facts = Omit<ListedPersonInput, 'addresses'>;

/** A phone that several active people have. */
export interface PhoneConflict {
	phone: string;
	personIds: string[];
}

/** The people of the firm's list, by name. */
export async function findListedPeople(
	tx: Tx,
	{ role, active }: { role?: Role | undefined; active?: boolean | undefined } = {},
): Promise<ListedPerson[]> {
	let query = tx.selectFrom('personas').selectAll().orderBy('name').orderBy('id');
	if (role !== undefined) query = query.where('role', '=', role);
	if (active !== undefined) query = query.where('active', '=', active);
	return (await query.execute()).map(toListedPerson);
}

export async function findListedPerson(tx: Tx, id: string): Promise<ListedPerson | undefined> {
	if (!isUuid(id)) return undefined;
	const row = await tx.selectFrom('personas').selectAll().where('id', '=', id).executeTakeFirst();
	return row && toListedPerson(row);
}

/** @returns undefined when another person of the list has the reference */
export async function insertListedPerson(tx: Tx, person: Facts, now: Date): Promise<ListedPerson | undefined> {
	const row = await tx
		.insertInto('personas')
		.values({ id: crypto.randomUUID(), ...columns(person), created_at: now, updated_at: now })
		.onConflict((conflict) => conflict.columns(['company_id', 'reference']).doNothing())
		.returningAll()
		.executeTakeFirst();
	return row && toListedPerson(row);
}

/** @returns undefined when the company has no such person */
export async function updateListedPerson(
	tx: Tx,
	id: string,
	person: Facts,
	now: Date,
): Promise<ListedPerson | undefined> {
	const row = await tx
		.updateTable('personas')
		.set({ ...columns(person), updated_at: now })
		.where('id', '=', id)
		.returningAll()
		.executeTakeFirst();
	return row && toListedPerson(row);
}

/** Whether a person other than this one has the reference. */
export async function isReferenceTaken(tx: Tx, reference: string, exceptId: string): Promise<boolean> {
	const other = await tx
		.selectFrom('personas')
		.select('id')
		.where('reference', '=', reference)
		.where('id', '<>', exceptId)
		.executeTakeFirst();
	return other !== undefined;
}

/** Deletes a person with all that proved it. @returns false when there was no such person */
export async function removeListedPerson(tx: Tx, id: string): Promise<boolean> {
	if (!isUuid(id)) return false;
	const { numDeletedRows } = await tx.deleteFrom('personas').where('id', '=', id).executeTakeFirst();
	return numDeletedRows > 0n;
}

/**
 * Adds the people whose reference is unknown and changes those who are not as given.
 *
 * @returns the ids by reference, of all people given, and how many were added and changed
 */
export async function mergeListedPeople(
	tx: Tx,
	people: readonly (Facts & { reference: string })[],
	now: Date,
): Promise<{ ids: Map<string, string>; added: number; changed: number }> {
	const references = people.map(({ reference }) => reference);
	const before = await idsByReference(tx, references);
	const rows = people.map((person) => ({ id: crypto.randomUUID(), ...columns(person) }));
	const { rows: written } = await sql<{ id: string }>`
		insert into personas as known (id, reference, name, role, active, phone, email, created_at, updated_at)
		select row.id, row.reference, row.name, row.role, row.active, row.phone, row.email, ${now}::timestamptz, ${now}::timestamptz
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row
			(id uuid, reference text, name text, role text, active boolean, phone text, email text)
		on conflict (company_id, reference) do update set
			name = excluded.name, role = excluded.role, active = excluded.active, phone = excluded.phone,
			email = excluded.email, updated_at = excluded.updated_at
		where (known.name, known.role, known.active, known.phone, known.email)
			is distinct from (excluded.name, excluded.role, excluded.active, excluded.phone, excluded.email)
		returning id`.execute(tx);
	const ids = await idsByReference(tx, references);
	const added = ids.size - before.size;
	return { ids, added, changed: written.length - added };
}

async function idsByReference(tx: Tx, references: readonly string[]): Promise<Map<string, string>> {
	const { rows } = await sql<{ reference: string; id: string }>`
		select reference, id from personas where reference = any (${references}::text[])`.execute(tx);
	return new Map(rows.map(({ reference, id }) => [reference, id]));
}

/** Takes the role from everybody who has a reference that is not among these. @returns how many were active */
export async function deactivateOthers(tx: Tx, references: readonly string[], now: Date): Promise<number> {
	const { numAffectedRows } = await sql`
		update personas set active = false, updated_at = ${now}::timestamptz
		where active and reference is not null and reference <> all (${references}::text[])`.execute(tx);
	return Number(numAffectedRows ?? 0n);
}

/** Phones that several active people have. */
export async function findPhoneConflicts(tx: Tx): Promise<PhoneConflict[]> {
	const { rows } = await sql<PhoneConflict>`
		select phone, jsonb_agg(id order by name, id) as "personIds" from personas
		where active and phone is not null group by phone having count(*) > 1 order by phone`.execute(tx);
	return rows;
}

function columns({ reference, name, role, active, phone, email }: Facts) {
	return { reference: reference ?? null, name, role, active, phone: phone ?? null, email: email ?? null };
}

function toListedPerson(row: Row): ListedPerson {
	return {
		personId: row.id,
		reference: row.reference,
		name: row.name,
		role: row.role,
		active: row.active,
		phone: row.phone,
		email: row.email,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString(),
	};
}

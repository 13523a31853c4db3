import type { Person } from '../contract/person.ts';
import type { Role } from '../contract/turn.ts';
import type { Tx } from './tables/index.ts';

/** A person as stored, with what only the assistant needs. Who somebody is proven to be is another matter: `identity.ts`. */
export interface KnownPerson extends Omit<Person, 'role' | 'updatedAt'> {
	/** How often the question of `step` has been asked. */
	asks: number;
	/** When the person was told that an AI assistant answers; null when not yet. */
	disclosedAt: Date | null;
	updatedAt: Date | null;
}

/** A person nobody has heard of. */
export function newPerson(accountId: string, contactId: string): KnownPerson {
	return {
		accountId,
		contactId,
		step: 'new',
		name: null,
		zone: null,
		interest: null,
		language: null,
		optedOut: false,
		asks: 0,
		disclosedAt: null,
		updatedAt: null,
	};
}

/** What is known of a person; for somebody unknown, the state everybody starts in. */
export async function findPerson(tx: Tx, accountId: string, contactId: string): Promise<KnownPerson> {
	const row = await tx
		.selectFrom('estado_usuario')
		.selectAll()
		.where('account_id', '=', accountId)
		.where('contact_id', '=', contactId)
		.executeTakeFirst();
	if (!row) return newPerson(accountId, contactId);
	return {
		accountId,
		contactId,
		step: row.step,
		name: row.name,
		zone: row.zone,
		interest: row.interest,
		language: row.language,
		optedOut: row.opted_out,
		asks: row.asks,
		disclosedAt: row.disclosed_at,
		updatedAt: row.updated_at,
	};
}

export type PersonChange = Partial<Omit<KnownPerson, 'accountId' | 'contactId' | 'updatedAt'>>;

/** Changes the given fields of a person, who is stored if still unknown. */
export async function savePerson(
	tx: Tx,
	person: Pick<Person, 'accountId' | 'contactId'>,
	change: PersonChange,
	now: Date,
): Promise<void> {
	const { optedOut, disclosedAt, ...same } = change;
	const columns = {
		...same,
		...(optedOut !== undefined && { opted_out: optedOut }),
		...(disclosedAt !== undefined && { disclosed_at: disclosedAt }),
		updated_at: now,
	};
	await tx
		.insertInto('estado_usuario')
		.values({ account_id: person.accountId, contact_id: person.contactId, ...columns })
		.onConflict((conflict) => conflict.columns(['company_id', 'account_id', 'contact_id']).doUpdateSet(columns))
		.execute();
}

/** The public form of a person. */
export function toPerson(
	{ asks: _asks, disclosedAt: _disclosedAt, updatedAt, ...person }: KnownPerson,
	role: Role,
): Person {
	return { ...person, role, updatedAt: updatedAt?.toISOString() ?? null };
}

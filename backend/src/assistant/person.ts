import type { z } from 'zod';
import type { Person, personParams, personUpdate } from '../contract/person.ts';
import { forgetPerson } from '../store/forget.ts';
import { findPerson, savePerson, toPerson } from '../store/people.ts';
import type { Tx } from '../store/tables/index.ts';
import type { Company, TurnContext } from './context.ts';
import { identifyContact } from './identity.ts';

type Params = z.output<typeof personParams>;
type Changes = z.output<typeof personUpdate>;

/** What is known of a person; of somebody unknown, the state everybody starts in. */
export async function readPerson({ database }: TurnContext, company: Company, params: Params): Promise<Person> {
	return await database.withCompany(company.id, (tx) => publicPerson(tx, params));
}

/** Changes the given fields and leaves the others. */
export async function changePerson(
	{ clock, database }: TurnContext,
	company: Company,
	params: Params,
	changes: Changes,
): Promise<Person> {
	const now = clock();
	return await database.withCompany(company.id, async (tx) => {
		// A step set by hand starts counting its questions anew.
		await savePerson(tx, params, { ...changes, ...(changes.step !== undefined && { asks: 0 }) }, now);
		return await publicPerson(tx, params);
	});
}

async function publicPerson(tx: Tx, { accountId, contactId }: Params): Promise<Person> {
	const { role } = await identifyContact(tx, accountId, contactId);
	return toPerson(await findPerson(tx, accountId, contactId), role);
}

/** Deletes a person's state and words, and that an operator confirmed who it is. */
export async function forget({ clock, database }: TurnContext, company: Company, params: Params): Promise<boolean> {
	const now = clock();
	return await database.withCompany(company.id, (tx) => forgetPerson(tx, params.accountId, params.contactId, now), {
		role: 'management',
	});
}

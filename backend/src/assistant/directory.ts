import type {
	DirectoryInput,
	directoryChanged,
	directoryResponse,
	Identity,
	IdentityInput,
	ListedPersonDetail,
	ListedPersonInput,
} from '../contract/directory.ts';
import type { Role } from '../contract/turn.ts';
import type { z } from 'zod';
import { ConflictError, NotFoundError } from '../errors.ts';
import type { ChannelAddress } from '../store/conversations.ts';
import {
	deactivateOthers,
	findListedPeople,
	findListedPerson,
	findPhoneConflicts,
	insertListedPerson,
	isReferenceTaken,
	mergeListedPeople,
	removeListedPerson,
	updateListedPerson,
} from '../store/directory.ts';
import {
	findAddresses,
	findIdentities,
	insertIdentity,
	type NewIdentity,
	type ProvingAddress,
	revokeIdentity,
	revokeListed,
} from '../store/identities.ts';
import type { Tx } from '../store/tables/index.ts';
import type { Company, TurnContext } from './context.ts';
import { provingAddress } from './identity.ts';

const MANAGEMENT = { role: 'management' } as const;
const BY_LIST = 'the list';

/** The firm's list of people, and the phones in it that prove nobody. */
export async function listPeople(
	{ database }: TurnContext,
	company: Company,
	filter: { role?: Role | undefined; active?: boolean | undefined },
): Promise<z.output<typeof directoryResponse>> {
	return await database.withCompany(
		company.id,
		async (tx) => ({ people: await findListedPeople(tx, filter), conflicts: await findPhoneConflicts(tx) }),
		MANAGEMENT,
	);
}

/** @throws NotFoundError when the company has no such person */
export async function readListedPerson(
	{ database }: TurnContext,
	company: Company,
	personId: string,
): Promise<ListedPersonDetail> {
	return await database.withCompany(company.id, (tx) => detail(tx, personId), MANAGEMENT);
}

/** @throws ConflictError when the reference or an address is another person's */
export async function addListedPerson(
	{ clock, database }: TurnContext,
	company: Company,
	given: ListedPersonInput,
): Promise<ListedPersonDetail> {
	const now = clock();
	return await database.withCompany(
		company.id,
		async (tx) => {
			const person = await insertListedPerson(tx, given, now);
			if (person === undefined) throw new ConflictError('another person has this reference');
			await listAddresses(tx, [{ personId: person.personId, addresses: given.addresses }], BY_LIST, now);
			return await detail(tx, person.personId);
		},
		MANAGEMENT,
	);
}

/**
 * Replaces what the list says of a person.
 *
 * @throws NotFoundError when the company has no such person
 * @throws ConflictError when the reference or an address is another person's
 */
export async function changeListedPerson(
	{ clock, database }: TurnContext,
	company: Company,
	personId: string,
	given: ListedPersonInput,
): Promise<ListedPersonDetail> {
	const now = clock();
	return await database.withCompany(
		company.id,
		async (tx) => {
			await detail(tx, personId);
			if (given.reference && (await isReferenceTaken(tx, given.reference, personId))) {
				throw new ConflictError('another person has this reference');
			}
			await updateListedPerson(tx, personId, given, now);
			await listAddresses(tx, [{ personId, addresses: given.addresses }], BY_LIST, now);
			return await detail(tx, personId);
		},
		MANAGEMENT,
	);
}

/** Deletes a person and what proved it: whoever wrote as that person is a customer from the next message on. */
export async function deleteListedPerson(
	{ database }: TurnContext,
	company: Company,
	personId: string,
): Promise<boolean> {
	return await database.withCompany(company.id, (tx) => removeListedPerson(tx, personId), MANAGEMENT);
}

/** Takes over a list, people being told apart by their reference. The same list again changes nothing. */
export async function mergeList(
	{ clock, database }: TurnContext,
	company: Company,
	{ people, complete, by }: DirectoryInput,
): Promise<z.output<typeof directoryChanged>> {
	const now = clock();
	return await database.withCompany(
		company.id,
		async (tx) => {
			const { ids, added, changed } = await mergeListedPeople(tx, people, now);
			const given = people.map(({ reference, addresses }) => ({ personId: ids.get(reference) ?? '', addresses }));
			await listAddresses(tx, given, by, now);
			const references = people.map(({ reference }) => reference);
			return {
				added,
				changed,
				unchanged: people.length - added - changed,
				deactivated: complete ? await deactivateOthers(tx, references, now) : 0,
				conflicts: await findPhoneConflicts(tx),
			};
		},
		MANAGEMENT,
	);
}

/**
 * Records an operator's word that whoever writes from an address is a person of the list.
 *
 * @throws NotFoundError when the company has no such person, or the contact has not written
 * @throws ConflictError when the address is another person's, proves nobody, or the contact has several
 */
export async function confirmIdentity(
	{ clock, database }: TurnContext,
	company: Company,
	personId: string,
	given: IdentityInput,
): Promise<Identity> {
	const now = clock();
	return await database.withCompany(
		company.id,
		async (tx) => {
			await detail(tx, personId);
			const address = 'sourceId' in given ? given : await addressOf(tx, given);
			const contactId = 'contactId' in given ? given.contactId : null;
			return await bind(tx, { ...address, personId, contactId, via: 'operator', by: given.by, now });
		},
		MANAGEMENT,
	);
}

/** Takes an identity back; its address is a customer's from the next message on. @returns false where none holds */
export async function revoke(
	{ clock, database }: TurnContext,
	company: Company,
	given: { personId: string; identityId: string; by: string },
): Promise<boolean> {
	const now = clock();
	return await database.withCompany(company.id, (tx) => revokeIdentity(tx, { ...given, now }), MANAGEMENT);
}

async function detail(tx: Tx, personId: string): Promise<ListedPersonDetail> {
	const person = await findListedPerson(tx, personId);
	if (person === undefined) throw new NotFoundError('there is no such person');
	return { ...person, identities: await findIdentities(tx, personId) };
}

/**
 * The one address of a contact. One only: Chatwoot joins contacts, and a word for the contact must not cover addresses that
 * the operator does not know of. On its web widget it joins even by an e-mail address that a visitor types, so that there
 * the word must be for the conversation.
 */
async function addressOf(
	tx: Tx,
	given: { accountId: string; contactId: string; conversationId?: string | undefined },
): Promise<ProvingAddress> {
	const known = await findAddresses(tx, given);
	if (known.length === 0) throw new NotFoundError('no message of this contact is stored');
	const isMeant = ({ channel }: ChannelAddress): boolean =>
		given.conversationId !== undefined || channel !== 'Channel::WebWidget';
	const [address, other] = known.filter(isMeant).flatMap((found) => provingAddress(found) ?? []);
	if (address === undefined) throw new ConflictError('the channel proves nobody, or give the conversationId');
	if (other !== undefined) throw new ConflictError('the contact wrote from several addresses: give the conversationId');
	return address;
}

/** Takes back first, so that an address can go from one person to another in one list. */
async function listAddresses(
	tx: Tx,
	people: readonly { personId: string; addresses: readonly ProvingAddress[] | undefined }[],
	by: string,
	now: Date,
): Promise<void> {
	const given = people.flatMap(({ personId, addresses }) => (addresses === undefined ? [] : [{ personId, addresses }]));
	for (const { personId, addresses } of given) await revokeListed(tx, { personId, kept: addresses, by, now });
	for (const { personId, addresses } of given) {
		for (const address of addresses) await bind(tx, { ...address, personId, contactId: null, via: 'list', by, now });
	}
}

async function bind(tx: Tx, given: NewIdentity): Promise<Identity> {
	const { identity, personId } = await insertIdentity(tx, given);
	if (personId === given.personId) return identity;
	throw new ConflictError(`the address ${given.sourceId} of inbox ${given.inboxId} is another person's`);
}

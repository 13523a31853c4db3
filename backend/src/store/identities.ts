import { type Selectable, sql } from 'kysely';
import type { Identity } from '../contract/directory.ts';
import type { Role } from '../contract/turn.ts';
import type { ChannelAddress } from './conversations.ts';
import type { IdentidadesTable } from './tables/directorio.ts';
import type { Tx } from './tables/index.ts';
import { isUuid } from './uuid.ts';

/** An address by which somebody can be told from everybody else. */
export interface ProvingAddress {
	accountId: string;
	inboxId: string;
	sourceId: string;
}

/** A person of the list whom something points to. */
export interface Evidence {
	/** `address`: somebody confirmed the channel address. `phone`: the channel's phone is in the list. */
	by: 'address' | 'phone';
	role: Role;
	active: boolean;
	/** For `address`. */
	via: 'operator' | 'list' | null;
	confirmedBy: string | null;
}

/**
 * Whom a channel address, and the phone that the channel vouches for, point to in the firm's list. Of several people with the
 * phone two are enough to know that it proves nobody.
 */
export async function findEvidence(tx: Tx, address: ProvingAddress, phone: string | null): Promise<Evidence[]> {
	const { rows } = await sql<Evidence>`
		select 'address' as by, p.role, p.active, i.via, i.confirmed_by as "confirmedBy"
		from identidades as i join personas as p on p.company_id = i.company_id and p.id = i.person_id
		where i.account_id = ${address.accountId} and i.inbox_id = ${address.inboxId} and i.source_id = ${address.sourceId}
			and i.revoked_at is null
		union all
		(select 'phone', role, active, null, null from personas where phone = ${phone}::text and active limit 2)`.execute(tx);
	return rows;
}

/** The address that a contact last wrote from. */
export async function findLastAddress(
	tx: Tx,
	accountId: string,
	contactId: string,
): Promise<ChannelAddress | undefined> {
	return await conversationsOf(tx, accountId, contactId).orderBy('updated_at', 'desc').limit(1).executeTakeFirst();
}

/** All addresses that a contact wrote from, or that of one conversation of theirs. */
export async function findAddresses(
	tx: Tx,
	{
		accountId,
		contactId,
		conversationId,
	}: { accountId: string; contactId: string; conversationId?: string | undefined },
): Promise<ChannelAddress[]> {
	let query = conversationsOf(tx, accountId, contactId).distinct();
	if (conversationId !== undefined) query = query.where('conversation_id', '=', conversationId);
	return await query.execute();
}

const conversationsOf = (tx: Tx, accountId: string, contactId: string) =>
	tx
		.selectFrom('conversaciones')
		.select(['account_id as accountId', 'inbox_id as inboxId', 'channel', 'source_id as sourceId'])
		.where('account_id', '=', accountId)
		.where('contact_id', '=', contactId);

export interface NewIdentity extends ProvingAddress {
	personId: string;
	contactId: string | null;
	via: 'operator' | 'list';
	by: string;
	now: Date;
}

/**
 * Records that an address is a person's, unless it is known already.
 *
 * @returns the identity that holds; it is another person's where the address is taken
 */
export async function insertIdentity(tx: Tx, given: NewIdentity): Promise<{ identity: Identity; personId: string }> {
	const { accountId, inboxId, sourceId } = given;
	const added = await tx
		.insertInto('identidades')
		.values({
			id: crypto.randomUUID(),
			person_id: given.personId,
			account_id: accountId,
			inbox_id: inboxId,
			source_id: sourceId,
			contact_id: given.contactId,
			via: given.via,
			confirmed_by: given.by,
			confirmed_at: given.now,
		})
		.onConflict((conflict) =>
			conflict
				.columns(['company_id', 'account_id', 'inbox_id', 'source_id'])
				.where('revoked_at', 'is', null)
				.doNothing(),
		)
		.returningAll()
		.executeTakeFirst();
	const row =
		added ??
		(await tx
			.selectFrom('identidades')
			.selectAll()
			.where('account_id', '=', accountId)
			.where('inbox_id', '=', inboxId)
			.where('source_id', '=', sourceId)
			.where('revoked_at', 'is', null)
			.executeTakeFirstOrThrow());
	return { identity: toIdentity(row), personId: row.person_id };
}

/** Everything that ever proved a person, the newest first. */
export async function findIdentities(tx: Tx, personId: string): Promise<Identity[]> {
	const rows = await tx
		.selectFrom('identidades')
		.selectAll()
		.where('person_id', '=', personId)
		.orderBy('confirmed_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map(toIdentity);
}

/** Takes an identity back. @returns false when the person has no such identity that holds */
export async function revokeIdentity(
	tx: Tx,
	{ personId, identityId, by, now }: { personId: string; identityId: string; by: string; now: Date },
): Promise<boolean> {
	if (!isUuid(personId) || !isUuid(identityId)) return false;
	const { numUpdatedRows } = await tx
		.updateTable('identidades')
		.set({ revoked_by: by, revoked_at: now })
		.where('person_id', '=', personId)
		.where('id', '=', identityId)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Takes back what the list said of a person's addresses and says no more. */
export async function revokeListed(
	tx: Tx,
	{ personId, kept, by, now }: { personId: string; kept: readonly ProvingAddress[]; by: string; now: Date },
): Promise<void> {
	await sql`
		update identidades set revoked_by = ${by}, revoked_at = ${now}::timestamptz
		where person_id = ${personId}::uuid and via = 'list' and revoked_at is null
			and (account_id, inbox_id, source_id) not in (
				select "accountId", "inboxId", "sourceId" from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
					as kept ("accountId" text, "inboxId" text, "sourceId" text)
			)`.execute(tx);
}

function toIdentity(row: Selectable<IdentidadesTable>): Identity {
	return {
		identityId: row.id,
		accountId: row.account_id,
		inboxId: row.inbox_id,
		sourceId: row.source_id,
		contactId: row.contact_id,
		via: row.via,
		confirmedBy: row.confirmed_by,
		confirmedAt: row.confirmed_at.toISOString(),
		revokedBy: row.revoked_by,
		revokedAt: row.revoked_at?.toISOString() ?? null,
	};
}

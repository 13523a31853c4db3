import { sql } from 'kysely';
import type { Db, Tx } from './tables/index.ts';

export interface KeyOwner {
	companyId: string;
	name: string;
	settings: Record<string, unknown>;
}

/** Finds the company of a living API key. Runs as owner: the company is what is being asked for. */
export async function findKeyOwner(db: Db, hash: string): Promise<KeyOwner | undefined> {
	return await db
		.selectFrom('claves_api')
		.innerJoin('empresas', 'empresas.id', 'claves_api.company_id')
		.select(['empresas.id as companyId', 'empresas.name', 'empresas.settings'])
		.where('claves_api.hash', '=', hash)
		.where('claves_api.revoked_at', 'is', null)
		.executeTakeFirst();
}

/** The settings of the company of the transaction, as stored. */
export async function findSettings(tx: Tx): Promise<Record<string, unknown>> {
	const { settings } = await tx.selectFrom('empresas').select('settings').executeTakeFirstOrThrow();
	return settings;
}

/** The same, locked until the transaction ends. */
export async function lockSettings(tx: Tx): Promise<Record<string, unknown>> {
	const { settings } = await tx.selectFrom('empresas').select('settings').forUpdate().executeTakeFirstOrThrow();
	return settings;
}

/** Replaces the settings of the company of the transaction. */
export async function saveSettings(tx: Tx, settings: Record<string, unknown>): Promise<void> {
	await tx
		.updateTable('empresas')
		.set({ settings: JSON.stringify(settings) })
		.execute();
}

export interface NewKey {
	hash: string;
	prefix: string;
}

/** Any number that nothing else in the database locks. */
const BOOTSTRAP_LOCK = 7_314_001;

/**
 * Makes sure that a company and a key exist. The first company gets the key; a key that is known already changes nothing.
 * Several processes may do this at once.
 *
 * @param given a key to add if it is unknown, or null to add one only where there is none at all
 * @param generate makes a new key
 * @returns the key that was generated and stored, or null
 */
export async function ensureFirstKey<Key extends NewKey>(
	db: Db,
	companyName: string,
	given: NewKey | null,
	generate: () => Key,
): Promise<Key | null> {
	return await db.transaction().execute(async (tx) => {
		await sql`select pg_advisory_xact_lock(${sql.lit(BOOTSTRAP_LOCK)})`.execute(tx);
		const existing = await tx.selectFrom('claves_api').select('hash').where('revoked_at', 'is', null).execute();
		if (given ? existing.some((key) => key.hash === given.hash) : existing.length > 0) return null;

		const company = await tx.selectFrom('empresas').select('id').orderBy('created_at').executeTakeFirst();
		const companyId = company?.id ?? crypto.randomUUID();
		if (!company)
			await tx.insertInto('empresas').values({ id: companyId, name: companyName, settings: '{}' }).execute();

		const generated = given ? null : generate();
		const { hash, prefix } = given ?? (generated as Key);
		await tx.insertInto('claves_api').values({ company_id: companyId, hash, prefix }).execute();
		return generated;
	});
}

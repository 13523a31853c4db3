import { generateKey } from '../../src/api-keys.ts';
import type { Database } from '../../src/store/database.ts';

/** Adds a company with a key, and returns the key. */
export async function addKey(database: Database, name: string): Promise<string> {
	const id = crypto.randomUUID();
	const { key, hash, prefix } = generateKey();
	await database.asOwner(async (db) => {
		await db.insertInto('empresas').values({ id, name, settings: '{}' }).execute();
		await db.insertInto('claves_api').values({ company_id: id, hash, prefix }).execute();
	});
	return key;
}

import { describeKey, generateKey } from './api-keys.ts';
import type { Container } from './container.ts';
import { ensureFirstKey } from './store/companies.ts';

/**
 * Brings the tables up to date and makes sure that there is a company with a key.
 *
 * @returns the key that was made, to be shown once; null when one was given or there was one
 */
export async function prepareDatabase({ config, database }: Container): Promise<string | null> {
	await database.migrate();
	await database.maintain();
	const { name, bootstrapKey } = config.company;
	const given = bootstrapKey === null ? null : describeKey(bootstrapKey);
	const made = await database.asOwner((db) => ensureFirstKey(db, name, given, generateKey));
	return made?.key ?? null;
}

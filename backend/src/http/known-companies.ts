import type { Company } from '../assistant/context.ts';
import { companySettings } from '../contract/settings.ts';
import { findKeyOwner } from '../store/companies.ts';
import type { Database } from '../store/database.ts';

/**
 * How long a key and its company's settings are taken for good without asking the database again, in milliseconds: a revoked
 * key works as long, and a change of settings takes as long to reach the other processes.
 */
const TRUST_TIME = 30_000;
const MAX_REMEMBERED = 1000;

/** The companies behind the API keys. */
export interface KnownCompanies {
	/** The company of a living key, by the key's hash. */
	find(hash: string): Promise<Company | undefined>;
	/** Asks the database anew for a company whose settings changed. */
	forget(companyId: string): void;
}

/** Only found ones are remembered, so that guessing cannot fill the memory. */
export function createKnownCompanies(database: Database): KnownCompanies {
	const remembered = new Map<string, { company: Company; until: number }>();
	return {
		async find(hash) {
			const known = remembered.get(hash);
			if (known && known.until > Date.now()) return known.company;
			const owner = await database.asOwner((db) => findKeyOwner(db, hash));
			if (!owner) {
				remembered.delete(hash);
				return undefined;
			}
			const company = { id: owner.companyId, name: owner.name, settings: companySettings.parse(owner.settings) };
			if (remembered.size >= MAX_REMEMBERED) remembered.clear();
			remembered.set(hash, { company, until: Date.now() + TRUST_TIME });
			return company;
		},
		forget(companyId) {
			for (const [hash, { company }] of remembered) if (company.id === companyId) remembered.delete(hash);
		},
	};
}

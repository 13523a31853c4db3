import type { ColumnType } from 'kysely';
import type { Json, WithDefault } from './json.ts';

/** A company: the tenant that every other row belongs to. */
export interface EmpresasTable {
	id: string;
	name: string;
	/** See `contract/settings.ts`; missing fields have their defaults. */
	settings: Json<Record<string, unknown>>;
	/** Grows with every change of the company's corrections. */
	corrections_revision: WithDefault<number>;
	created_at: WithDefault<Date>;
}

/** An API key of a company. The key itself is never stored. */
export interface ClavesApiTable {
	company_id: WithDefault<string>;
	/** SHA-256 of the key, hexadecimal. */
	hash: string;
	/** The first characters of the key, to tell keys apart in a list. */
	prefix: string;
	created_at: WithDefault<Date>;
	revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

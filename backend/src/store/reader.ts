import { sql } from 'kysely';
import type { Role } from '../contract/turn.ts';
import type { Tx } from './tables/index.ts';

/**
 * For whom a transaction reads: a role sees the documents meant for it, `management` sees and changes all of the company's
 * documents and its list of people. The setting `app.role`, which row-level security obeys.
 */
export type Reader = Role | 'management';

/** From here on the transaction reads for this role. A transaction for which nothing is said reads for a customer. */
export async function readFor(tx: Tx, role: Role): Promise<void> {
	await sql`select set_config('app.role', ${role}, true)`.execute(tx);
}

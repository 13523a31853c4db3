import { sql, type Selectable } from 'kysely';
import type { CorreccionesTable } from './tables/correcciones.ts';
import type { Tx } from './tables/index.ts';
import { isUuid } from './uuid.ts';

export type CorrectionRow = Omit<Selectable<CorreccionesTable>, 'company_id'>;

const COLUMNS = ['id', 'consulta_id', 'text', 'intent', 'by', 'created_at'] as const;

/** Stores a correction in place of earlier ones of the same turn or text. */
export async function insertCorrection(tx: Tx, correction: CorrectionRow): Promise<void> {
	await tx
		.deleteFrom('correcciones')
		.where((eb) => eb.or([eb('text', '=', correction.text), eb('consulta_id', '=', correction.consulta_id)]))
		.execute();
	await tx.insertInto('correcciones').values(correction).execute();
	await growRevision(tx);
}

/** The newest corrections, newest first. */
export async function newestCorrections(tx: Tx, limit: number): Promise<CorrectionRow[]> {
	return await tx
		.selectFrom('correcciones')
		.select(COLUMNS)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.limit(limit)
		.execute();
}

/** @returns whether there was such a correction */
export async function deleteCorrection(tx: Tx, id: string): Promise<boolean> {
	if (!isUuid(id)) return false;
	const deleted = await tx.deleteFrom('correcciones').where('id', '=', id).returning('id').executeTakeFirst();
	if (deleted) await growRevision(tx);
	return deleted !== undefined;
}

/** Deletes what was learned from a person's words: from their turns, and from texts that are the same. */
export async function forgetCorrections(tx: Tx, accountId: string, contactId: string): Promise<void> {
	const { rows } = await sql`
		delete from correcciones using consultas_ia as turn
		where turn.account_id = ${accountId} and turn.contact_id = ${contactId}
			and (correcciones.consulta_id = turn.id or correcciones.text = turn.text)
		returning 1`.execute(tx);
	if (rows.length > 0) await growRevision(tx);
}

/** The number of the company's corrections: it differs whenever they do. */
export async function correctionsRevision(tx: Tx): Promise<number> {
	const { revision } = await tx
		.selectFrom('empresas')
		.select('corrections_revision as revision')
		.executeTakeFirstOrThrow();
	return revision;
}

async function growRevision(tx: Tx): Promise<void> {
	await tx
		.updateTable('empresas')
		.set((eb) => ({ corrections_revision: eb('corrections_revision', '+', 1) }))
		.execute();
}

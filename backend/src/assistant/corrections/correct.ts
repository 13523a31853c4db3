import type { z } from 'zod';
import type { correctionRequest, StoredCorrection } from '../../contract/correction.ts';
import type { Intent } from '../../contract/turn.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { type CorrectionRow, deleteCorrection, insertCorrection, newestCorrections } from '../../store/corrections.ts';
import type { Tx } from '../../store/tables/index.ts';
import { findTurn } from '../../store/turns.ts';
import type { Company, TurnContext } from '../context.ts';

type Context = Pick<TurnContext, 'clock' | 'database'>;

export interface TurnCorrection {
	consultaId: string;
	intent: Intent;
	/** Who says so: the operator's name. */
	by: string;
}

/**
 * Stores what a turn was really about. From the next message on, in every process, the company's classifier knows it.
 *
 * @throws NotFoundError when the company has no such turn
 * @throws ConflictError when the turn has no words, e.g. because its person was forgotten
 */
export async function correctTurn(
	{ clock, database }: Context,
	company: Company,
	correction: TurnCorrection,
): Promise<StoredCorrection> {
	return await database.withCompany(company.id, (tx) => correctTurnWithin(tx, correction, clock()));
}

/** The same, in a transaction of the company that is open already. */
export async function correctTurnWithin(
	tx: Tx,
	{ by, consultaId, intent }: TurnCorrection,
	now: Date,
): Promise<StoredCorrection> {
	const turn = await findTurn(tx, consultaId);
	if (!turn) throw new NotFoundError('there is no such turn');
	if (turn.text.trim() === '') throw new ConflictError('the turn has no words to learn from');
	return await store(tx, { consulta_id: turn.id, text: turn.text, intent, by }, now);
}

/** Stores a correction of a turn or of a text. Throws like `correctTurn`. */
export async function addCorrection(
	context: Context,
	company: Company,
	{ by, consultaId, intent, text }: z.output<typeof correctionRequest>,
): Promise<StoredCorrection> {
	if (consultaId !== undefined) return await correctTurn(context, company, { consultaId, intent, by });
	return await context.database.withCompany(company.id, (tx) =>
		store(tx, { consulta_id: null, text: text ?? '', intent, by }, context.clock()),
	);
}

/** The newest corrections, newest first. */
export async function listCorrections(
	{ database }: Context,
	company: Company,
	limit: number,
): Promise<StoredCorrection[]> {
	const rows = await database.withCompany(company.id, (tx) => newestCorrections(tx, limit));
	return rows.map(toCorrection);
}

/** Takes a correction back. @returns whether it was there */
export async function removeCorrection({ database }: Context, company: Company, id: string): Promise<boolean> {
	return await database.withCompany(company.id, (tx) => deleteCorrection(tx, id));
}

async function store(
	tx: Tx,
	correction: Omit<CorrectionRow, 'id' | 'created_at'>,
	now: Date,
): Promise<StoredCorrection> {
	const row: CorrectionRow = { ...correction, id: crypto.randomUUID(), created_at: now };
	await insertCorrection(tx, row);
	return toCorrection(row);
}

const toCorrection = ({ consulta_id, created_at, ...row }: CorrectionRow): StoredCorrection => ({
	...row,
	consultaId: consulta_id,
	createdAt: created_at.toISOString(),
});

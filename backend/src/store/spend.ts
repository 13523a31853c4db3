import { sql } from 'kysely';
import type { SpendCap } from './tables/gasto.ts';
import type { Tx } from './tables/index.ts';

/** Whose and when: what a call of a model counts for. */
export interface SpendKeys {
	/** `2026-11-23` and `2026-11`, in the company's time zone. */
	day: string;
	month: string;
	/** See `personSubject`; null where no person is behind it. */
	subject: string | null;
}

/** What a call is expected to cost at most, or did cost. */
export interface Amount {
	/** US dollars. */
	costUsd: number;
	tokens: number;
}

/** What is spent under one cap, with what calls in flight have put aside. */
export interface CapState {
	cap: SpendCap;
	spentUsd: number;
	reservedUsd: number;
}

/** The name of a person in the table of spending. */
export const personSubject = (accountId: string, contactId: string): string => `${accountId}/${contactId}`;

/** The caps that a call counts for. Always in this order: the company's month is the lock of all spending of a company. */
function capsOf({ day, month, subject }: SpendKeys): { cap: SpendCap; period: string; subject: string }[] {
	return [
		{ cap: 'company_month', period: month, subject: '' },
		{ cap: 'company_day', period: day, subject: '' },
		...(subject === null ? [] : [{ cap: 'person_day' as const, period: day, subject }]),
	];
}

/** Adds to what was spent and locks the rows until the transaction ends. */
export async function addSpending(tx: Tx, keys: SpendKeys, amount: Amount & { calls: number }): Promise<void> {
	for (const row of capsOf(keys)) {
		await sql`
			insert into gasto_modelo (cap, period, subject, cost_usd, calls, tokens)
			values (${row.cap}, ${row.period}, ${row.subject}, ${amount.costUsd}, ${amount.calls}, ${amount.tokens})
			on conflict (company_id, cap, period, subject) do update set
				cost_usd = gasto_modelo.cost_usd + excluded.cost_usd,
				calls = gasto_modelo.calls + excluded.calls,
				tokens = gasto_modelo.tokens + excluded.tokens`.execute(tx);
	}
}

/** Locks a company's spending until the transaction ends, so that of two reservations the second sees the first. */
export async function lockSpending(tx: Tx, keys: SpendKeys): Promise<void> {
	await addSpending(tx, keys, { costUsd: 0, tokens: 0, calls: 0 });
}

/** What is spent and put aside under each cap. Under `lockSpending` nobody else can add to it. */
export async function readCaps(tx: Tx, keys: SpendKeys, now: Date): Promise<CapState[]> {
	const { rows } = await sql<CapState>`
		select g.cap, g.cost_usd as "spentUsd",
			coalesce((
				select sum(r.cost_usd) from reservas_modelo as r
				where r.company_id = g.company_id and r.expires_at > ${now}::timestamptz and case g.cap
					when 'company_month' then r.month = g.period
					when 'company_day' then r.day = g.period
					else r.day = g.period and r.subject = g.subject
				end
			), 0) as "reservedUsd"
		from gasto_modelo as g
		where (g.cap, g.period, g.subject) in (${sql.join(
			capsOf(keys).map(({ cap, period, subject }) => sql`(${cap}, ${period}, ${subject})`),
		)})`.execute(tx);
	return rows;
}

/** How many calls and tokens a turn has used, those in flight included. */
export async function readTurnUse(tx: Tx, consultaId: string, now: Date): Promise<{ calls: number; tokens: number }> {
	const { rows } = await sql<{ calls: number; tokens: number }>`
		select count(*) as calls, coalesce(sum(tokens), 0) as tokens from (
			select input_tokens + output_tokens as tokens from llamadas_modelo where consulta_id = ${consultaId}
			union all
			select tokens from reservas_modelo where consulta_id = ${consultaId} and expires_at > ${now}::timestamptz
		) as used`.execute(tx);
	return { calls: Number(rows[0]?.calls ?? 0), tokens: Number(rows[0]?.tokens ?? 0) };
}

/** Puts an amount aside until `expiresAt`. Clears what dead processes left. */
export async function insertReservation(
	tx: Tx,
	reservation: SpendKeys & Amount & { id: string; consultaId: string; expiresAt: Date },
	now: Date,
): Promise<void> {
	await tx.deleteFrom('reservas_modelo').where('expires_at', '<=', now).execute();
	await tx
		.insertInto('reservas_modelo')
		.values({
			id: reservation.id,
			consulta_id: reservation.consultaId,
			expires_at: reservation.expiresAt,
			day: reservation.day,
			month: reservation.month,
			subject: reservation.subject,
			cost_usd: reservation.costUsd,
			tokens: reservation.tokens,
		})
		.execute();
}

export async function deleteReservation(tx: Tx, id: string): Promise<void> {
	await tx.deleteFrom('reservas_modelo').where('id', '=', id).execute();
}

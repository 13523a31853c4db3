import { sql } from 'kysely';
import type { Tx } from './tables/index.ts';

/** What was spent in a period. */
export interface PeriodSpend {
	/** US dollars. */
	costUsd: number;
	calls: number;
	tokens: number;
}

/** What one model was used for in a period. */
export interface ModelSpend {
	model: string;
	calls: number;
	/** Calls without a usable answer. */
	failed: number;
	inputTokens: number;
	cachedTokens: number;
	cacheWriteTokens: number;
	outputTokens: number;
	costUsd: number;
	/** Milliseconds, of half the calls at most. */
	medianMs: number;
}

/** What the company spent on a day or in a month. */
export async function findPeriodSpend(
	tx: Tx,
	cap: 'company_day' | 'company_month',
	period: string,
): Promise<PeriodSpend> {
	const row = await tx
		.selectFrom('gasto_modelo')
		.select(['cost_usd', 'calls', 'tokens'])
		.where('cap', '=', cap)
		.where('period', '=', period)
		.executeTakeFirst();
	return { costUsd: row?.cost_usd ?? 0, calls: row?.calls ?? 0, tokens: row?.tokens ?? 0 };
}

/** The calls of a month by model, dearest first. */
export async function findModelSpend(tx: Tx, month: string, timeZone: string): Promise<ModelSpend[]> {
	const start = sql`(${`${month}-01`}::timestamp at time zone ${timeZone})`;
	const end = sql`((${`${month}-01`}::timestamp + interval '1 month') at time zone ${timeZone})`;
	const { rows } = await sql<ModelSpend>`
		select model, count(*)::integer as calls, (count(*) filter (where error is not null))::integer as failed,
			sum(input_tokens) as "inputTokens", sum(cached_tokens) as "cachedTokens",
			sum(cache_write_tokens) as "cacheWriteTokens", sum(output_tokens) as "outputTokens", sum(cost_usd) as "costUsd",
			round(percentile_cont(0.5) within group (order by latency_ms))::integer as "medianMs"
		from llamadas_modelo where at >= ${start} and at < ${end}
		group by model order by "costUsd" desc, model`.execute(tx);
	return rows;
}

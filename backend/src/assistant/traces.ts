import type { z } from 'zod';
import type { Trace, traceListQuery } from '../contract/trace.ts';
import type { pendingQuery, pendingResponse } from '../contract/turn.ts';
import { NotFoundError } from '../errors.ts';
import { findPending } from '../store/pending.ts';
import { findTraces } from '../store/traces.ts';
import type { Company, TurnContext } from './context.ts';

/**
 * Everything about one turn.
 *
 * @throws NotFoundError when the company has no such turn
 */
export async function readTrace({ database }: TurnContext, company: Company, id: string): Promise<Trace> {
	const [trace] = await database.withCompany(company.id, (tx) => findTraces(tx, { id, limit: 1 }));
	if (!trace) throw new NotFoundError('there is no such turn');
	return trace;
}

/** The newest turns first. */
export async function listTraces(
	{ database }: TurnContext,
	company: Company,
	query: z.output<typeof traceListQuery>,
): Promise<Trace[]> {
	return await database.withCompany(company.id, (tx) => findTraces(tx, query));
}

/** Messages that nobody is answering any more, oldest first. */
export async function listPending(
	{ clock, database }: TurnContext,
	company: Company,
	{ olderThanSeconds, limit }: z.output<typeof pendingQuery>,
): Promise<z.input<typeof pendingResponse>['turns']> {
	const now = clock();
	const storedBefore = new Date(now.getTime() - olderThanSeconds * 1000);
	const pending = await database.withCompany(company.id, (tx) => findPending(tx, now, storedBefore, limit));
	return pending.map((turn) => ({ ...turn, since: turn.since.toISOString() }));
}

import type { Tx } from './tables/index.ts';

/**
 * Takes the making of a turn's answer, unless somebody is at it: of two requests for one turn, in one process or two, only
 * one asks a model.
 *
 * @param until when others may take over, should the holder die
 * @returns whether the caller is to make the answer
 */
export async function startAnswering(tx: Tx, id: string, holder: string, until: Date, now: Date): Promise<boolean> {
	const taken = await tx
		.updateTable('consultas_ia')
		.set({ answering_by: holder, answering_until: until })
		.where('id', '=', id)
		.where('reply', 'is', null)
		.where((eb) => eb.or([eb('answering_until', 'is', null), eb('answering_until', '<=', now)]))
		.returning('id')
		.executeTakeFirst();
	return taken !== undefined;
}

/** Lets go, so that a request that waits need not wait for the time to run out. */
export async function stopAnswering(tx: Tx, id: string, holder: string): Promise<void> {
	await tx
		.updateTable('consultas_ia')
		.set({ answering_by: null, answering_until: null })
		.where('id', '=', id)
		.where('answering_by', '=', holder)
		.execute();
}

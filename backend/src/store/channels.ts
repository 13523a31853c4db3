import type { Tx } from './tables/index.ts';
import type { Turn } from './turns.ts';

/** Where a reply will be read. */
export interface TurnChannel {
	/** Chatwoot's channel class; empty where no message said it. */
	channel: string;
	/** The person's id in the channel. */
	sourceId: string | null;
}

/** The channel of a turn's conversation. */
export async function findTurnChannel(
	tx: Tx,
	{ account_id: accountId, conversation_id: conversationId }: Pick<Turn, 'account_id' | 'conversation_id'>,
): Promise<TurnChannel> {
	if (accountId === null || conversationId === null) return { channel: '', sourceId: null };
	const found = await tx
		.selectFrom('conversaciones')
		.select(['channel', 'source_id as sourceId'])
		.where('account_id', '=', accountId)
		.where('conversation_id', '=', conversationId)
		.executeTakeFirst();
	return { channel: found?.channel ?? '', sourceId: found?.sourceId ?? null };
}

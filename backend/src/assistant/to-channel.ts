import type { Button } from '../contract/turn.ts';
import { findTurnChannel } from '../store/channels.ts';
import type { Tx } from '../store/tables/index.ts';
import type { Turn } from '../store/turns.ts';
import { fitReply } from '../text/channel/fit.ts';
import { channelWords } from './catalogue/channel.ts';
import type { Company } from './context.ts';

/**
 * A reply as the channel of its turn shows it. Every reply passes here last before it is stored, whoever wrote it: model,
 * local engine, fixed text or safety text.
 */
export async function toChannel<Reply extends { reply: string; buttons: Button[] }>(
	tx: Tx,
	company: Company,
	turn: Pick<Turn, 'account_id' | 'conversation_id' | 'language' | 'route'>,
	reply: Reply,
): Promise<Reply> {
	const words = channelWords(turn.language ?? company.settings.language);
	const { text, buttons } = fitReply(
		{ text: reply.reply, buttons: reply.buttons },
		{
			...(await findTurnChannel(tx, turn)),
			linkHosts: hostsOf(company),
			// Who is in danger is not asked whether to hear the rest.
			words: turn.route === 'hazard' ? { ...words, more: '' } : words,
		},
	);
	return { ...reply, reply: text, buttons };
}

/** Where a reply may link to: what the firm allows, and its privacy notice. */
function hostsOf({ settings }: Company): string[] {
	return [...settings.linkHosts, ...(settings.privacyUrl ? [new URL(settings.privacyUrl).hostname] : [])];
}

import type { Handoff } from '../contract/turn.ts';
import type { AlertRow } from '../store/alerts.ts';
import { shorten } from '../text/chat-text.ts';
import { HAZARD_NAMES } from './catalogue/operator-note.ts';
import { quoteText } from './handoff-note.ts';

/** What an alert says, in Spanish, in the three forms that its channels need. */
export interface AlertText {
	/** Plain text. */
	text: string;
	/** For Telegram's parse mode Markdown: its signs escaped, so that no customer's word can break the message. */
	telegramText: string;
	/** The private note in the conversation, Markdown. */
	handoff: Handoff;
}

const MAX_WORDS = 400;

/**
 * @param step 0 for the first alert, then the number of the repeat
 * @param link where the conversation is opened; null where it is not known
 */
export function alertText(
	{ kind, facts, created_at }: Pick<AlertRow, 'kind' | 'facts' | 'created_at'>,
	step: number,
	link: string | null,
	now: Date,
): AlertText {
	const headline = headlineOf(kind, facts.hazard, facts.certain);
	const who = [facts.name ?? (kind === 'budget' ? null : 'Cliente sin nombre'), facts.phone].filter(Boolean).join(', ');
	const words = shorten(facts.words.replace(/\s+/g, ' ').trim(), MAX_WORDS);
	const minutes = Math.floor((now.getTime() - created_at.getTime()) / 60_000);
	const again = step === 0 ? null : `Aviso número ${step + 1}: hace ${minutes} min que nadie lo atiende.`;
	const said = kind === 'budget' ? words : words && `«${words}»`;
	const text = [headline, who, said, again, link].filter(Boolean).join('\n');
	const note = [
		`⚠️ **${headline.replace(/^⚠️ /u, '')}**`,
		quoteText(who, MAX_WORDS),
		quoteText(said, MAX_WORDS + 2),
		again,
	];
	return {
		text,
		telegramText: text.replace(/[_*`[]/g, '\\$&'),
		handoff: {
			reason: `alert: ${kind}`,
			summary: note.filter(Boolean).join('\n\n'),
			priority: kind === 'hazard' ? 'urgent' : 'high',
		},
	};
}

function headlineOf(kind: AlertRow['kind'], hazard: AlertRow['facts']['hazard'], certain: boolean): string {
	if (kind === 'unanswered') return '⚠️ Un cliente espera a una persona y nadie le ha contestado';
	if (kind === 'budget') return '⚠️ Gasto del asistente';
	const name = hazard === null ? 'sin clasificar' : HAZARD_NAMES[hazard];
	return `⚠️ PELIGRO: ${name}${certain ? '' : ' (no es seguro)'}. Llame al cliente`;
}

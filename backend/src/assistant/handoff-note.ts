import type { Intent, Role } from '../contract/turn.ts';
import type { Said } from '../engines/engine.ts';
import { shorten } from '../text/chat-text.ts';
import { INTENT_NAMES, REASONS, ROLE_NAMES } from './catalogue/operator-note.ts';

export interface NoteFacts {
	name: string | null;
	phone: string | null;
	email: string | null;
	zone: string | null;
	role: Role;
	/** The words of this turn. */
	text: string;
	intent: Intent | null;
	/** What was sent besides words; null for nothing. */
	attachments: string | null;
	/** What must be seen first, Markdown; null where nothing is. */
	headline: string | null;
	/** Why a person takes over, in English as traces have it. */
	reason: string;
	/** What was said before this turn, since the conversation was last handed back. */
	history: readonly Said[];
	/** Where the documents speak of it, for the operator to look at. */
	sources: readonly string[];
}

const NAMES: Readonly<Record<Said['by'], string>> = { customer: 'Cliente', assistant: 'Asistente', human: 'Equipo' };
const MAX_TEXT = 600;
const MAX_SAID = 200;
const MAX_HISTORY = 6;

/** The private note for the operator who takes over, in Spanish, Markdown: who, what they want, what was said. */
export function handoffNote(facts: NoteFacts): string {
	const contact = [facts.phone, facts.email].filter(Boolean).join(' · ');
	const who = [
		facts.name ?? 'Sin nombre',
		facts.role === 'customer' ? null : ROLE_NAMES[facts.role],
		facts.zone,
		contact || null,
	];
	const lines = [
		...(facts.headline === null ? [] : [facts.headline]),
		`**Quién:** ${quoteText(who.filter(Boolean).join(' · '), MAX_SAID)}`,
		`**Asunto:** ${facts.intent ? INTENT_NAMES[facts.intent] : 'sin clasificar'}`,
		`**Qué dice:** ${quoteText(facts.text, MAX_TEXT) || '(sin texto)'}`,
		...(facts.attachments === null ? [] : [`**Adjuntos:** ${quoteText(facts.attachments, MAX_SAID)}`]),
		`**Por qué le llega:** ${REASONS[facts.reason] ?? quoteText(facts.reason, MAX_SAID)}`,
	];
	const before = facts.history
		.slice(-MAX_HISTORY)
		.map(({ by, text }) => `- ${NAMES[by]}: ${quoteText(text, MAX_SAID)}`);
	if (before.length > 0) lines.push(`**Antes en esta conversación:**\n${before.join('\n')}`);
	if (facts.sources.length > 0)
		lines.push(`**Puede mirar:** ${facts.sources.map((source) => quoteText(source, MAX_SAID)).join('; ')}`);
	return lines.join('\n\n');
}

/** Words of others inside Markdown: on one line, without links, images, HTML or formatting that would act in the operator's browser. */
export function quoteText(text: string, length: number): string {
	return shorten(text.replace(/\s+/g, ' ').trim(), length)
		.replace(/[\\`*_[\]#|~]/g, (sign) => `\\${sign}`)
		.replaceAll('<', '‹')
		.replaceAll('>', '›')
		.replace(/:\/\//g, ':\u200b//');
}

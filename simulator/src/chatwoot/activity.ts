import type { Conversation, Priority } from '../model/types.ts';
import type { Actor } from './world.ts';

/** Text of the activity message when the agent bot could not be reached; English in every locale of Chatwoot. */
export const BOT_ERROR_TEXT = 'Conversation was marked open by system due to an error with the agent bot.';

const STATUS_TEXTS: Record<Conversation['status'], string> = {
	open: 'marcó la conversación como abierta',
	resolved: 'marcó la conversación como resuelta',
	pending: 'marcó la conversación como pendiente',
	snoozed: 'pospuso la conversación',
};

const PRIORITY_TEXTS: Record<Priority, string> = { low: 'baja', medium: 'media', high: 'alta', urgent: 'urgente' };

/** Name that activity texts give to whoever acted; null when nobody did (Chatwoot then writes no activity). */
export const actorName = (actor: Actor): string | null =>
	actor === null ? null : actor.type === 'user' ? actor.user.name : actor.bot.name;

export const statusText = (status: Conversation['status'], who: string): string => `${who} ${STATUS_TEXTS[status]}`;

export const assigneeText = (assignee: string | null, who: string): string => {
	if (assignee === null) return `${who} quitó la asignación de la conversación`;
	return assignee === who ? `${who} se asignó esta conversación` : `${who} asignó la conversación a ${assignee}`;
};

export const teamText = (team: string | null, who: string): string =>
	team === null ? `${who} quitó el equipo de la conversación` : `${who} asignó la conversación al equipo ${team}`;

export const labelsAddedText = (labels: string[], who: string): string => `${who} añadió ${labels.join(', ')}`;
export const labelsRemovedText = (labels: string[], who: string): string => `${who} quitó ${labels.join(', ')}`;

export const priorityText = (before: Priority | null, after: Priority | null, who: string): string => {
	if (after === null) return `${who} quitó la prioridad`;
	if (before === null) return `${who} puso la prioridad ${PRIORITY_TEXTS[after]}`;
	return `${who} cambió la prioridad de ${PRIORITY_TEXTS[before]} a ${PRIORITY_TEXTS[after]}`;
};

import type { IExecuteFunctions } from 'n8n-workflow';
import type { Chatwoot } from '../shared/chatwoot';
import type { Priority } from '../shared/contract';
import { assign, type Place, postMessage, putLabels, setPriority, setStatus, updateContact } from './actions';
import type { Conversation, SeenMessage } from './conversation';
import type { Turn } from './turn';

/** To whom a conversation is handed, and what the node adds to what the turn says. */
export interface HandoffTarget {
	teamId: string | null;
	agentId: string | null;
}

export interface Finishing {
	context: IExecuteFunctions;
	chatwoot: Chatwoot;
	turn: Turn;
	target: HandoffTarget;
	itemIndex: number;
}

const RANK: Record<Priority, number> = { low: 1, medium: 2, high: 3, urgent: 4 };

/**
 * Everything that goes with a reply: contact, labels, and the hand-off in the order that Chatwoot needs (note, labels,
 * priority, assignment, and last the status). Each step first looks whether it is done already, so that a second run
 * completes what the first one left. Only a conversation that could not be opened is an error: a person would never see it.
 *
 * @throws NodeApiError when the conversation could not be handed over
 */
export async function finish(
	finishing: Finishing,
	conversation: Conversation,
	known: readonly SeenMessage[],
): Promise<{ handedOff: boolean; warnings: string[] }> {
	const { context, chatwoot, turn, target, itemIndex } = finishing;
	const place: Place = { conversationId: turn.conversationId, itemIndex };
	const warnings: string[] = [];
	const attempt = async (what: string, step: () => Promise<unknown>): Promise<void> => {
		try {
			await step();
		} catch (error) {
			const warning = `${what}: ${(error as Error).message}`;
			context.logger.warn(`Chatwoot Reply: ${warning}`);
			warnings.push(warning);
		}
	};

	await writeContact(finishing, attempt, warnings);
	const { handoff } = turn;
	if (handoff !== null && handoff.summary !== '' && !hasNote(turn, known)) {
		const note = { content: handoff.summary, private: true, consultaId: turn.consultaId };
		await attempt('The note for the operator was not written', async () => await postMessage(chatwoot, place, note));
	}
	const labels = turn.labels.filter((label) => !conversation.labels.includes(label));
	if (labels.length > 0) {
		const all = [...conversation.labels, ...labels];
		await attempt('The labels were not set', async () => await putLabels(chatwoot, place, all));
	}
	if (handoff === null) return { handedOff: false, warnings };

	const wanted = handoff.priority;
	if (wanted !== null && RANK[wanted] > (conversation.priority === null ? 0 : RANK[conversation.priority])) {
		await attempt('The priority was not set', async () => await setPriority(chatwoot, place, wanted));
	}
	if (!conversation.assignedToPerson) {
		const { teamId, agentId } = target;
		if (teamId !== null && teamId !== conversation.teamId) {
			await attempt(
				'The team was not assigned',
				async () => await assign(chatwoot, place, { team_id: Number(teamId) }),
			);
		}
		if (agentId !== null) {
			await attempt(
				'The agent was not assigned',
				async () => await assign(chatwoot, place, { assignee_id: Number(agentId) }),
			);
		}
	}
	// Danger is looked at even where the conversation was put aside meanwhile.
	const mustOpen = turn.hazard ? conversation.status !== 'open' : conversation.status === 'pending';
	if (mustOpen) await setStatus(chatwoot, place, 'open');
	return { handedOff: true, warnings };
}

/** Whether an earlier run has written the note of this turn. */
function hasNote(turn: Turn, known: readonly SeenMessage[]): boolean {
	return turn.consultaId !== null && known.some((message) => message.private && message.consultaId === turn.consultaId);
}

async function writeContact(
	{ chatwoot, turn, itemIndex }: Finishing,
	attempt: (what: string, step: () => Promise<unknown>) => Promise<void>,
	warnings: string[],
): Promise<void> {
	const { contactId, contactName, attributes } = turn;
	const hasAttributes = Object.keys(attributes).length > 0;
	if (contactId === null || (contactName === null && !hasAttributes)) return;
	if (!chatwoot.hasUserToken) {
		warnings.push('The contact was not updated: the Chatwoot credential has no User Token');
		return;
	}
	const change = {
		...(contactName === null ? {} : { name: contactName }),
		...(hasAttributes ? { custom_attributes: attributes } : {}),
	};
	await attempt('The contact was not updated', async () => await updateContact(chatwoot, contactId, change, itemIndex));
}

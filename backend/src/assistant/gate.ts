import type { Hazard, HazardKind } from '../contract/turn.ts';
import type { ConversationState } from '../store/conversations.ts';
import { isReturned } from './custody.ts';

export interface GateInput {
	conversation: ConversationState;
	/** Why the assistant holds back by itself, e.g. from somebody who wants no messages; null where it does not. */
	restraint: string | null;
	hazard: Hazard | null;
	/** A danger reported earlier in the conversation that no person has taken yet. */
	openDanger: HazardKind | null;
}

export interface GateDecision {
	/** Whether the assistant may speak. */
	open: boolean;
	reason: string;
}

/**
 * Decides whether the assistant may speak at all. A person who has the conversation is not talked over, somebody who opted
 * out is left alone; danger overrides both, as safety advice must not wait.
 */
export function gate({ conversation, restraint, hazard, openDanger }: GateInput): GateDecision {
	if (hazard) return { open: true, reason: 'danger is answered whoever has the conversation' };
	if (openDanger !== null) {
		return {
			open: false,
			reason: `danger (${openDanger}) was reported and no person has taken it yet: all else waits`,
		};
	}
	if (conversation.pausedAt !== null) return { open: false, reason: 'an operator has paused the assistant here' };
	if (conversation.status !== 'pending' && !isReturned(conversation)) {
		return { open: false, reason: `the conversation is ${conversation.status}: a person has it` };
	}
	if (isWithHuman(conversation)) {
		return { open: false, reason: 'a person answered and has not handed the conversation back' };
	}
	if (restraint !== null) return { open: false, reason: restraint };
	return { open: true, reason: 'the conversation is the assistant’s' };
}

/** Whether an operator wrote to the customer after the assistant last got the conversation back. */
function isWithHuman(conversation: ConversationState): boolean {
	const { humanRepliedAt, handedBackAt } = conversation;
	if (isReturned(conversation)) return false;
	return humanRepliedAt !== null && (handedBackAt === null || humanRepliedAt > handedBackAt);
}

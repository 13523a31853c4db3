import type { ConversationStatus } from './model/types.ts';

/**
 * Status of a conversation in Chatwoot 4.16.2, as pure functions (`app/models/conversation.rb`, `message.rb`,
 * `conversations_controller.rb`). What else changes with the status (assignee, activity, events) is in `chatwoot/`.
 */

/** Status of a new conversation. With an active bot the requested status is ignored. */
export function initialStatus(given: {
	contactBlocked: boolean;
	botActive: boolean;
	requested?: ConversationStatus;
}): ConversationStatus {
	if (given.contactBlocked) return 'resolved';
	if (given.botActive) return 'pending';
	return given.requested ?? 'open';
}

/** Status after the customer writes. A snoozed conversation opens even when a bot is there. */
export function statusAfterIncoming(given: {
	status: ConversationStatus;
	botActive: boolean;
	muted: boolean;
}): ConversationStatus {
	if (given.muted) return given.status;
	if (given.status === 'snoozed') return 'open';
	if (given.status === 'resolved') return given.botActive ? 'pending' : 'open';
	return given.status;
}

/** `toggle_status` without a status: open becomes resolved, everything else open. */
export function toggledStatus(status: ConversationStatus): ConversationStatus {
	return status === 'open' ? 'resolved' : 'open';
}

/** A bot opening a pending conversation is a hand-off: other rules and another answer apply. */
export function isBotHandoff(given: { byBot: boolean; from: ConversationStatus; to: unknown }): boolean {
	return given.byBot && given.from === 'pending' && given.to === 'open';
}

/** Status after the bot could not be reached about a message. */
export function statusAfterBotFailure(given: {
	status: ConversationStatus;
	keepPendingOnBotFailure: boolean;
}): ConversationStatus {
	return given.status === 'pending' && !given.keepPendingOnBotFailure ? 'open' : given.status;
}

import { actorOf, conversationFor, roleIn } from '../auth.ts';
import { handOff, updateConversation } from '../chatwoot/conversations.ts';
import type { ConversationPatch } from '../chatwoot/conversations.ts';
import { serverError } from '../chatwoot/world.ts';
import { CONVERSATION_STATUSES } from '../model/types.ts';
import type { ConversationStatus } from '../model/types.ts';
import { isoOrNull } from '../present/common.ts';
import { isBotHandoff, toggledStatus } from '../state-machine.ts';
import type { AddEndpoint, Call } from './endpoint.ts';

/** `toggle_status`, with its two quirks: the bot's hand-off answers `success: null`, and an agent who opens gets assigned. */
export function toggleStatusRoutes(add: AddEndpoint): void {
	add('POST', '/conversations/:id/toggle_status', 'bot', (call) => {
		const { store, caller, account, id, body, world } = call;
		const conversation = conversationFor(store, caller, account.id, id('id'));
		const requested = body.text('status');
		const actor = actorOf(caller, account.id);
		let success: true | null = true;
		if (isBotHandoff({ byBot: caller.type === 'bot', from: conversation.status, to: requested })) {
			handOff(world, conversation, actor);
			success = null;
		} else {
			const status = requested ? parseStatus(requested) : toggledStatus(conversation.status);
			updateConversation(world, conversation, patchFor(call, status), actor);
		}
		return {
			meta: {},
			payload: {
				success,
				conversation_id: conversation.id,
				current_status: conversation.status,
				snoozed_until: isoOrNull(conversation.snoozedUntil),
			},
		};
	});
}

/** A conversation status, or Rails' uncaught enum error (500). */
export function parseStatus(text: string | undefined): ConversationStatus {
	const status = CONVERSATION_STATUSES.find((name) => name === text);
	if (status === undefined) throw serverError();
	return status;
}

function patchFor(call: Call, status: ConversationStatus): ConversationPatch {
	const { caller, account, body } = call;
	const snoozedSeconds = body.integer('snoozed_until');
	const patch: ConversationPatch = { status };
	if (status === 'snoozed') patch.snoozedUntil = snoozedSeconds === undefined ? null : snoozedSeconds * 1000;
	if (caller.type === 'user' && status === 'open') {
		patch.assigneeAgentBotId = null;
		if (roleIn(caller, account.id) === 'agent') patch.assigneeId = caller.user.id;
	}
	return patch;
}

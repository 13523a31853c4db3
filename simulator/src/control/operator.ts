import { createMessage } from '../chatwoot/messages.ts';
import { assignTeam, markSeen, updateConversation } from '../chatwoot/conversations.ts';
import type { ConversationPatch } from '../chatwoot/conversations.ts';
import { notFound } from '../chatwoot/world.ts';
import type { Actor } from '../chatwoot/world.ts';
import type { Core } from '../core.ts';
import type { Conversation, ConversationStatus, Message, Priority, User } from '../model/types.ts';

/** The person at Chatwoot's dashboard: every action has the effects of the same click there. */
export class Operator {
	readonly #core: Core;
	readonly user: User;
	readonly #accountId: number;

	/** The first administrator of the account. 404 when it has none. */
	static first(core: Core, accountId: number): Operator {
		for (const user of core.store.users.values()) {
			if (user.roles.some((entry) => entry.accountId === accountId && entry.role === 'administrator')) {
				return new Operator(core, user, accountId);
			}
		}
		throw notFound();
	}

	constructor(core: Core, user: User, accountId: number) {
		this.#core = core;
		this.user = user;
		this.#accountId = accountId;
	}

	/** Writes to the customer. */
	reply(conversationId: number, text: string): Message {
		return this.#write(conversationId, text, false);
	}

	/** Writes a private note. */
	note(conversationId: number, text: string): Message {
		return this.#write(conversationId, text, true);
	}

	/** Assigns a person; null takes the assignment away. 404 for someone who is not in the account. */
	assign(conversationId: number, assigneeId: number | null): void {
		const user = assigneeId === null ? undefined : this.#core.store.users.get(assigneeId);
		if (assigneeId !== null && !user?.roles.some((entry) => entry.accountId === this.#accountId)) throw notFound();
		this.#update(conversationId, { assigneeId, assigneeAgentBotId: null });
	}

	/** Assigns a team; null takes it away. 404 for a team of another account. */
	assignTeam(conversationId: number, teamId: number | null): void {
		const team = teamId === null ? undefined : this.#core.store.teams.get(teamId);
		if (teamId !== null && team?.accountId !== this.#accountId) throw notFound();
		assignTeam(this.#core.world, this.conversation(conversationId), team ?? null, this.#actor());
	}

	setStatus(conversationId: number, status: ConversationStatus): void {
		this.#update(conversationId, status === 'open' ? { status, assigneeAgentBotId: null } : { status });
	}

	resolve(conversationId: number): void {
		this.setStatus(conversationId, 'resolved');
	}

	setLabels(conversationId: number, labels: string[]): void {
		this.#update(conversationId, { labels: [...new Set(labels)] });
	}

	setPriority(conversationId: number, priority: Priority | null): void {
		this.#update(conversationId, { priority });
	}

	/** Looks at the conversation: its messages are no longer unread. */
	see(conversationId: number): void {
		markSeen(this.#core.world, this.conversation(conversationId), this.user.id);
		this.#core.tell({ name: 'seen', accountId: this.#accountId, conversationId });
	}

	/** The row of a conversation. 404 when there is none. */
	conversation(id: number): Conversation {
		const row = this.#core.store.conversation(this.#accountId, id);
		if (!row) throw notFound();
		return row;
	}

	#write(conversationId: number, content: string, isPrivate: boolean): Message {
		const conversation = this.conversation(conversationId);
		// Whoever writes in the dashboard has the conversation before their eyes.
		markSeen(this.#core.world, conversation, this.user.id);
		const sender = { type: 'User' as const, id: this.user.id };
		return createMessage(this.#core.world, conversation, {
			content,
			messageType: 'outgoing',
			private: isPrivate,
			sender,
		});
	}

	#update(conversationId: number, patch: ConversationPatch): void {
		updateConversation(this.#core.world, this.conversation(conversationId), patch, this.#actor());
	}

	#actor(): Actor {
		return { type: 'user', user: this.user, accountId: this.#accountId };
	}
}

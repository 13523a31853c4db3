import type { FastifyRequest } from 'fastify';
import { ApiError, notFound, policyRefusal } from './chatwoot/world.ts';
import type { Actor } from './chatwoot/world.ts';
import type { Account, AgentBot, Conversation, Role, User } from './model/types.ts';
import type { Store } from './model/store.ts';

/** Whose token a request carries. */
export type Caller = { type: 'user'; user: User } | { type: 'bot'; bot: AgentBot };

/** The owner of the request's token. 401 with Chatwoot's bodies when there is none or nobody owns it. */
export function authenticate(store: Store, request: FastifyRequest): Caller {
	const token = tokenOf(request);
	if (token === null) {
		throw new ApiError(401, { errors: ['You need to sign in or sign up before continuing.'] });
	}
	for (const user of store.users.values()) if (user.token === token) return { type: 'user', user };
	for (const bot of store.agentBots.values()) if (bot.token === token) return { type: 'bot', bot };
	throw new ApiError(401, { error: 'Invalid Access Token' });
}

/** Refuses bots outside their short list of routes (`access_token_auth_helper.rb`). */
export function refuseBots(caller: Caller, botRoute: boolean): void {
	if (caller.type === 'bot' && !botRoute) {
		throw new ApiError(401, { error: 'Access to this endpoint is not authorized for bots' });
	}
}

/** The account of the path, if the caller may act in it: 404 when there is none, 401 when it is not theirs. */
export function accountFor(store: Store, caller: Caller, accountId: number): Account {
	const account = store.accounts.get(accountId);
	if (!account) throw notFound();
	if (caller.type === 'user') {
		if (roleIn(caller, accountId) === null) {
			throw new ApiError(401, { error: 'You are not authorized to access this account' });
		}
		return account;
	}
	const { bot } = caller;
	const attached = [...store.inboxes.values()].some((row) => row.accountId === accountId && row.agentBotId === bot.id);
	if (bot.accountId !== null && bot.accountId !== accountId && !attached) {
		throw new ApiError(401, { error: 'Bot is not authorized to access this account' });
	}
	return account;
}

/** Role of a user in an account; null for bots and strangers. */
export const roleIn = (caller: Caller, accountId: number): Role | null =>
	caller.type === 'user' ? (caller.user.roles.find((entry) => entry.accountId === accountId)?.role ?? null) : null;

export const isAdmin = (caller: Caller, accountId: number): boolean => roleIn(caller, accountId) === 'administrator';

/** Agents see only the inboxes they are members of; administrators and bots see all. */
export const seesInbox = (store: Store, caller: Caller, accountId: number, inboxId: number): boolean =>
	caller.type === 'bot' ||
	isAdmin(caller, accountId) ||
	(store.inboxes.get(inboxId)?.memberIds.includes(caller.user.id) ?? false);

/** A conversation by display id: 404 when there is none, 401 when the agent is not a member of its inbox. */
export function conversationFor(store: Store, caller: Caller, accountId: number, id: number): Conversation {
	const conversation = store.conversation(accountId, id);
	if (!conversation) throw notFound();
	if (!seesInbox(store, caller, accountId, conversation.inboxId)) throw policyRefusal();
	return conversation;
}

export const actorOf = (caller: Caller, accountId: number): NonNullable<Actor> =>
	caller.type === 'user' ? { ...caller, accountId } : caller;

/** Rails sees `api_access_token` and `api-access-token` as the same header. */
function tokenOf(request: FastifyRequest): string | null {
	const value = request.headers['api_access_token'] ?? request.headers['api-access-token'];
	return typeof value === 'string' && value !== '' ? value : null;
}

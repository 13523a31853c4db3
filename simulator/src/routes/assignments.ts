import { actorOf, conversationFor } from '../auth.ts';
import { assignTeam, updateConversation } from '../chatwoot/conversations.ts';
import type { AgentBot, Conversation, Team } from '../model/types.ts';
import { iso } from '../present/common.ts';
import type { Body } from '../present/people.ts';
import { agentRest, assignedBotRest } from '../present/rest.ts';
import type { AddEndpoint, Call } from './endpoint.ts';

/** `conversations/assignments`: to a person, a bot or a team; with both keys the team is ignored. */
export function assignmentRoutes(add: AddEndpoint): void {
	add('POST', '/conversations/:id/assignments', 'bot', (call) => {
		const conversation = conversationFor(call.store, call.caller, call.account.id, call.id('id'));
		if (call.body.text('assignee_type') === 'AgentBot') return assignBot(call, conversation);
		if (call.body.has('assignee_id')) return assignUser(call, conversation);
		return call.body.has('team_id') ? setTeam(call, conversation) : null;
	});
}

/** An id that is no agent of the account silently unassigns. */
function assignUser({ store, world, body, caller, account }: Call, conversation: Conversation): Body | null {
	const user = store.users.get(body.integer('assignee_id') ?? 0);
	const isMember = user?.roles.some((entry) => entry.accountId === account.id) ?? false;
	const assigneeId = user && isMember ? user.id : null;
	updateConversation(world, conversation, { assigneeId, assigneeAgentBotId: null }, actorOf(caller, account.id));
	return user && isMember ? agentRest(user, account.id) : null;
}

function assignBot({ store, world, body, caller, account }: Call, conversation: Conversation): Body | null {
	const bot = store.agentBots.get(body.integer('assignee_id') ?? 0);
	if (!bot || !usableBy(bot, account.id)) return null;
	const patch = { assigneeId: null, assigneeAgentBotId: bot.id };
	updateConversation(world, conversation, patch, actorOf(caller, account.id));
	return assignedBotRest(bot);
}

const usableBy = (bot: AgentBot, accountId: number): boolean => bot.accountId === null || bot.accountId === accountId;

function setTeam({ store, world, body, caller, account }: Call, conversation: Conversation): Body | null {
	const found = store.teams.get(body.integer('team_id') ?? 0);
	const team = found?.accountId === account.id ? found : null;
	assignTeam(world, conversation, team, actorOf(caller, account.id));
	return team ? teamRow(team) : null;
}

/** The database row, which is what Chatwoot renders here. */
const teamRow = (team: Team): Body => ({
	id: team.id,
	name: team.name,
	description: team.description,
	allow_auto_assign: team.allowAutoAssign,
	account_id: team.accountId,
	created_at: iso(team.createdAt),
	updated_at: iso(team.updatedAt),
});

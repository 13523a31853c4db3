import { invalid, notFound } from '../chatwoot/world.ts';
import type { Team } from '../model/types.ts';
import type { Body } from '../present/people.ts';
import { agentRest } from '../present/rest.ts';
import { addTeam } from '../seed.ts';
import type { AddEndpoint, Call } from './endpoint.ts';

/** `teams` and `team_members`: bare arrays. */
export function teamRoutes(add: AddEndpoint): void {
	add('GET', '/teams', 'member', (call) => mine(call).map((team) => teamRest(call, team)));
	add('GET', '/teams/:id', 'member', (call) => teamRest(call, find(call)));
	add('POST', '/teams', 'admin', (call) => {
		const body = call.body.wrapped('team');
		const name = body.required('name');
		refuseTaken(call, name, null);
		const team = addTeam(call.world, call.account.id, { name, description: body.text('description') });
		team.allowAutoAssign = body.flag('allow_auto_assign') ?? true;
		call.core.tell({ name: 'state' });
		return teamRest(call, team);
	});
	add(['PATCH', 'PUT'], '/teams/:id', 'admin', (call) => {
		const team = find(call);
		const body = call.body.wrapped('team');
		const name = body.text('name');
		if (name) {
			refuseTaken(call, name, team);
			team.name = name.toLowerCase();
		}
		team.description = body.nullableText('description') ?? team.description;
		team.allowAutoAssign = body.flag('allow_auto_assign') ?? team.allowAutoAssign;
		team.updatedAt = call.world.now();
		call.core.tell({ name: 'state' });
		return teamRest(call, team);
	});
	add('DELETE', '/teams/:id', 'admin', (call) => {
		const { id } = find(call);
		for (const row of call.store.conversationsOfAccount(call.account.id)) if (row.teamId === id) row.teamId = null;
		call.store.teams.delete(id);
		call.core.tell({ name: 'state' });
		return undefined;
	});
	add('GET', '/teams/:id/team_members', 'member', (call) => members(call, find(call).memberIds));
	for (const method of ['POST', 'PATCH', 'DELETE'] as const) {
		add(method, '/teams/:id/team_members', 'admin', (call) => changeMembers(call, method));
	}
}

const mine = ({ store, account }: Call): Team[] =>
	[...store.teams.values()].filter((team) => team.accountId === account.id);

function find(call: Call): Team {
	const team = mine(call).find((row) => row.id === call.id('id'));
	if (!team) throw notFound();
	return team;
}

function refuseTaken(call: Call, name: string, self: Team | null): void {
	if (mine(call).some((team) => team !== self && team.name === name.toLowerCase())) {
		throw invalid('Name has already been taken', 'name');
	}
}

function changeMembers(call: Call, method: 'POST' | 'PATCH' | 'DELETE'): Body[] | undefined {
	const team = find(call);
	const ids = call.body.integers('user_ids') ?? [];
	const known = ids.filter((id) =>
		call.store.users.get(id)?.roles.some((entry) => entry.accountId === call.account.id),
	);
	if (method === 'DELETE') {
		team.memberIds = team.memberIds.filter((id) => !known.includes(id));
		return undefined;
	}
	const added = known.filter((id) => !team.memberIds.includes(id));
	team.memberIds = method === 'PATCH' ? known : [...team.memberIds, ...added];
	return members(call, method === 'PATCH' ? team.memberIds : added);
}

const members = ({ store, account }: Call, ids: number[]): Body[] =>
	ids.flatMap((id) => {
		const user = store.users.get(id);
		return user ? [agentRest(user, account.id)] : [];
	});

const teamRest = ({ caller }: Call, team: Team): Body => ({
	id: team.id,
	name: team.name,
	description: team.description,
	allow_auto_assign: team.allowAutoAssign,
	account_id: team.accountId,
	is_member: caller.type === 'user' && team.memberIds.includes(caller.user.id),
});

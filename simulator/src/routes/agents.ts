import { invalid, notFound } from '../chatwoot/world.ts';
import type { Availability, Role, User } from '../model/types.ts';
import { agentRest } from '../present/rest.ts';
import { addUser } from '../seed.ts';
import type { AddEndpoint, Call } from './endpoint.ts';

/** `agents` of an account: a bare array. */
export function agentRoutes(add: AddEndpoint): void {
	add('GET', '/agents', 'member', (call) => mine(call).map((user) => agentRest(user, call.account.id)));
	add('POST', '/agents', 'admin', (call) => {
		const body = call.body.wrapped('agent');
		const email = body.required('email').toLowerCase();
		if (mine(call).some((user) => user.email === email)) throw invalid('User has already been taken', 'user_id');
		const role = readRole(body.text('role')) ?? 'agent';
		const known = [...call.store.users.values()].find((user) => user.email === email);
		if (known) known.roles.push({ accountId: call.account.id, role });
		const user = known ?? addUser(call.world, call.account.id, { name: body.text('name') ?? email, email, role });
		call.core.tell({ name: 'state' });
		return agentRest(user, call.account.id);
	});
	add(['PATCH', 'PUT'], '/agents/:id', 'admin', (call) => {
		const user = find(call);
		const body = call.body.wrapped('agent');
		const entry = user.roles.find((row) => row.accountId === call.account.id);
		const role = readRole(body.text('role'));
		if (entry && role) entry.role = role;
		user.name = body.text('name') ?? user.name;
		user.availability = readAvailability(body.text('availability')) ?? user.availability;
		call.core.tell({ name: 'state' });
		return agentRest(user, call.account.id);
	});
	add('DELETE', '/agents/:id', 'admin', (call) => {
		const user = find(call);
		user.roles = user.roles.filter((entry) => entry.accountId !== call.account.id);
		call.core.tell({ name: 'state' });
		return undefined;
	});
}

const mine = ({ store, account }: Call): User[] =>
	[...store.users.values()].filter((user) => user.roles.some((entry) => entry.accountId === account.id));

function find(call: Call): User {
	const user = mine(call).find((row) => row.id === call.id('id'));
	if (!user) throw notFound();
	return user;
}

const readRole = (text: string | undefined): Role | undefined =>
	text === 'agent' || text === 'administrator' ? text : undefined;

/** An availability name, or undefined for anything else. */
export const readAvailability = (text: unknown): Availability | undefined =>
	text === 'online' || text === 'busy' || text === 'offline' ? text : undefined;

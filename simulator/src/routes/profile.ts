import type { FastifyInstance } from 'fastify';
import { authenticate, refuseBots } from '../auth.ts';
import { ApiError } from '../chatwoot/world.ts';
import type { Core } from '../core.ts';
import { secureToken } from '../model/tokens.ts';
import type { Account, User } from '../model/types.ts';
import type { Store } from '../model/store.ts';
import type { Body } from '../present/people.ts';
import { readAvailability } from './agents.ts';
import { answer } from './endpoint.ts';
import type { AddEndpoint } from './endpoint.ts';
import { Params } from './params.ts';

/** Routes of the signed-in user, which belong to no account, and the account itself. */
export function profileRoutes(app: FastifyInstance, core: Core, add: AddEndpoint): void {
	const { store } = core;
	const user = (request: Parameters<typeof authenticate>[1]): User => {
		const caller = authenticate(store, request);
		refuseBots(caller, false);
		if (caller.type !== 'user') throw new Error('Bots were refused before');
		return caller.user;
	};
	app.get('/api/v1/profile', (request, reply) => answer(reply, profileRest(store, user(request))));
	app.post('/api/v1/profile/reset_access_token', (request, reply) => {
		const mine = user(request);
		mine.token = secureToken();
		return answer(reply, profileRest(store, mine));
	});
	app.post('/api/v1/profile/availability', (request, reply) => {
		const mine = user(request);
		const given = new Params(new Params(request.body).attributes('profile'));
		mine.availability = readAvailability(given.text('availability')) ?? mine.availability;
		core.tell({ name: 'state' });
		return answer(reply, profileRest(store, mine));
	});
	// The simulator keeps no passwords: any password signs the owner of a known e-mail in.
	app.post('/auth/sign_in', (request, reply) => {
		const body = new Params(request.body);
		const mine = [...store.users.values()].find((row) => row.email === body.text('email')?.toLowerCase());
		if (!mine || !body.text('password')) {
			throw new ApiError(401, { success: false, errors: ['Invalid login credentials. Please try again.'] });
		}
		return answer(reply, { data: profileRest(store, mine) });
	});
	app.get('/api', (_request, reply) =>
		answer(reply, {
			version: '4.16.2',
			timestamp: new Date(core.world.now()).toISOString(),
			queue_services: 'ok',
			data_services: 'ok',
		}),
	);
	add('GET', '', 'member', ({ account }) => accountRest(account));
}

function profileRest(store: Store, user: User): Body {
	const [first] = user.roles;
	return {
		access_token: user.token,
		account_id: first?.accountId ?? null,
		available_name: user.displayName ?? user.name,
		avatar_url: '',
		confirmed: true,
		display_name: user.displayName,
		message_signature: null,
		email: user.email,
		id: user.id,
		inviter_id: null,
		name: user.name,
		provider: 'email',
		pubsub_token: user.pubsubToken,
		role: first?.role ?? 'agent',
		ui_settings: {},
		uid: user.email,
		type: null,
		accounts: user.roles.map((entry) => ({
			id: entry.accountId,
			name: store.accounts.get(entry.accountId)?.name ?? '',
			status: 'active',
			active_at: null,
			role: entry.role,
			permissions: [entry.role],
			availability: user.availability,
			availability_status: user.availability,
			auto_offline: true,
		})),
	};
}

const accountRest = (account: Account): Body => ({
	id: account.id,
	name: account.name,
	locale: account.locale,
	domain: '',
	support_email: '',
	status: 'active',
	created_at: new Date(account.createdAt).toISOString(),
	cache_keys: {},
	features: { agent_bots: true },
	settings: { keep_pending_on_bot_failure: account.keepPendingOnBotFailure },
	custom_attributes: {},
});

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { accountFor, authenticate, isAdmin, refuseBots } from '../auth.ts';
import type { Caller } from '../auth.ts';
import { policyRefusal } from '../chatwoot/world.ts';
import type { World } from '../chatwoot/world.ts';
import type { Core } from '../core.ts';
import type { Store } from '../model/store.ts';
import type { Account } from '../model/types.ts';
import { Params } from './params.ts';

/** Who may call an endpoint: every member of the account, also its bots, or administrators only. */
type Access = 'member' | 'bot' | 'admin';

/** One authorised request of an account. */
export interface Call {
	core: Core;
	world: World;
	store: Store;
	caller: Caller;
	account: Account;
	/** Path parameters as numbers; NaN where they are none, which finds nothing. */
	id: (name: string) => number;
	query: Params;
	body: Params;
	reply: FastifyReply;
}

/** What an endpoint answers with 200: JSON, or nothing for Chatwoot's empty bodies. */
type Handler = (call: Call) => unknown;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** Registers one endpoint below `/api/v1/accounts/:account_id`. */
export type AddEndpoint = (method: Method | Method[], path: string, access: Access, handler: Handler) => void;

/** Returns the function with which route files register their endpoints. */
export const endpoints =
	(app: FastifyInstance, core: Core): AddEndpoint =>
	(method, path, access, handler) => {
		app.route({
			method,
			url: `/api/v1/accounts/:account_id${path}`,
			handler: (request, reply) => {
				const call = authorise(core, request, reply, access);
				return answer(reply, handler(call));
			},
		});
	};

/** Sends JSON, or an empty 200 for undefined. */
export function answer(reply: FastifyReply, body: unknown): FastifyReply {
	if (body === undefined) return reply.send();
	return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

function authorise(core: Core, request: FastifyRequest, reply: FastifyReply, access: Access): Call {
	const { store, world } = core;
	const params = request.params as Record<string, string>;
	const id = (name: string): number => (/^\d+$/.test(params[name] ?? '') ? Number(params[name]) : Number.NaN);
	const caller = authenticate(store, request);
	refuseBots(caller, access === 'bot');
	const account = accountFor(store, caller, id('account_id'));
	if (access === 'admin' && !isAdmin(caller, account.id)) throw policyRefusal();
	return {
		core,
		store,
		world,
		caller,
		account,
		id,
		query: new Params(request.query),
		body: new Params(request.body),
		reply,
	};
}

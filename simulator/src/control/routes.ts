import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../chatwoot/world.ts';
import type { Core } from '../core.ts';
import type { Conversation, ConversationStatus, Priority } from '../model/types.ts';
import type { FaultsInput } from '../webhooks/faults.ts';
import { createCustomer, customerPresses, customerSends, findCustomer } from './customer.ts';
import type { AttachmentInput, CustomerInput } from './customer.ts';
import { streamEvents } from './live.ts';
import { Operator } from './operator.ts';
import * as schemas from './schemas.ts';
import { chatView, conversationDetailView, conversationView, customerView, stateView } from './views.ts';

interface CustomerParams {
	id: number;
}
interface ConversationParams {
	accountId: number;
	id: number;
}
interface ActionBody {
	text: string;
	assigneeId?: number | null;
	teamId?: number | null;
	status: ConversationStatus;
	labels: string[];
	priority: Priority | null;
}

const integers = (...names: string[]): object => ({
	type: 'object',
	properties: Object.fromEntries(names.map((name) => [name, { type: 'integer' }])),
});

/** The control API: both sides of the conversation, deliveries and faults. Never part of Chatwoot. */
export async function controlRoutes(app: FastifyInstance, core: Core): Promise<void> {
	app.addHook('onRequest', async (request) => refuseForeignPages(request));
	customerRoutes(app, core);
	conversationRoutes(app, core);
	app.get('/state', () => stateView(core.store));
	app.get('/events', (request, reply) => streamEvents(core, request, reply));
	app.get<{ Querystring: { limit: number } }>(
		'/deliveries',
		{
			schema: { querystring: { type: 'object', properties: { limit: { type: 'integer', minimum: 0, default: 100 } } } },
		},
		({ query }) => core.deliveries(query.limit),
	);
	app.get('/faults', () => core.faults);
	app.put<{ Body: FaultsInput }>('/faults', { schema: { body: schemas.faults } }, ({ body }) => core.setFaults(body));
	app.put<{ Params: CustomerParams; Body: { keepPendingOnBotFailure: boolean } }>(
		'/accounts/:id',
		{ schema: { params: integers('id'), body: schemas.accountSettings } },
		({ params, body }) => {
			const account = core.store.accounts.get(params.id);
			if (!account) throw notFound();
			account.keepPendingOnBotFailure = body.keepPendingOnBotFailure;
			core.tell({ name: 'state' });
			return stateView(core.store).accounts.find((row) => row.id === account.id);
		},
	);
}

function customerRoutes(app: FastifyInstance, core: Core): void {
	const params = integers('id');
	app.post<{ Body: CustomerInput }>('/customers', { schema: { body: schemas.newCustomer } }, ({ body }) =>
		customerView(createCustomer(core, body)),
	);
	app.get<{ Params: CustomerParams }>('/customers/:id/chat', { schema: { params } }, ({ params: { id } }) => ({
		messages: chatView(core.store, findCustomer(core, id)),
	}));
	app.post<{ Params: CustomerParams; Body: { text?: string; attachments?: AttachmentInput[] } }>(
		'/customers/:id/messages',
		{ schema: { params, body: schemas.customerMessage } },
		({ params: { id }, body }) => {
			const message = customerSends(core, findCustomer(core, id), body.text ?? '', body.attachments);
			return { messageId: message.id, conversationId: message.conversationId };
		},
	);
	app.post<{ Params: CustomerParams; Body: { messageId: number; value: string } }>(
		'/customers/:id/press',
		{ schema: { params, body: schemas.press } },
		({ params: { id }, body }) => {
			const message = customerPresses(core, findCustomer(core, id), body.messageId, body.value);
			return { messageId: message.id, conversationId: message.conversationId };
		},
	);
}

function conversationRoutes(app: FastifyInstance, core: Core): void {
	const params = integers('accountId', 'id');
	app.get<{ Querystring: { accountId?: number } }>(
		'/conversations',
		{ schema: { querystring: integers('accountId') } },
		({ query }) =>
			conversationsOf(core, query.accountId)
				.sort((a, b) => b.lastActivityAt - a.lastActivityAt)
				.map((row) => conversationView(core.store, row)),
	);
	app.get<{ Params: ConversationParams }>('/conversations/:accountId/:id', { schema: { params } }, ({ params: path }) =>
		conversationDetailView(core.store, Operator.first(core, path.accountId).conversation(path.id)),
	);
	for (const [action, body] of Object.entries(schemas.operatorActions)) {
		app.post<{ Params: ConversationParams; Body: ActionBody }>(
			`/conversations/:accountId/:id/${action}`,
			{ schema: { params, body } },
			({ params: path, body: given }) => {
				const operator = Operator.first(core, path.accountId);
				act(operator, action as keyof typeof schemas.operatorActions, path.id, given);
				return conversationDetailView(core.store, operator.conversation(path.id));
			},
		);
	}
}

function act(operator: Operator, action: keyof typeof schemas.operatorActions, id: number, given: ActionBody): void {
	switch (action) {
		case 'reply':
			return void operator.reply(id, given.text);
		case 'note':
			return void operator.note(id, given.text);
		case 'assign':
			if (given.teamId !== undefined) operator.assignTeam(id, given.teamId || null);
			if (given.assigneeId !== undefined) operator.assign(id, given.assigneeId || null);
			return;
		case 'status':
			return operator.setStatus(id, given.status);
		case 'labels':
			return operator.setLabels(id, given.labels);
		case 'priority':
			return operator.setPriority(id, given.priority);
		case 'seen':
			return operator.see(id);
	}
}

const conversationsOf = (core: Core, accountId: number | undefined): Conversation[] =>
	(accountId === undefined ? [...core.store.accounts.keys()] : [accountId]).flatMap((id) => [
		...core.store.conversationsOfAccount(id),
	]);

/** The control API has no token, so a page of another origin must not reach it through the visitor's browser. */
function refuseForeignPages(request: FastifyRequest): void {
	const site = request.headers['sec-fetch-site'];
	if (site !== undefined && site !== 'same-origin' && site !== 'none') {
		throw Object.assign(new Error('Only the simulator page may call this'), { statusCode: 403 });
	}
}

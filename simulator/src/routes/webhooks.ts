import { invalid, notFound } from '../chatwoot/world.ts';
import { secureToken } from '../model/tokens.ts';
import type { Webhook } from '../model/types.ts';
import type { Body } from '../present/people.ts';
import { ACCOUNT_EVENTS } from '../webhooks/dispatcher.ts';
import type { AddEndpoint, Call } from './endpoint.ts';

/** `webhooks` of an account: administrators only; there is no route for a single one. */
export function webhookRoutes(add: AddEndpoint): void {
	add('GET', '/webhooks', 'admin', (call) => ({
		payload: { webhooks: mine(call).map((row) => webhookRest(call, row)) },
	}));
	add('POST', '/webhooks', 'admin', (call) => {
		const { store, account } = call;
		const fields = readFields(call, null);
		if (fields.url === undefined) throw invalid("Url can't be blank", 'url');
		const row: Webhook = {
			id: store.next('webhooks'),
			accountId: account.id,
			inboxId: call.body.wrapped('webhook').integer('inbox_id') ?? null,
			name: fields.name ?? null,
			url: fields.url,
			subscriptions: fields.subscriptions ?? [...ACCOUNT_EVENTS].filter((event) => !event.startsWith('inbox_')),
			secret: secureToken(),
		};
		store.webhooks.set(row.id, row);
		call.core.tell({ name: 'state' });
		return { payload: { webhook: webhookRest(call, row) } };
	});
	add(['PATCH', 'PUT'], '/webhooks/:id', 'admin', (call) => {
		const row = find(call);
		Object.assign(row, readFields(call, row));
		call.core.tell({ name: 'state' });
		return { payload: { webhook: webhookRest(call, row) } };
	});
	add('DELETE', '/webhooks/:id', 'admin', (call) => {
		call.store.webhooks.delete(find(call).id);
		call.core.tell({ name: 'state' });
		return undefined;
	});
}

const mine = ({ store, account }: Call): Webhook[] =>
	[...store.webhooks.values()].filter((row) => row.accountId === account.id);

function find(call: Call): Webhook {
	const row = mine(call).find((webhook) => webhook.id === call.id('id'));
	if (!row) throw notFound();
	return row;
}

function readFields(call: Call, self: Webhook | null): Partial<Pick<Webhook, 'url' | 'name' | 'subscriptions'>> {
	const body = call.body.wrapped('webhook');
	const url = body.text('url');
	if (url !== undefined && !/^https?:\/\/\S+$/.test(url)) throw invalid('Url is invalid', 'url');
	if (url !== undefined && mine(call).some((row) => row !== self && row.url === url)) {
		throw invalid('Url has already been taken', 'url');
	}
	const name = body.nullableText('name');
	const subscriptions = body.texts('subscriptions');
	const known: readonly string[] = ACCOUNT_EVENTS;
	if (subscriptions && (subscriptions.length === 0 || subscriptions.some((event) => !known.includes(event)))) {
		throw invalid('Subscriptions Invalid events', 'subscriptions');
	}
	return {
		...(url === undefined ? {} : { url }),
		...(name === undefined ? {} : { name }),
		...(subscriptions === undefined ? {} : { subscriptions: [...new Set(subscriptions)] }),
	};
}

function webhookRest({ store }: Call, row: Webhook): Body {
	const inbox = store.inboxes.get(row.inboxId ?? 0);
	return {
		id: row.id,
		name: row.name,
		url: row.url,
		account_id: row.accountId,
		subscriptions: row.subscriptions,
		secret: row.secret,
		...(inbox ? { inbox: { id: inbox.id, name: inbox.name } } : {}),
	};
}

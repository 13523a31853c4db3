import { isAdmin, seesInbox } from '../auth.ts';
import { createContact, createContactInbox, updateContact } from '../chatwoot/contacts.ts';
import type { ContactFields } from '../chatwoot/contacts.ts';
import { notFound, policyRefusal, serverError } from '../chatwoot/world.ts';
import { uuid } from '../model/tokens.ts';
import type { Contact, Inbox } from '../model/types.ts';
import { contactWithInboxes, conversationRest, inboxSlim } from '../present/rest.ts';
import type { AddEndpoint, Call } from './endpoint.ts';

/** `contacts`: one contact and what belongs to it; lists are in `contact-lists.ts`, notes in `contact-notes.ts`. */
export function contactRoutes(add: AddEndpoint): void {
	add('GET', '/contacts/:id', 'member', (call) => ({ payload: contactWithInboxes(call.store, findContact(call)) }));
	add('POST', '/contacts', 'member', create);
	add(['PUT', 'PATCH'], '/contacts/:id', 'member', (call) => {
		const contact = findContact(call);
		updateContact(call.world, contact, readFields(call, contact));
		return { payload: contactWithInboxes(call.store, contact) };
	});
	add('POST', '/contacts/:id/destroy_custom_attributes', 'member', (call) => {
		const contact = findContact(call);
		const gone = new Set(call.body.texts('custom_attributes') ?? []);
		const kept = Object.entries(contact.customAttributes).filter(([key]) => !gone.has(key));
		updateContact(call.world, contact, { customAttributes: Object.fromEntries(kept) });
		return { payload: contactWithInboxes(call.store, contact) };
	});
	add('DELETE', '/contacts/:id', 'member', remove);
	add('GET', '/contacts/:id/labels', 'member', (call) => ({ payload: findContact(call).labels }));
	add('POST', '/contacts/:id/labels', 'member', (call) => {
		const contact = findContact(call);
		updateContact(call.world, contact, { labels: [...new Set(call.body.texts('labels') ?? [])] });
		return { payload: contact.labels };
	});
	add('GET', '/contacts/:id/conversations', 'member', conversations);
	add('GET', '/contacts/:id/contactable_inboxes', 'member', (call) => contactableInboxes(call, findContact(call)));
	add('POST', '/contacts/:id/contact_inboxes', 'member', (call) => {
		const inbox = call.store.inboxes.get(call.body.integer('inbox_id') ?? 0);
		if (!inbox || inbox.accountId !== call.account.id) throw notFound();
		const row = createContactInbox(call.world, findContact(call), inbox, sourceFor(inbox, call.body.text('source_id')));
		return { source_id: row.sourceId, inbox: inboxSlim(call.store, inbox.id) };
	});
	add('POST', '/actions/contact_merge', 'member', merge);
}

/** The contact of the path. 404 when the account has none. */
export function findContact({ store, account, id }: Call, name = 'id'): Contact {
	const contact = store.contacts.get(id(name));
	if (!contact || contact.accountId !== account.id) throw notFound();
	return contact;
}

function create(call: Call): unknown {
	const { world, store, body, account } = call;
	const contact = createContact(world, account.id, readFields(call, null));
	const inbox = store.inboxes.get(body.integer('inbox_id') ?? 0);
	const row =
		inbox?.accountId === account.id
			? createContactInbox(world, contact, inbox, sourceFor(inbox, body.text('source_id')))
			: null;
	return {
		payload: {
			contact: contactWithInboxes(store, contact),
			contact_inbox: { inbox: row ? inboxSlim(store, row.inboxId) : null, source_id: row?.sourceId ?? null },
		},
	};
}

/** A Telegram address is the person's Telegram id, which Chatwoot cannot make up: it raises. */
function sourceFor(inbox: Inbox, sourceId: string | undefined): string {
	if (sourceId) return sourceId;
	if (inbox.channelType === 'Channel::Telegram') throw serverError();
	return uuid();
}

/** Attributes are merged into what the contact has, not replaced. */
function readFields({ body: raw }: Call, contact: Contact | null): ContactFields {
	const body = raw.wrapped('contact');
	const additional = body.attributes('additional_attributes');
	const custom = body.attributes('custom_attributes');
	const fields: ContactFields = {};
	const name = body.text('name');
	if (name !== undefined) fields.name = name;
	const email = body.nullableText('email');
	if (email !== undefined) fields.email = email?.toLowerCase() ?? null;
	const phoneNumber = body.nullableText('phone_number');
	if (phoneNumber !== undefined) fields.phoneNumber = phoneNumber;
	const identifier = body.nullableText('identifier');
	if (identifier !== undefined) fields.identifier = identifier;
	const blocked = body.flag('blocked');
	if (blocked !== undefined) fields.blocked = blocked;
	if (additional) fields.additionalAttributes = { ...contact?.additionalAttributes, ...additional };
	if (custom) fields.customAttributes = { ...contact?.customAttributes, ...custom };
	return fields;
}

function remove(call: Call): undefined {
	const contact = findContact(call);
	if (!isAdmin(call.caller, call.account.id)) throw policyRefusal();
	for (const address of call.store.contactInboxesOf(contact.id)) {
		for (const row of [...call.store.conversationsOfAddress(address.id)]) call.store.deleteConversation(row);
	}
	call.store.deleteContact(contact.id);
	return undefined;
}

function conversations(call: Call): unknown {
	const { store, caller, account } = call;
	const rows = store
		.contactInboxesOf(findContact(call).id)
		.flatMap((address) => store.conversationsOfAddress(address.id))
		.filter((row) => seesInbox(store, caller, account.id, row.inboxId))
		.sort((a, b) => b.lastActivityAt - a.lastActivityAt)
		.slice(0, 20);
	return { payload: rows.map((row) => conversationRest(store, row)) };
}

/** Never Telegram: a bot cannot begin a chat there. */
function contactableInboxes({ store, account }: Call, contact: Contact): unknown {
	const inboxes = [...store.inboxes.values()].filter(
		(inbox) => inbox.accountId === account.id && inbox.channelType === 'Channel::Api',
	);
	return {
		payload: inboxes.map((inbox) => ({
			inbox: inboxSlim(store, inbox.id),
			source_id: store.contactInboxesOf(contact.id).find((row) => row.inboxId === inbox.id)?.sourceId ?? uuid(),
		})),
	};
}

function merge(call: Call): unknown {
	const { world, store, body, account } = call;
	const base = store.contacts.get(body.integer('base_contact_id') ?? 0);
	const mergee = store.contacts.get(body.integer('mergee_contact_id') ?? 0);
	if (base?.accountId !== account.id || mergee?.accountId !== account.id) throw notFound();
	if (base !== mergee) {
		store.moveContact(mergee.id, base.id);
		updateContact(world, base, {
			email: base.email ?? mergee.email,
			phoneNumber: base.phoneNumber ?? mergee.phoneNumber,
			identifier: base.identifier ?? mergee.identifier,
			customAttributes: { ...mergee.customAttributes, ...base.customAttributes },
			additionalAttributes: { ...mergee.additionalAttributes, ...base.additionalAttributes },
		});
	}
	return contactWithInboxes(store, base);
}

import { secureToken } from '../model/tokens.ts';
import type { Attributes, Contact, ContactInbox, Inbox, Json } from '../model/types.ts';
import { invalid, unprocessable } from './world.ts';
import type { Changes, World } from './world.ts';

export interface ContactFields {
	name?: string;
	email?: string | null;
	phoneNumber?: string | null;
	identifier?: string | null;
	blocked?: boolean;
	additionalAttributes?: Attributes;
	customAttributes?: Attributes;
	labels?: string[];
	lastActivityAt?: number;
}

const COLUMNS = {
	name: 'name',
	email: 'email',
	phoneNumber: 'phone_number',
	identifier: 'identifier',
	blocked: 'blocked',
	additionalAttributes: 'additional_attributes',
	customAttributes: 'custom_attributes',
	labels: 'label_list',
	lastActivityAt: 'last_activity_at',
} as const satisfies Record<keyof ContactFields, string>;

/** Creates a contact and tells `contact_created`. Throws 422 as Chatwoot does for taken or malformed values. */
export function createContact(world: World, accountId: number, fields: ContactFields): Contact {
	validate(world, accountId, fields, null);
	const now = world.now();
	const contact: Contact = {
		id: world.store.next('contacts'),
		accountId,
		name: fields.name ?? '',
		email: fields.email ?? null,
		phoneNumber: fields.phoneNumber ?? null,
		identifier: fields.identifier ?? null,
		blocked: fields.blocked ?? false,
		additionalAttributes: fields.additionalAttributes ?? {},
		customAttributes: fields.customAttributes ?? {},
		labels: fields.labels ?? [],
		lastActivityAt: null,
		createdAt: now,
		updatedAt: now,
	};
	world.store.contacts.set(contact.id, contact);
	world.emit({ name: 'contact_created', contact });
	return contact;
}

/** Writes fields; tells `contact_updated` if anything changed. Attributes are replaced here: callers merge. */
export function updateContact(world: World, contact: Contact, fields: ContactFields): void {
	validate(world, contact.accountId, fields, contact);
	const changes: Changes = {};
	for (const key of Object.keys(COLUMNS) as (keyof ContactFields)[]) {
		const value = fields[key];
		if (value === undefined || same(contact[key], value)) continue;
		changes[COLUMNS[key]] = { previous_value: shown(key, contact[key]), current_value: shown(key, value) };
		Object.assign(contact, { [key]: value });
	}
	if (Object.keys(changes).length === 0) return;
	contact.updatedAt = world.now();
	world.emit({ name: 'contact_updated', contact, changes });
}

/** Gives a contact an address in an inbox. Throws 422 when the address is taken. */
export function createContactInbox(world: World, contact: Contact, inbox: Inbox, sourceId: string): ContactInbox {
	if (world.store.contactInboxBySource(inbox.id, sourceId)) {
		throw invalid('Source has already been taken', 'source_id');
	}
	const now = world.now();
	const row: ContactInbox = {
		id: world.store.next('contactInboxes'),
		contactId: contact.id,
		inboxId: inbox.id,
		sourceId,
		pubsubToken: secureToken(),
		hmacVerified: false,
		createdAt: now,
		updatedAt: now,
	};
	world.store.addContactInbox(row);
	return row;
}

function validate(world: World, accountId: number, fields: ContactFields, self: Contact | null): void {
	if (fields.phoneNumber && !/^\+[1-9]\d{1,14}$/.test(fields.phoneNumber)) {
		throw invalid('Phone number should be in e164 format', 'phone_number');
	}
	if (fields.email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(fields.email)) {
		throw invalid('Email Invalid email', 'email');
	}
	if (fields.name !== undefined && fields.name.length > 255)
		throw unprocessable('Name is too long (maximum is 255 characters)');
	const unique = [
		['email', 'email', 'Email'],
		['phoneNumber', 'phone_number', 'Phone number'],
		['identifier', 'identifier', 'Identifier'],
	] as const;
	for (const [key, column, title] of unique) {
		const value = fields[key];
		if (!value || self?.[key] === value) continue;
		for (const other of world.store.contacts.values()) {
			if (other !== self && other.accountId === accountId && other[key] === value) {
				throw invalid(`${title} has already been taken`, column);
			}
		}
	}
}

export const same = (a: unknown, b: unknown): boolean =>
	a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

const shown = (key: keyof ContactFields, value: Json | undefined): Json =>
	key === 'lastActivityAt' && typeof value === 'number' ? new Date(value).toISOString() : (value ?? null);

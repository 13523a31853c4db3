import type { Attributes, Contact } from '../model/types.ts';
import { contactWithInboxes } from '../present/rest.ts';
import type { AddEndpoint, Call } from './endpoint.ts';
import { compileFilter } from './filter.ts';
import type { KeyOperators, ReadField } from './filter.ts';

const PER_PAGE = 15;

/** `contacts` index, search and filter. */
export function contactListRoutes(add: AddEndpoint): void {
	add('GET', '/contacts', 'member', (call) => {
		const labels = call.query.texts('labels');
		const rows = resolved(call).filter((row) => !labels || labels.some((label) => row.labels.includes(label)));
		return listed(call, rows);
	});
	add('POST', '/contacts/filter', 'member', (call) => {
		const custom = new Set<string>();
		for (const { accountId, model, key } of call.store.attributeDefinitions.values()) {
			if (accountId === call.account.id && model === 'contact_attribute') custom.add(key);
		}
		const wanted = compileFilter(call.body.raw('payload'), FILTER_KEYS, custom, readField, call.world.now());
		return listed(call, resolved(call).filter(wanted));
	});
	add('GET', '/contacts/search', 'member', search);
}

const FILTER_KEYS: KeyOperators = {
	name: 'text',
	phone_number: 'text',
	email: 'text',
	identifier: 'text',
	country_code: 'choice',
	city: 'text',
	company_name: 'text',
	labels: 'choice',
	created_at: 'moment',
	last_activity_at: 'moment',
	blocked: 'choice',
};

const readField: ReadField<Contact> = (row, key) => {
	const known = {
		name: row.name,
		phone_number: row.phoneNumber,
		email: row.email,
		identifier: row.identifier,
		labels: row.labels,
		created_at: row.createdAt,
		last_activity_at: row.lastActivityAt,
		blocked: row.blocked,
	};
	if (key in known) return known[key as keyof typeof known];
	return key in FILTER_KEYS ? row.additionalAttributes[key] : row.customAttributes[key];
};

/** Contacts with an e-mail, phone or identifier: people known only by Telegram are missing, as in Chatwoot. */
const resolved = ({ store, account }: Call): Contact[] =>
	[...store.contacts.values()].filter(
		(row) => row.accountId === account.id && Boolean(row.email || row.phoneNumber || row.identifier),
	);

function listed(call: Call, rows: Contact[]): unknown {
	const page = Math.max(call.query.integer('page') ?? 1, 1);
	rows.sort(order(call.query.text('sort')));
	return {
		// Chatwoot repeats the page number as it came: text.
		meta: { count: rows.length, current_page: call.query.text('page') ?? 1 },
		payload: rows.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((row) => contactWithInboxes(call.store, row)),
	};
}

/** Also finds people known only by Telegram; the count is that of the page. */
function search(call: Call): unknown {
	const { store, account, query } = call;
	const q = (query.text('q') ?? '').trim();
	const page = Math.max(query.integer('page') ?? 1, 1);
	const like = q.toLowerCase();
	const rows = [...store.contacts.values()].filter(
		(row) =>
			row.accountId === account.id &&
			([row.name, row.email, row.phoneNumber].some((text) => text?.toLowerCase().includes(like)) ||
				(row.identifier?.includes(q) ?? false)),
	);
	rows.sort(order(query.text('sort')));
	const shown = rows.slice((page - 1) * PER_PAGE, page * PER_PAGE);
	return {
		meta: { count: shown.length, current_page: query.text('page') ?? 1, has_more: rows.length > page * PER_PAGE },
		payload: shown.map((row) => contactWithInboxes(store, row)),
	};
}

function order(sort = 'name'): (a: Contact, b: Contact) => number {
	const descending = sort.startsWith('-');
	const key = descending ? sort.slice(1) : sort;
	const value = (row: Contact): string => {
		if (key === 'last_activity_at') return String(row.lastActivityAt ?? 0).padStart(15, '0');
		if (key === 'created_at') return String(row.createdAt).padStart(15, '0');
		const columns: Attributes = { name: row.name, email: row.email, phone_number: row.phoneNumber };
		return String(columns[key] ?? row.additionalAttributes[key] ?? '').toLowerCase();
	};
	return (a, b) => (descending ? -1 : 1) * value(a).localeCompare(value(b), 'es');
}

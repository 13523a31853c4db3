import { seesInbox } from '../auth.ts';
import { conversationRest, messageRest } from '../present/rest.ts';
import type { Body } from '../present/people.ts';
import type { Conversation } from '../model/types.ts';
import type { AddEndpoint, Call } from './endpoint.ts';
import { compileFilter } from './filter.ts';
import type { KeyOperators, ReadField } from './filter.ts';
import { parseStatus } from './toggle-status.ts';

const PER_PAGE = 25;
const PRIORITY_ORDER = { low: 0, medium: 1, high: 2, urgent: 3 };

/** `conversations` index, meta, search and filter (user token). */
export function conversationListRoutes(add: AddEndpoint): void {
	add('GET', '/conversations', 'member', index);
	add('GET', '/conversations/meta', 'member', (call) => ({ meta: counts(call, candidates(call)) }));
	add('GET', '/conversations/search', 'member', search);
	add('POST', '/conversations/filter', 'member', filter);
}

function index(call: Call): Body {
	const { query, store, world } = call;
	const rows = candidates(call);
	const owned = byAssignee(call, rows);
	const seconds = query.integer('updated_within');
	const recent = seconds === undefined ? owned : owned.filter((row) => row.updatedAt > world.now() - seconds * 1000);
	recent.sort(order(query.text('sort_by')));
	const shown = seconds === undefined ? pageOf(recent, query.integer('page')) : recent;
	return { data: { meta: counts(call, rows), payload: shown.map((row) => conversationRest(store, row)) } };
}

function search(call: Call): Body {
	const { store } = call;
	const rows = candidates(call, 'all').sort(order(undefined));
	return {
		meta: counts(call, rows),
		payload: pageOf(rows, call.query.integer('page')).map((row) => searchRow(call, row)),
	};

	function searchRow({ query }: Call, row: Conversation): Body {
		const contact = store.contacts.get(row.contactId);
		const inbox = store.inboxes.get(row.inboxId);
		const found = store.messagesOf(row).filter((message) => matches(message.content, query.text('q')));
		return {
			id: row.id,
			uuid: row.uuid,
			created_at: Math.floor(row.createdAt / 1000),
			contact: contact ? { id: contact.id, name: contact.name } : null,
			inbox: inbox ? { id: inbox.id, name: inbox.name, channel_type: inbox.channelType } : null,
			messages: found.map((message) => messageRest(store, message)),
			account_id: row.accountId,
		};
	}
}

const FILTER_KEYS: KeyOperators = {
	status: 'choice',
	assignee_id: 'choice',
	inbox_id: 'choice',
	team_id: 'choice',
	contact_id: 'choice',
	priority: 'choice',
	display_id: 'number',
	campaign_id: 'choice',
	labels: 'choice',
	browser_language: 'choice',
	conversation_language: 'choice',
	referer: 'text',
	created_at: 'moment',
	last_activity_at: 'moment',
	mail_subject: 'text',
};

function filter(call: Call): Body {
	const { store, account, body, query, world } = call;
	const custom = new Set<string>();
	for (const { accountId, model, key } of store.attributeDefinitions.values()) {
		if (accountId === account.id && model === 'conversation_attribute') custom.add(key);
	}
	const wanted = compileFilter(body.raw('payload'), FILTER_KEYS, custom, readField, world.now());
	const rows = visible(call).filter(wanted).sort(order(undefined));
	const { mine_count, unassigned_count, all_count } = counts(call, rows);
	return {
		meta: { mine_count, unassigned_count, all_count },
		payload: pageOf(rows, query.integer('page')).map((row) => conversationRest(store, row)),
	};
}

const readField: ReadField<Conversation> = (row, key) => {
	const known = {
		status: row.status,
		assignee_id: row.assigneeId,
		inbox_id: row.inboxId,
		team_id: row.teamId,
		contact_id: row.contactId,
		priority: row.priority,
		display_id: row.id,
		labels: row.labels,
		created_at: row.createdAt,
		last_activity_at: row.lastActivityAt,
	};
	if (key in known) return known[key as keyof typeof known];
	return key in FILTER_KEYS ? row.additionalAttributes[key] : row.customAttributes[key];
};

const visible = ({ store, account, caller }: Call): Conversation[] =>
	[...store.conversationsOfAccount(account.id)].filter((row) => seesInbox(store, caller, account.id, row.inboxId));

/** Conversations by every parameter but the assignee, which the counts need to ignore. */
function candidates(call: Call, defaultStatus = 'open'): Conversation[] {
	const { query, store } = call;
	const given = query.text('status') || defaultStatus;
	const status = given === 'all' ? null : parseStatus(given);
	const inboxId = query.integer('inbox_id');
	const teamId = query.integer('team_id');
	const labels = query.texts('labels');
	const sourceId = query.text('source_id');
	const q = query.text('q');
	const type = query.text('conversation_type');
	return visible(call).filter(
		(row) =>
			(status === null || row.status === status) &&
			(inboxId === undefined || row.inboxId === inboxId) &&
			(teamId === undefined || row.teamId === teamId) &&
			(labels === undefined || labels.some((label) => row.labels.includes(label))) &&
			(sourceId === undefined || store.contactInboxes.get(row.contactInboxId)?.sourceId === sourceId) &&
			(type === undefined ||
				(type === 'unattended' && (row.firstReplyCreatedAt === null || row.waitingSince !== null))) &&
			(q === undefined || store.messagesOf(row).some((message) => matches(message.content, q))),
	);
}

function byAssignee({ query, caller }: Call, rows: Conversation[]): Conversation[] {
	switch (query.text('assignee_type')) {
		case 'me':
			return rows.filter((row) => caller.type === 'user' && row.assigneeId === caller.user.id);
		case 'unassigned':
			return rows.filter((row) => row.assigneeId === null);
		case 'assigned':
			return rows.filter((row) => row.assigneeId !== null);
		default:
			return rows;
	}
}

function counts(
	{ caller }: Call,
	rows: Conversation[],
): Record<'mine_count' | 'assigned_count' | 'unassigned_count' | 'all_count', number> {
	const mine = rows.filter((row) => caller.type === 'user' && row.assigneeId === caller.user.id).length;
	const assigned = rows.filter((row) => row.assigneeId !== null).length;
	return {
		mine_count: mine,
		assigned_count: assigned,
		unassigned_count: rows.length - assigned,
		all_count: rows.length,
	};
}

function order(sortBy = 'last_activity_at_desc'): (a: Conversation, b: Conversation) => number {
	const sign = sortBy.endsWith('_asc') ? 1 : -1;
	const by = (value: (row: Conversation) => number) => (a: Conversation, b: Conversation) =>
		sign * (value(a) - value(b));
	if (sortBy.startsWith('created_at')) return by((row) => row.createdAt);
	if (sortBy.startsWith('priority')) return by((row) => (row.priority === null ? -1 : PRIORITY_ORDER[row.priority]));
	if (sortBy.startsWith('waiting_since')) return by((row) => row.waitingSince ?? Number.MAX_SAFE_INTEGER);
	return by((row) => row.lastActivityAt);
}

const pageOf = (rows: Conversation[], page = 1): Conversation[] =>
	rows.slice((Math.max(page, 1) - 1) * PER_PAGE, Math.max(page, 1) * PER_PAGE);

const matches = (content: string | null, q: string | undefined): boolean =>
	q !== undefined && (content ?? '').toLowerCase().includes(q.toLowerCase());

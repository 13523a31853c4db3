import { uuid } from '../model/tokens.ts';
import type {
	Attributes,
	Contact,
	ContactInbox,
	Conversation,
	ConversationStatus,
	Inbox,
	Json,
	Team,
} from '../model/types.ts';
import { initialStatus } from '../state-machine.ts';
import {
	actorName,
	assigneeText,
	labelsAddedText,
	labelsRemovedText,
	priorityText,
	statusText,
	teamText,
} from './activity.ts';
import { validateAttributes } from './attributes.ts';
import { same } from './contacts.ts';
import { addActivity } from './insert-message.ts';
import type { Actor, Changes, World } from './world.ts';

/** Columns whose change makes Chatwoot send `conversation_updated`. */
const COLUMNS = {
	status: 'status',
	assigneeId: 'assignee_id',
	assigneeAgentBotId: 'assignee_agent_bot_id',
	teamId: 'team_id',
	snoozedUntil: 'snoozed_until',
	customAttributes: 'custom_attributes',
	labels: 'label_list',
	waitingSince: 'waiting_since',
	firstReplyCreatedAt: 'first_reply_created_at',
	priority: 'priority',
} as const;
type Column = keyof typeof COLUMNS;
export type ConversationPatch = Partial<Pick<Conversation, Column>>;
const MOMENTS: ReadonlySet<Column> = new Set(['snoozedUntil', 'waitingSince', 'firstReplyCreatedAt']);

export interface NewConversation {
	inbox: Inbox;
	contact: Contact;
	address: ContactInbox;
	status?: ConversationStatus;
	assigneeId?: number | null;
	teamId?: number | null;
	snoozedUntil?: number | null;
	additionalAttributes?: Attributes;
	customAttributes?: Attributes;
}

/** Creates a conversation in the status that 4.16.2 gives it and tells `conversation_created`. Throws 422. */
export function createConversation(world: World, given: NewConversation): Conversation {
	const { inbox, contact, address } = given;
	validateAttributes('Additional attributes', given.additionalAttributes ?? {});
	validateAttributes('Custom attributes', given.customAttributes ?? {});
	const now = world.now();
	const botActive = inbox.agentBotId !== null;
	const status = initialStatus({ contactBlocked: contact.blocked, botActive, requested: given.status });
	const assigneeId = given.assigneeId ?? null;
	const conversation: Conversation = {
		id: world.store.next(`display:${inbox.accountId}`),
		accountId: inbox.accountId,
		uuid: uuid(),
		inboxId: inbox.id,
		contactId: contact.id,
		contactInboxId: address.id,
		status,
		assigneeId,
		assigneeAgentBotId: botActive && assigneeId === null ? inbox.agentBotId : null,
		teamId: given.teamId ?? null,
		priority: null,
		labels: [],
		customAttributes: given.customAttributes ?? {},
		additionalAttributes: given.additionalAttributes ?? {},
		muted: false,
		snoozedUntil: given.snoozedUntil ?? null,
		waitingSince: now,
		firstReplyCreatedAt: null,
		agentLastSeenAt: null,
		assigneeLastSeenAt: null,
		contactLastSeenAt: null,
		lastActivityAt: now,
		createdAt: now,
		updatedAt: now,
	};
	world.store.addConversation(conversation);
	world.emit({ name: 'conversation_created', conversation });
	return conversation;
}

/**
 * Writes columns as one Rails save: sets `updated_at`, tells the status events and `conversation_updated`, and adds the
 * activity messages that the dashboard shows. Does nothing when nothing changes.
 */
export function updateConversation(world: World, row: Conversation, patch: ConversationPatch, actor: Actor): void {
	if (patch.status === 'resolved' && row.status !== 'resolved') patch = { ...patch, waitingSince: null };
	if ((patch.status ?? row.status) !== 'snoozed') patch = { ...patch, snoozedUntil: null };
	const before = { ...row };
	const changes: Changes = {};
	for (const key of Object.keys(COLUMNS) as Column[]) {
		const value = patch[key];
		if (value === undefined || same(row[key], value)) continue;
		changes[COLUMNS[key]] = { previous_value: shown(key, row[key]), current_value: shown(key, value) };
		Object.assign(row, { [key]: value });
	}
	if (Object.keys(changes).length === 0) return;
	row.updatedAt = world.now();
	changes['updated_at'] = { previous_value: iso(before.updatedAt), current_value: iso(row.updatedAt) };
	if (before.status !== row.status) {
		if (row.status === 'open') world.emit({ name: 'conversation_opened', conversation: row });
		if (row.status === 'resolved') world.emit({ name: 'conversation_resolved', conversation: row });
		world.emit({ name: 'conversation_status_changed', conversation: row });
	}
	addActivities(world, before, row, actor);
	world.emit({ name: 'conversation_updated', conversation: row, changes });
}

/** Hand-off as `bot_handoff!` does it: the bot lets go, the customer waits from now on at the latest. */
export function handOff(world: World, row: Conversation, actor: Actor): void {
	const waitingSince = row.waitingSince ?? world.now();
	updateConversation(world, row, { status: 'open', assigneeAgentBotId: null, waitingSince }, actor);
}

/**
 * Sets or clears the team; an assignee who is not in a new team is dropped. Chatwoot may then pick an agent of the team
 * who is connected to its websocket: nobody ever is here, so nobody is picked.
 */
export function assignTeam(world: World, row: Conversation, team: Team | null, actor: Actor): void {
	const isNew = team !== null && team.id !== row.teamId;
	const leaves = isNew && row.assigneeId !== null && !team.memberIds.includes(row.assigneeId);
	updateConversation(world, row, { teamId: team?.id ?? null, ...(leaves ? { assigneeId: null } : {}) }, actor);
}

/** Marks the conversation as read by the operator; tells no webhook, as in Chatwoot (`update_columns`). */
export function markSeen(world: World, row: Conversation, userId: number): void {
	row.agentLastSeenAt = world.now();
	if (row.assigneeId === userId) row.assigneeLastSeenAt = row.agentLastSeenAt;
}

function addActivities(world: World, before: Conversation, row: Conversation, actor: Actor): void {
	const who = actorName(actor);
	if (who === null) return;
	const { store } = world;
	const add = (text: string): void => void addActivity(world, row, text);
	if (before.status !== row.status) add(statusText(row.status, who));
	if (before.priority !== row.priority) add(priorityText(before.priority, row.priority, who));
	const added = row.labels.filter((label) => !before.labels.includes(label));
	const removed = before.labels.filter((label) => !row.labels.includes(label));
	if (added.length > 0) add(labelsAddedText(added, who));
	if (removed.length > 0) add(labelsRemovedText(removed, who));
	if (before.teamId !== row.teamId) add(teamText(nameOf(store.teams, row.teamId), who));
	if (before.assigneeId !== row.assigneeId) add(assigneeText(nameOf(store.users, row.assigneeId), who));
}

const nameOf = (rows: ReadonlyMap<number, { name: string }>, id: number | null): string | null =>
	id === null ? null : (rows.get(id)?.name ?? null);

const iso = (at: number): string => new Date(at).toISOString();

const shown = (key: Column, value: Json): Json => (typeof value === 'number' && MOMENTS.has(key) ? iso(value) : value);

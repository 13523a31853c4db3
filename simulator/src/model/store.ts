import type {
	Account,
	AgentBot,
	AttributeDefinition,
	CannedResponse,
	Contact,
	ContactInbox,
	Conversation,
	Customer,
	Inbox,
	Label,
	Message,
	Note,
	Team,
	User,
	Webhook,
} from './types.ts';

/** The tables as plain arrays: what a snapshot holds. */
export interface Tables {
	accounts: Account[];
	users: User[];
	teams: Team[];
	labels: Label[];
	inboxes: Inbox[];
	agentBots: AgentBot[];
	webhooks: Webhook[];
	contacts: Contact[];
	contactInboxes: ContactInbox[];
	conversations: Conversation[];
	messages: Message[];
	cannedResponses: CannedResponse[];
	attributeDefinitions: AttributeDefinition[];
	notes: Note[];
	customers: Customer[];
}

export type Sequence = keyof Tables | 'channels' | 'attachments' | 'telegramMessages' | `display:${number}`;

/**
 * All rows, in memory, with the indexes that requests need: nothing here walks all messages. Rows are changed in place
 * by `chatwoot/`; a row whose indexed key changes goes through a method of this class.
 */
export class Store {
	readonly accounts = new Map<number, Account>();
	readonly users = new Map<number, User>();
	readonly teams = new Map<number, Team>();
	readonly labels = new Map<number, Label>();
	readonly inboxes = new Map<number, Inbox>();
	readonly agentBots = new Map<number, AgentBot>();
	readonly webhooks = new Map<number, Webhook>();
	readonly contacts = new Map<number, Contact>();
	readonly contactInboxes = new Map<number, ContactInbox>();
	readonly messages = new Map<number, Message>();
	readonly cannedResponses = new Map<number, CannedResponse>();
	readonly attributeDefinitions = new Map<number, AttributeDefinition>();
	readonly notes = new Map<number, Note>();
	readonly customers = new Map<number, Customer>();
	readonly sequences = new Map<Sequence, number>();

	readonly #conversations = new Map<number, Map<number, Conversation>>();
	readonly #messagesOf = new WeakMap<Conversation, Message[]>();
	readonly #addresses = new Map<string, ContactInbox>();
	readonly #addressesOf = new Map<number, ContactInbox[]>();
	readonly #conversationsOf = new Map<number, Conversation[]>();

	/** The next id of a table, from 1. */
	next(sequence: Sequence): number {
		const id = (this.sequences.get(sequence) ?? 0) + 1;
		this.sequences.set(sequence, id);
		return id;
	}

	addContactInbox(row: ContactInbox): void {
		this.contactInboxes.set(row.id, row);
		this.#addresses.set(addressKey(row.inboxId, row.sourceId), row);
		push(this.#addressesOf, row.contactId, row);
	}

	/** The address of a person in an inbox, e.g. by Telegram user id. */
	contactInboxBySource(inboxId: number, sourceId: string): ContactInbox | undefined {
		return this.#addresses.get(addressKey(inboxId, sourceId));
	}

	contactInboxesOf(contactId: number): readonly ContactInbox[] {
		return this.#addressesOf.get(contactId) ?? [];
	}

	/** Gives all addresses and conversations of one contact to another, as Chatwoot's contact merge does. */
	moveContact(fromId: number, toId: number): void {
		for (const row of this.#addressesOf.get(fromId) ?? []) {
			row.contactId = toId;
			push(this.#addressesOf, toId, row);
			for (const conversation of this.conversationsOfAddress(row.id)) {
				conversation.contactId = toId;
				for (const message of this.messagesOf(conversation)) {
					if (message.senderType === 'Contact') message.senderId = toId;
				}
			}
		}
		this.#addressesOf.delete(fromId);
		this.contacts.delete(fromId);
	}

	/** Removes a contact and its addresses; its conversations must be gone. */
	deleteContact(id: number): void {
		for (const row of this.#addressesOf.get(id) ?? []) {
			this.#addresses.delete(addressKey(row.inboxId, row.sourceId));
			this.#conversationsOf.delete(row.id);
			this.contactInboxes.delete(row.id);
		}
		this.#addressesOf.delete(id);
		this.contacts.delete(id);
	}

	addConversation(row: Conversation): void {
		let ofAccount = this.#conversations.get(row.accountId);
		if (!ofAccount) this.#conversations.set(row.accountId, (ofAccount = new Map()));
		ofAccount.set(row.id, row);
		this.#messagesOf.set(row, []);
		push(this.#conversationsOf, row.contactInboxId, row);
	}

	conversation(accountId: number, id: number): Conversation | undefined {
		return this.#conversations.get(accountId)?.get(id);
	}

	conversationsOfAccount(accountId: number): Iterable<Conversation> {
		return this.#conversations.get(accountId)?.values() ?? [];
	}

	/** Conversations of one contact_inbox, oldest first. */
	conversationsOfAddress(contactInboxId: number): readonly Conversation[] {
		return this.#conversationsOf.get(contactInboxId) ?? [];
	}

	deleteConversation(row: Conversation): void {
		for (const message of this.messagesOf(row)) this.messages.delete(message.id);
		this.#conversations.get(row.accountId)?.delete(row.id);
		const siblings = this.#conversationsOf.get(row.contactInboxId);
		siblings?.splice(siblings.indexOf(row), 1);
	}

	addMessage(row: Message): void {
		this.messages.set(row.id, row);
		const conversation = this.conversation(row.accountId, row.conversationId);
		if (conversation) this.#messagesOf.get(conversation)?.push(row);
	}

	/** Messages of one conversation, oldest first. */
	messagesOf(conversation: Conversation): readonly Message[] {
		return this.#messagesOf.get(conversation) ?? [];
	}

	tables(): Tables {
		return {
			accounts: [...this.accounts.values()],
			users: [...this.users.values()],
			teams: [...this.teams.values()],
			labels: [...this.labels.values()],
			inboxes: [...this.inboxes.values()],
			agentBots: [...this.agentBots.values()],
			webhooks: [...this.webhooks.values()],
			contacts: [...this.contacts.values()],
			contactInboxes: [...this.contactInboxes.values()],
			conversations: [...this.#conversations.values()].flatMap((rows) => [...rows.values()]),
			messages: [...this.messages.values()],
			cannedResponses: [...this.cannedResponses.values()],
			attributeDefinitions: [...this.attributeDefinitions.values()],
			notes: [...this.notes.values()],
			customers: [...this.customers.values()],
		};
	}

	/** Fills an empty store from a snapshot. */
	load(tables: Tables, sequences: Iterable<[Sequence, number]>): void {
		const plain = ['accounts', 'users', 'teams', 'labels', 'inboxes', 'agentBots', 'webhooks', 'contacts'] as const;
		const more = ['cannedResponses', 'attributeDefinitions', 'notes', 'customers'] as const;
		for (const table of [...plain, ...more]) {
			const map = this[table] as Map<number, { id: number }>;
			for (const row of tables[table]) map.set(row.id, row);
		}
		for (const row of tables.contactInboxes) this.addContactInbox(row);
		for (const row of tables.conversations) this.addConversation(row);
		for (const row of tables.messages) this.addMessage(row);
		for (const [name, value] of sequences) this.sequences.set(name, value);
	}

	clear(): void {
		for (const value of Object.values(this)) if (value instanceof Map) value.clear();
		for (const index of [this.#conversations, this.#addresses, this.#addressesOf, this.#conversationsOf]) index.clear();
	}
}

const addressKey = (inboxId: number, sourceId: string): string => `${inboxId}:${sourceId}`;

function push<T>(index: Map<number, T[]>, key: number, row: T): void {
	const rows = index.get(key);
	if (rows) rows.push(row);
	else index.set(key, [row]);
}

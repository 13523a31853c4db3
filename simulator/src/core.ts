import type { DeliveryView } from './control/types.ts';
import { BOT_ERROR_TEXT } from './chatwoot/activity.ts';
import { updateConversation } from './chatwoot/conversations.ts';
import { addActivity } from './chatwoot/insert-message.ts';
import { updateMessage } from './chatwoot/messages.ts';
import type { DomainEvent, World } from './chatwoot/world.ts';
import { Store } from './model/store.ts';
import type { Conversation, Message } from './model/types.ts';
import { statusAfterBotFailure } from './state-machine.ts';
import { deliverTelegram } from './telegram.ts';
import { dispatchWebhooks } from './webhooks/dispatcher.ts';
import { NO_FAULTS, toFaults } from './webhooks/faults.ts';
import type { Faults, FaultsInput } from './webhooks/faults.ts';
import { QUEUE_DEFAULTS, WebhookQueue } from './webhooks/queue.ts';
import type { Job, QueueSettings } from './webhooks/queue.ts';

/** Webhook attempts that are remembered. */
const MAX_DELIVERIES = 5000;
const RETRIED_EVENTS: ReadonlySet<string> = new Set(['message_created', 'message_updated']);

export interface CoreOptions {
	now?: () => number;
	/** For faults; from 0 to 1. */
	random?: () => number;
	/** How long Telegram takes to accept an outgoing message, in milliseconds. Default 100. */
	channelDelayMs?: number;
	/** Messages of one conversation per minute; Chatwoot's default is 200. */
	messagesPerMinute?: number;
	webhooks?: Partial<QueueSettings>;
}

export type CoreEvent =
	| DomainEvent
	| { name: 'delivery'; delivery: DeliveryView }
	| { name: 'seen'; accountId: number; conversationId: number }
	/** Accounts, people, inboxes, teams, labels, bots or customers changed. */
	| { name: 'state' }
	/** A request may have changed rows that no other event speaks of. */
	| { name: 'changed' };

/** The simulated Chatwoot without its HTTP side: rows, operations, webhooks, channel and faults. */
export class Core {
	readonly store = new Store();
	readonly world: World;
	readonly queue: WebhookQueue;
	/** From 0 to 1; decides which faults strike. */
	readonly random: () => number;
	/** Base address, as Chatwoot's `FRONTEND_URL`. */
	frontendUrl = '';
	faults: Faults = { ...NO_FAULTS };
	#deliveries: DeliveryView[] = [];
	readonly #listeners = new Set<(event: CoreEvent) => void>();
	readonly #channelTimers = new Set<NodeJS.Timeout>();
	readonly #channelDelayMs: number;

	constructor(options: CoreOptions = {}) {
		const now = options.now ?? Date.now;
		this.random = options.random ?? Math.random;
		this.#channelDelayMs = options.channelDelayMs ?? 100;
		this.queue = new WebhookQueue(
			{ ...QUEUE_DEFAULTS, ...options.webhooks },
			{
				now,
				random: this.random,
				faults: () => this.faults,
				onAttempt: (delivery) => this.#remember(delivery),
				onFailure: (job, error) => this.#failed(job, error),
			},
		);
		this.world = {
			store: this.store,
			now,
			emit: (event) => {
				dispatchWebhooks(this.store, event, (job) => this.queue.add(job));
				this.tell(event);
			},
			sendToChannel: (message, conversation) => this.#sendToChannel(message, conversation),
			messagesPerMinute: options.messagesPerMinute ?? 200,
		};
	}

	/** Calls the listener at every event until the returned function is called. */
	listen(listener: (event: CoreEvent) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	tell(event: CoreEvent): void {
		for (const listener of this.#listeners) listener(event);
	}

	setFaults(input: FaultsInput): Faults {
		this.faults = toFaults(input);
		return this.faults;
	}

	/** The newest webhook attempts, oldest first. */
	deliveries(limit = MAX_DELIVERIES): DeliveryView[] {
		return limit <= 0 ? [] : this.#deliveries.slice(-limit);
	}

	/** Resolves when no webhook and no channel send is under way. */
	async idle(): Promise<void> {
		do {
			await this.queue.idle();
			await new Promise((resolve) => setImmediate(resolve));
			while (this.#channelTimers.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
		} while (!this.queue.isIdle());
	}

	/** Forgets everything but the listeners. */
	reset(): void {
		this.#stopTimers();
		this.queue.clear();
		this.store.clear();
		this.faults = { ...NO_FAULTS };
		this.#deliveries = [];
	}

	close(): void {
		this.#stopTimers();
		this.queue.close();
		this.#listeners.clear();
	}

	#remember(delivery: DeliveryView): void {
		this.#deliveries.push(delivery);
		if (this.#deliveries.length > 2 * MAX_DELIVERIES) this.#deliveries = this.#deliveries.slice(-MAX_DELIVERIES);
		this.tell({ name: 'delivery', delivery });
	}

	/** What Chatwoot does when a webhook about a message could not be delivered (`lib/webhooks/trigger.rb`). */
	#failed(job: Job, error: string): void {
		if (!RETRIED_EVENTS.has(job.event) || job.messageId === null || job.conversationId === null) return;
		const message = this.store.messages.get(job.messageId);
		const conversation = this.store.conversation(job.accountId, job.conversationId);
		if (!message || !conversation) return;
		if (job.kind === 'agent_bot') this.#botFailed(conversation);
		if (job.kind === 'api_inbox' && message.status !== 'failed' && message.messageType !== 'incoming') {
			const contentAttributes = { ...message.contentAttributes, external_error: error };
			updateMessage(this.world, message, { status: 'failed', contentAttributes });
		}
	}

	#botFailed(conversation: Conversation): void {
		const keepPendingOnBotFailure = this.store.accounts.get(conversation.accountId)?.keepPendingOnBotFailure ?? false;
		const status = statusAfterBotFailure({ status: conversation.status, keepPendingOnBotFailure });
		if (status === conversation.status) return;
		updateConversation(this.world, conversation, { status }, null);
		addActivity(this.world, conversation, BOT_ERROR_TEXT);
	}

	#sendToChannel(message: Message, conversation: Conversation): void {
		if (this.store.inboxes.get(conversation.inboxId)?.channelType !== 'Channel::Telegram') return;
		const timer = setTimeout(() => {
			this.#channelTimers.delete(timer);
			if (this.store.messages.get(message.id) === message) deliverTelegram(this.world, message);
		}, this.#channelDelayMs);
		this.#channelTimers.add(timer);
	}

	#stopTimers(): void {
		for (const timer of this.#channelTimers) clearTimeout(timer);
		this.#channelTimers.clear();
	}
}

import type { DeliveryView } from '../control/types.ts';
import { uuid } from '../model/tokens.ts';
import type { Faults } from './faults.ts';
import { sendWebhook } from './send.ts';
import type { SendResult } from './send.ts';
import { webhookHeaders } from './signature.ts';

/** One webhook to one subscriber. `body` is final: retries send the same bytes under the same delivery id. */
export interface Job {
	kind: DeliveryView['kind'];
	event: string;
	url: string;
	secret: string | null;
	body: string;
	accountId: number;
	conversationId: number | null;
	messageId: number | null;
}

interface QueuedJob extends Job {
	deliveryId: string;
	attempt: number;
}

/** Times in milliseconds; the defaults are Chatwoot's. */
export interface QueueSettings {
	/** Open and read timeout of a webhook. */
	timeoutMs: number;
	/** Pause before an agent-bot webhook is tried again after 429 or 500. */
	retryDelayMs: number;
	/** Attempts in all for agent-bot webhooks. */
	attempts: number;
	/** Sidekiq's threads: webhooks under way at once. */
	concurrency: number;
	/** Longest wait of a reordered webhook for its successor. */
	reorderMs: number;
}

export const QUEUE_DEFAULTS: Readonly<QueueSettings> = {
	timeoutMs: 5000,
	retryDelayMs: 3000,
	attempts: 3,
	concurrency: 10,
	reorderMs: 500,
};

export interface QueueHooks {
	now: () => number;
	random: () => number;
	faults: () => Faults;
	/** After every attempt. */
	onAttempt: (delivery: DeliveryView) => void;
	/** After the last attempt failed. */
	onFailure: (job: Job, error: string) => void;
}

/** Sends webhooks as Sidekiq would: first in, first out, several at a time, agent-bot jobs tried again after 429 and 500. */
export class WebhookQueue {
	readonly #settings: QueueSettings;
	readonly #hooks: QueueHooks;
	readonly #abort = new AbortController();
	readonly #timers = new Set<NodeJS.Timeout>();
	readonly #held = new Map<string, { job: QueuedJob; release: () => void }>();
	#waiting: QueuedJob[] = [];
	#running = 0;
	#idleListeners: (() => void)[] = [];

	constructor(settings: QueueSettings, hooks: QueueHooks) {
		this.#settings = settings;
		this.#hooks = hooks;
	}

	add(job: Job): void {
		const faults = this.#hooks.faults();
		const copies = this.#strikes(faults.duplicate) ? 2 : 1;
		for (let copy = 0; copy < copies; copy++) {
			if (this.#strikes(faults.lose)) continue;
			const queued = { ...job, deliveryId: uuid(), attempt: 1 };
			if (faults.delayMs > 0) this.#later(faults.delayMs, () => this.#order(queued));
			else this.#order(queued);
		}
		this.#settle();
	}

	/** Resolves when nothing waits, runs or is to be tried again. */
	idle(): Promise<void> {
		if (this.isIdle()) return Promise.resolve();
		return new Promise((resolve) => this.#idleListeners.push(resolve));
	}

	/** Drops what waits and cuts what runs. */
	clear(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
		this.#held.clear();
		this.#waiting = [];
		this.#settle();
	}

	close(): void {
		this.clear();
		this.#abort.abort();
	}

	/** Lets a job that was chosen for reordering wait for the next one to the same address. */
	#order(job: QueuedJob): void {
		const held = this.#held.get(job.url);
		if (!held && this.#strikes(this.#hooks.faults().reorder)) {
			const release = (): void => {
				if (this.#held.get(job.url)?.job !== job) return;
				this.#held.delete(job.url);
				this.#enqueue(job);
			};
			this.#held.set(job.url, { job, release });
			this.#later(this.#settings.reorderMs, release);
			return;
		}
		this.#enqueue(job);
		// The successor gets a head start, so that it also arrives first.
		if (held) this.#later(30, held.release);
	}

	#enqueue(job: QueuedJob): void {
		this.#waiting.push(job);
		this.#work();
	}

	#work(): void {
		while (this.#running < this.#settings.concurrency) {
			const job = this.#waiting.shift();
			if (!job) return;
			this.#running++;
			void this.#attempt(job).finally(() => {
				this.#running--;
				this.#work();
				this.#settle();
			});
		}
	}

	async #attempt(job: QueuedJob): Promise<void> {
		const { now, faults, onAttempt, onFailure } = this.#hooks;
		const at = now();
		const started = performance.now();
		const { deliveryId, secret, body, url } = job;
		const headers = webhookHeaders({ deliveryId, secret, body, at });
		const drop = this.#strikes(faults().dropConnection);
		const { timeoutMs, attempts, retryDelayMs } = this.#settings;
		const sent = await sendWebhook({ url, headers, body, timeoutMs, drop, signal: this.#abort.signal });
		if (this.#abort.signal.aborted) return;
		const result = this.#pretend(sent);
		const error = failure(result);
		onAttempt({
			...summary(job),
			at: new Date(at).toISOString(),
			status: result.status,
			error,
			ms: Math.round(performance.now() - started),
		});
		if (error === null) return;
		const again =
			job.kind === 'agent_bot' && (result.status === 429 || result.status === 500) && job.attempt < attempts;
		if (again) this.#later(retryDelayMs, () => this.#enqueue({ ...job, attempt: job.attempt + 1 }));
		else onFailure(job, error);
	}

	#pretend(result: SendResult): SendResult {
		const faults = this.#hooks.faults();
		if (faults.statusOnce === null) return result;
		const status = faults.statusOnce;
		faults.statusOnce = null;
		return { status, error: null };
	}

	#strikes(rate: number): boolean {
		return rate > 0 && this.#hooks.random() < rate;
	}

	#later(ms: number, run: () => void): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			run();
			this.#settle();
		}, ms);
		this.#timers.add(timer);
	}

	/** Whether nothing waits, runs or is to be tried again. */
	isIdle(): boolean {
		return this.#running === 0 && this.#waiting.length === 0 && this.#timers.size === 0;
	}

	#settle(): void {
		if (!this.isIdle()) return;
		for (const listener of this.#idleListeners.splice(0)) listener();
	}
}

const failure = ({ status, error }: SendResult): string | null => {
	if (error !== null) return error;
	return status !== null && status >= 200 && status < 300 ? null : `HTTP ${status}`;
};

const summary = (job: QueuedJob): Omit<DeliveryView, 'at' | 'status' | 'error' | 'ms'> => ({
	deliveryId: job.deliveryId,
	kind: job.kind,
	event: job.event,
	url: job.url,
	attempt: job.attempt,
	accountId: job.accountId,
	conversationId: job.conversationId,
	messageId: job.messageId,
});

import type { ChatMessageView, ConversationView } from '../control/types.ts';
import { customerPresses, customerSends } from '../control/customer.ts';
import type { AttachmentInput, CustomerInput } from '../control/customer.ts';
import { chatView, conversationView, customerView } from '../control/views.ts';
import { notFound } from '../chatwoot/world.ts';
import type { Core } from '../core.ts';
import type { Customer, Message } from '../model/types.ts';
import { editTelegram } from '../telegram.ts';
import { waitUntil } from './wait.ts';
import type { WaitOptions } from './wait.ts';

export type NewCustomer = CustomerInput;

export interface WaitForReplyOptions extends WaitOptions {
	/** How many messages of the business to wait for. Default 1. */
	count?: number;
}

/** A person with a phone, to be played by a test. */
export class CustomerHandle {
	readonly #core: Core;
	readonly #customer: Customer;

	/** The customer whose full name this is, or null. */
	static named(core: Core, name: string): CustomerHandle | null {
		for (const customer of core.store.customers.values()) {
			if (customerView(customer).name === name) return new CustomerHandle(core, customer);
		}
		return null;
	}

	constructor(core: Core, customer: Customer) {
		this.#core = core;
		this.#customer = customer;
	}

	/** Telegram user id; Chatwoot carries it as text in `contact_inbox.source_id`. */
	get id(): number {
		return this.#customer.id;
	}

	/** Writes a message and returns Chatwoot's row of it. */
	send(text: string, attachments?: AttachmentInput[]): Message {
		return customerSends(this.#core, this.#customer, text, attachments);
	}

	/** Presses the newest button on the phone with this value or title. Throws when there is none. */
	press(valueOrTitle: string): Message {
		for (const message of this.messages().reverse()) {
			const button = message.buttons.find(({ value, title }) => value === valueOrTitle || title === valueOrTitle);
			if (button) return customerPresses(this.#core, this.#customer, message.id, button.value);
		}
		throw notFound();
	}

	/** Changes the text of a sent message: Chatwoot tells `message_updated`. */
	edit(messageId: number, text: string): void {
		const message = this.#core.store.messages.get(messageId);
		if (!message || message.messageType !== 'incoming') throw notFound();
		editTelegram(this.#core.world, message, text);
	}

	/** What the phone shows, oldest first. */
	messages(): ChatMessageView[] {
		return chatView(this.#core.store, this.#customer);
	}

	/** What the business has sent since the person last wrote. */
	replies(): ChatMessageView[] {
		const messages = this.messages();
		return messages.slice(messages.findLastIndex((message) => message.from === 'customer') + 1);
	}

	/** The newest message of the business since the person last wrote, as soon as it is on the phone. */
	waitForReply({ count = 1, ...options }: WaitForReplyOptions = {}): Promise<ChatMessageView> {
		const what = options.what ?? `a reply to ${customerView(this.#customer).name}`;
		const enough = (): ChatMessageView | undefined => this.replies()[count - 1];
		return waitUntil(this.#core, enough, { ...options, what });
	}

	/** Writes and waits for the reply. */
	ask(text: string, options?: WaitForReplyOptions): Promise<ChatMessageView> {
		this.send(text);
		return this.waitForReply(options);
	}

	/** The person's newest conversation, or null before the first message. */
	conversation(): ConversationView | null {
		const { inboxId, id } = this.#customer;
		const address = this.#core.store.contactInboxBySource(inboxId, String(id));
		const row = address && this.#core.store.conversationsOfAddress(address.id).at(-1);
		return row ? conversationView(this.#core.store, row) : null;
	}
}

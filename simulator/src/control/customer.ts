import { notFound, unprocessable } from '../chatwoot/world.ts';
import type { Core } from '../core.ts';
import type { Attachment, Customer, Inbox, Message } from '../model/types.ts';
import { addCustomer } from '../seed.ts';
import { buttonsOf, receiveTelegram } from '../telegram.ts';

/** A file that a customer sends; the simulator stores its address, not its bytes. */
export interface AttachmentInput {
	fileType?: 'image' | 'audio' | 'video' | 'file' | 'location' | 'contact';
	url?: string;
	title?: string;
	/** What Chatwoot would have transcribed from a voice note. */
	transcript?: string;
	latitude?: number;
	longitude?: number;
}

export interface CustomerInput {
	accountId?: number;
	inboxId?: number;
	name: string;
	username?: string | null;
	language?: string | null;
}

/** Creates a person with a phone, writing to the given or the first Telegram inbox. 404 when there is none. */
export function createCustomer(core: Core, given: CustomerInput): Customer {
	const inbox = [...core.store.inboxes.values()].find(
		(row) =>
			row.channelType === 'Channel::Telegram' &&
			(given.inboxId === undefined || row.id === given.inboxId) &&
			(given.accountId === undefined || row.accountId === given.accountId),
	);
	if (!inbox) throw notFound();
	const customer = addCustomer(core.world, inbox, given);
	core.tell({ name: 'state' });
	return customer;
}

/** The person writes. Throws 422 for a message with neither text nor attachment. */
export function customerSends(core: Core, customer: Customer, text: string, files: AttachmentInput[] = []): Message {
	if (text === '' && files.length === 0) throw unprocessable('A message needs text or an attachment');
	const attachments = files.map((file) => toAttachment(core, file));
	return receiveTelegram(core.world, inboxOf(core, customer), customer, { text: text || null, attachments });
}

/** The person presses a button of a message on their phone. 404 when the message has no such button. */
export function customerPresses(core: Core, customer: Customer, messageId: number, value: string): Message {
	const message = core.store.messages.get(messageId);
	const conversation = message && core.store.conversation(message.accountId, message.conversationId);
	const address = conversation && core.store.contactInboxes.get(conversation.contactInboxId);
	const isTheirs = address?.inboxId === customer.inboxId && address.sourceId === String(customer.id);
	if (!message || !isTheirs || !buttonsOf(message).some((button) => button.value === value)) throw notFound();
	return receiveTelegram(core.world, inboxOf(core, customer), customer, { text: value, callbackQuery: true });
}

export function findCustomer(core: Core, id: number): Customer {
	const customer = core.store.customers.get(id);
	if (!customer) throw notFound();
	return customer;
}

function inboxOf(core: Core, customer: Customer): Inbox {
	const inbox = core.store.inboxes.get(customer.inboxId);
	if (!inbox) throw notFound();
	return inbox;
}

function toAttachment(core: Core, file: AttachmentInput): Attachment {
	const id = core.store.next('attachments');
	const extension = /\.([a-z0-9]{1,8})(?:\?.*)?$/i.exec(file.url ?? '')?.[1] ?? null;
	return {
		id,
		fileType: file.fileType ?? 'image',
		extension,
		contentType: null,
		dataUrl: file.url ?? null,
		fileSize: null,
		fallbackTitle: file.title ?? null,
		latitude: file.latitude ?? null,
		longitude: file.longitude ?? null,
		transcript: file.transcript ?? '',
		meta: {},
	};
}

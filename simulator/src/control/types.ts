/**
 * What the control API (`/simulator/api`) answers. It is no part of Chatwoot: the web page and tests use it to play
 * customers and operators. Moments are ISO-8601 strings in UTC; ids are numbers.
 */

export interface StateView {
	accounts: AccountView[];
	customers: CustomerView[];
}

export interface AccountView {
	id: number;
	name: string;
	keepPendingOnBotFailure: boolean;
	inboxes: { id: number; name: string; channelType: string; agentBot: string | null; botReachable: boolean }[];
	agents: { id: number; name: string; role: 'agent' | 'administrator' }[];
	teams: { id: number; name: string }[];
	labels: { title: string; color: string }[];
}

/** A person with a phone. `id` is the Telegram user id. */
export interface CustomerView {
	id: number;
	name: string;
	username: string | null;
	language: string | null;
	inboxId: number;
	accountId: number;
}

interface ButtonView {
	title: string;
	value: string;
}

/** A message as the phone shows it: no private notes, no activity, nothing that Telegram refused. */
export interface ChatMessageView {
	id: number;
	from: 'customer' | 'business';
	text: string;
	buttons: ButtonView[];
	attachments: AttachmentView[];
	at: string;
	status: 'sent' | 'delivered' | 'read' | 'failed';
}

export interface AttachmentView {
	fileType: string;
	url: string | null;
	title: string | null;
}

export interface ConversationView {
	id: number;
	accountId: number;
	inboxId: number;
	contact: { id: number; name: string };
	status: 'open' | 'resolved' | 'pending' | 'snoozed';
	assignee: { type: 'User' | 'AgentBot'; id: number; name: string } | null;
	team: { id: number; name: string } | null;
	labels: string[];
	priority: 'low' | 'medium' | 'high' | 'urgent' | null;
	/** Customer messages that no operator has seen, capped at 10 as in Chatwoot. */
	unread: number;
	lastMessage: string | null;
	lastActivityAt: string;
}

export interface ConversationDetailView {
	conversation: ConversationView & { customAttributes: Record<string, unknown> };
	contact: {
		id: number;
		name: string;
		username: string | null;
		language: string | null;
		phone: string | null;
		email: string | null;
		labels: string[];
		customAttributes: Record<string, unknown>;
	};
	messages: OperatorMessageView[];
}

/** A message as the operator's inbox shows it. */
export interface OperatorMessageView {
	id: number;
	type: 'incoming' | 'outgoing' | 'activity' | 'template';
	private: boolean;
	text: string;
	buttons: ButtonView[];
	attachments: AttachmentView[];
	sender: { type: 'Contact' | 'User' | 'AgentBot'; name: string } | null;
	at: string;
	status: 'sent' | 'delivered' | 'read' | 'failed';
	/** Why the channel refused it; only with status `failed`. */
	error: string | null;
}

/** One attempt to deliver one webhook. */
export interface DeliveryView {
	at: string;
	/** `X-Chatwoot-Delivery`; the same for every attempt. */
	deliveryId: string;
	kind: 'agent_bot' | 'account' | 'api_inbox';
	event: string;
	url: string;
	/** HTTP status that came back, or null if none did. */
	status: number | null;
	error: string | null;
	ms: number;
	attempt: number;
	accountId: number;
	conversationId: number | null;
	messageId: number | null;
}

/** One server-sent event of `GET /simulator/api/events`, as the JSON of its `data` line. */
export type LiveEvent =
	| { type: 'message'; accountId: number; conversationId: number; messageId: number; customerId: number | null }
	| { type: 'conversation'; accountId: number; conversationId: number; customerId: number | null }
	| { type: 'contact'; accountId: number; contactId: number; customerId: number | null }
	| { type: 'typing'; accountId: number; conversationId: number; customerId: number | null; on: boolean; who: string }
	| { type: 'delivery'; event: string; status: number | null; messageId: number | null }
	| { type: 'state' };

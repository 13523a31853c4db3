import type { AgentBot, Contact, Conversation, Json, Message, User } from '../model/types.ts';
import type { Store } from '../model/store.ts';

/** Who does something: decides activity texts and side effects. `null` is Chatwoot itself or the customer. */
export type Actor = { type: 'user'; user: User; accountId: number } | { type: 'bot'; bot: AgentBot } | null;

/** Column (snake_case, as in Chatwoot's database) to its value before and after. */
export type Changes = Record<string, { previous_value: Json; current_value: Json }>;

/** What happened, named as in Chatwoot's dispatcher. */
export type DomainEvent =
	| { name: 'contact_created'; contact: Contact }
	| { name: 'contact_updated'; contact: Contact; changes: Changes }
	| { name: 'conversation_created'; conversation: Conversation }
	| {
			name: 'conversation_opened' | 'conversation_resolved' | 'conversation_status_changed';
			conversation: Conversation;
	  }
	| { name: 'conversation_updated'; conversation: Conversation; changes: Changes }
	| { name: 'message_created' | 'message_updated'; message: Message; conversation: Conversation }
	| {
			name: 'conversation_typing_on' | 'conversation_typing_off';
			conversation: Conversation;
			actor: NonNullable<Actor>;
			isPrivate: boolean;
	  };

/** What every operation needs: the rows, the time, and where to tell what happened. */
export interface World {
	store: Store;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Tells all listeners, synchronously, in the order in which things happened. */
	emit: (event: DomainEvent) => void;
	/** Hands a message that must leave through a channel to that channel. */
	sendToChannel: (message: Message, conversation: Conversation) => void;
	/** Chatwoot's `CONVERSATION_MESSAGE_PER_MINUTE_LIMIT`. */
	messagesPerMinute: number;
}

/** A refusal that Chatwoot answers with a status and a JSON body. */
export class ApiError extends Error {
	readonly status: number;
	readonly body: Record<string, Json>;

	constructor(status: number, body: Record<string, Json>) {
		super(String(body['error'] ?? body['message'] ?? status));
		this.status = status;
		this.body = body;
	}
}

export const notFound = (): ApiError => new ApiError(404, { error: 'Resource could not be found' });
export const unprocessable = (error: string): ApiError => new ApiError(422, { error });
/** A failed model validation outside message creation. */
export const invalid = (message: string, ...attributes: string[]): ApiError =>
	new ApiError(422, { message, attributes });
export const policyRefusal = (): ApiError => new ApiError(401, { error: 'You are not authorized to do this action' });
/** Rails' answer to an uncaught error, e.g. an enum value that does not exist. */
export const serverError = (): ApiError => new ApiError(500, { status: 500, error: 'Internal Server Error' });

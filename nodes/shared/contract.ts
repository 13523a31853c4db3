import type * as Wire from './contract.generated';

/**
 * The wire contract between the nodes and the AInstalia backend, as the nodes see it. It is written from the backend's own
 * schemas (`npm run contract`); here it only gets names, and what the nodes send is narrowed: ids are strings, and nothing
 * that we know is left out.
 */
type Sent<T> = T extends (infer Item)[]
	? Sent<Item>[]
	: T extends object
		? { [Key in keyof T]-?: Sent<Exclude<T[Key], number | undefined>> }
		: T;

type SentMessage = Sent<Wire.StoreMessageRequest['message']>;
type SentAttachment = SentMessage['attachments'][number];

export type Attachment = Omit<SentAttachment, 'id'> & Partial<Pick<SentAttachment, 'id'>>;
/** One chat message, in the shape that Chatwoot Trigger puts out. `sentAt` is ISO 8601. */
export type Message = Omit<SentMessage, 'attachments'> & { attachments: Attachment[] };
export type Contact = Message['contact'];
export type ConversationStatus = Message['status'];
export type AssigneeType = NonNullable<Message['assigneeType']>;

export type {
	Classification,
	ConversationChange,
	DeliveryReport,
	NextAlerts,
	NextAlertsRequest,
	OnboardingRequest,
	ProcessRequest,
	Processed,
	SendingReport,
	StoreMessageResponse,
} from './contract.generated';
export type OnboardingResponse = Wire.OnboardingStepResult;
/** An order that an operator gave by a private note. */
export type Order = Sent<Wire.OrderRequest>;
export type OrderAnswer = Wire.OrderAnswer;
export type SendingResponse = Wire.SendingAnswer;
export type PendingResponse = Wire.PendingTurns;
/** The message comes from an item, unread: the backend checks it. */
export type ClassifyRequest = Omit<Wire.ClassifyRequest, 'message'> & { message: unknown };

/** An alert that is due, with everything that its delivery needs. */
export type DueAlert = Wire.NextAlerts['alerts'][number];
export type Route = Wire.Classification['route'];
export type Task = NonNullable<Wire.ProcessRequest['task']>;
export type Button = Wire.Processed['buttons'][number];
/** What a person needs to take over. `summary` is the private note, Markdown. */
export type Handoff = NonNullable<Wire.Processed['handoff']>;
export type Priority = NonNullable<Handoff['priority']>;
/** The hold on a turn: `attempt` counts its takers, `seconds` is how long the hold lasts from when it was given. */
export type Lease = NonNullable<Wire.Processed['lease']>;

import type { ColumnType, Generated } from 'kysely';
import type { SafetyPlan } from '../../contract/alert.ts';
import type { Decision } from '../../contract/trace.ts';
import type { Person } from '../../contract/person.ts';
import type {
	Button,
	Citation,
	EngineName,
	Handoff,
	Hazard,
	Intent,
	Mentions,
	Role,
	Route,
	Task,
	Urgency,
	Usage,
} from '../../contract/turn.ts';
import type { Json, NullableJson, WithDefault } from './json.ts';

/** One turn: the customer's messages that are answered together, what was decided and said, and what Chatwoot confirmed. */
export interface ConsultasIaTable {
	company_id: WithDefault<string>;
	id: string;
	/** Null for a task that was asked for without a conversation. */
	account_id: string | null;
	conversation_id: string | null;
	contact_id: string | null;
	created_at: Date;
	/** `open` until the reply is in Chatwoot, or until it is decided that there will be none. */
	state: 'open' | 'closed';
	closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
	/** How often the turn was claimed: the fencing number of the lease. */
	attempts: number;
	/** Until then nobody else may take the turn; null once closed. */
	lease_until: Date | null;
	task: Task;
	route: Route | null;
	reason: string | null;
	/** The customer's messages, joined by line breaks. */
	text: string;
	intent: Intent | null;
	intent_confidence: number | null;
	other_intents: ColumnType<Intent[], string | undefined, string>;
	mentions: ColumnType<Mentions | null, string | null | undefined, string | null>;
	hazard: NullableJson<Hazard>;
	/** What manners made of the turn, besides its route; null for an ordinary one. */
	manner: ColumnType<Manner | null, Manner | null | undefined, Manner | null>;
	/** Whether the reply asks the customer for details. */
	asks: WithDefault<boolean>;
	/** What the reply offers, to be taken by a "yes"; null for nothing. */
	offers: ColumnType<Offer | null, Offer | null | undefined, Offer | null>;
	/** What a turn that reports danger does about it; null for any other. */
	safety: ColumnType<SafetyPlan | null, string | null | undefined, string | null>;
	urgency: Urgency | null;
	language: string | null;
	role: Role | null;
	decisions: Json<Decision[]>;
	/** Null until the turn has produced its answer. */
	reply: ColumnType<string | null, string | null | undefined, string | null>;
	buttons: ColumnType<Button[], string | undefined, string>;
	citations: ColumnType<Citation[], string | undefined, string>;
	handoff: ColumnType<Handoff | null, string | null | undefined, string | null>;
	labels: ColumnType<string[], string | undefined, string>;
	/** For the task `extract`. */
	fields: ColumnType<Record<string, string | null> | null, string | null | undefined, string | null>;
	/** For the route `onboarding`: what the step answered besides reply, buttons and labels. */
	onboarding: ColumnType<OnboardingOutcome | null, string | null | undefined, string | null>;
	/** Null until an engine took part. */
	engine: EngineName | null;
	usage: ColumnType<Usage, string | undefined, string>;
	sending_state: ColumnType<SendingState | null, SendingState | null | undefined, SendingState | null>;
	sending_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
	sending_message_id: ColumnType<string | null, string | null | undefined, string | null>;
	sending_reason: ColumnType<string | null, string | null | undefined, string | null>;
	/** The request that is making the answer, and until when others wait for it. */
	answering_by: ColumnType<string | null, string | null | undefined, string | null>;
	answering_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** What a reply may offer: a person, or to write no more. */
export type Offer = 'person' | 'silence';

/** See `assistant/manners/conduct.ts`. */
export type Manner =
	| 'wish'
	| 'accepted'
	| 'unsolved'
	| 'frustrated'
	| 'repeated'
	| 'unspoken'
	| 'stop'
	| 'ask_stop'
	| 'also_stop'
	| 'go_on'
	| 'resume'
	| 'truth'
	| 'unread';

export type SendingState = 'sending' | 'sent' | 'skipped';

export interface OnboardingOutcome {
	done: boolean;
	attributes: Record<string, string>;
	contactName: string | null;
	state: Person;
}

/** One call of a language model. */
export interface LlamadasModeloTable {
	company_id: WithDefault<string>;
	id: Generated<number>;
	consulta_id: string;
	engine: EngineName;
	at: WithDefault<Date>;
	model: string;
	prompt_version: string;
	input_tokens: number;
	cached_tokens: number;
	output_tokens: number;
	cost_usd: number;
	/** Milliseconds. */
	latency_ms: number;
	stop_reason: string | null;
	/** Null when the call gave a usable answer. */
	error: string | null;
	/** 1 for the first call for an answer, 2 for the one that repairs it. */
	attempt: WithDefault<number>;
	/** What was wrong with the answer before; null for a first call. */
	repairs: WithDefault<string | null>;
	cache_write_tokens: WithDefault<number>;
}

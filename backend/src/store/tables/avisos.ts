import type { ColumnType } from 'kysely';
import type { AlertDelivery, AlertKind } from '../../contract/alert.ts';
import type { HazardKind } from '../../contract/turn.ts';
import type { Json, WithDefault } from './json.ts';

type Later<T> = WithDefault<T | null>;

/** A danger in a conversation, from its first report until the conversation is resolved or long quiet. */
export interface IncidentesTable {
	company_id: WithDefault<string>;
	id: string;
	account_id: string;
	conversation_id: string;
	/** Null once the person was forgotten. */
	contact_id: string | null;
	kind: HazardKind;
	/** Whether any report of it was certain. */
	certain: boolean;
	/** The turn that reported it first. */
	consulta_id: string;
	/** The turn whose reply is the safety text; null while an operator was writing instead. */
	texted_by: Later<string>;
	/** When the customer was last told that people know. */
	reassured_at: Later<Date>;
	opened_at: Date;
	/** The customer's newest message in the conversation. */
	last_message_at: Date;
	taken_at: Later<Date>;
	taken_by: Later<string>;
	closed_at: Later<Date>;
	closed_reason: Later<'resolved' | 'quiet'>;
}

/** What an alert tells of; null where it is not known. */
export interface AlertFacts {
	name: string | null;
	phone: string | null;
	/** The customer's words, or for the owner what happened. */
	words: string;
	hazard: HazardKind | null;
	certain: boolean;
}

/** Something that a person of the firm must hear of, and what became of telling them. Also the outbox of the alerts. */
export interface AvisosTable {
	company_id: WithDefault<string>;
	id: string;
	kind: AlertKind;
	/** What it is about: the same thing is told once. */
	key: string;
	account_id: string | null;
	conversation_id: string | null;
	contact_id: string | null;
	incident_id: string | null;
	facts: Json<AlertFacts>;
	/** When it happened by Chatwoot's clock: what an operator wrote before does not answer it. */
	since: Date;
	/** Whether a person was assigned already, so that an assignment says nothing. */
	had_assignee: boolean;
	created_at: Date;
	/** When we last did something that may make Chatwoot assign somebody by itself. */
	touched_at: Date;
	/** 0 for the first alert, then the number of the repeat. */
	step: WithDefault<number>;
	/** When this step was due first. */
	step_since: Date;
	/** How often it was given out: the fencing number of the lease. */
	tries: WithDefault<number>;
	/** Failed deliveries of this step. */
	failures: WithDefault<number>;
	/** When it goes out next; null when it does not. */
	due_at: Date | null;
	/** Until then somebody is delivering it. */
	lease_until: Later<Date>;
	deliveries: ColumnType<AlertDelivery[], string | undefined, string>;
	ended_at: Later<Date>;
	ended_reason: Later<'taken' | 'resolved' | 'exhausted'>;
	taken_by: Later<string>;
}

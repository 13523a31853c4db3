import type { ModelCall } from '../contract/trace.ts';
import type { EngineName, Intent, Role } from '../contract/turn.ts';
import type { FoundPassage } from '../knowledge/search.ts';

/** What was said in a conversation, oldest first. */
export interface Said {
	/** `human` is an operator. */
	by: 'customer' | 'assistant' | 'human';
	text: string;
}

/** A question of a customer or technician, with everything an engine may use to answer it. */
export interface Question {
	/** The words of this turn. Untrusted. */
	text: string;
	/** What the passages were found with: the text, and before a short one what the customer said before. */
	query?: string;
	/** Two letters; the reply is in this language where the engine can write it. */
	language: string;
	intent: Intent;
	intentConfidence: number;
	role: Role;
	companyName: string;
	/** What was said before, since the conversation was last handed back. */
	history: readonly Said[];
	/** What the company's documents say, best first. Untrusted. */
	passages: readonly FoundPassage[];
	/** Share of the question that the documents speak of, 0 to 1. */
	coverage: number;
	/** Hosts that a reply may link to; their subdomains too. None unless given. */
	linkHosts?: readonly string[];
}

/** An engine's answer to a question. */
export interface EngineAnswer {
	/** For the customer, with `[n]` where passage n (from 1) is the source. */
	reply: string;
	/** The passages that the reply leans on, from 1, in the order of the question's `passages`. */
	sources: number[];
	/** Whether a person should take over now. */
	needsHuman: boolean;
	/** Whether the customer should be offered a person, to decide by themselves. */
	offersHuman: boolean;
	/** Whether the reply asks the customer for details. Where an engine does not say, its words tell. */
	asks?: boolean;
	/** Why this answer, for the trace and the operator. */
	reason: string;
	/** What the model took the message for, where the local engine was unsure and it was asked. */
	understood?: { intent: Intent; language: string } | null;
}

/** A call of a model, without its place in the trace. */
export type EngineCall = Omit<ModelCall, 'at'> & { at: Date };

/** What an engine did: the result, who gave it and which model calls it took, failed ones included. */
export interface Outcome<T> {
	value: T;
	engine: EngineName;
	calls: EngineCall[];
	/** Why a better engine did not answer; null when the first choice did. */
	fallback: string | null;
}

/** What a call of a model may take at most. */
export interface CallEstimate {
	/** Input and output together. */
	tokens: number;
	/** US dollars. */
	costUsd: number;
}

/** Leave to make one call. */
export interface CallLeave {
	/** Records the call and gives back what it did not use. `costUsd` is what counts against the caps. */
	settle(call: EngineCall, costUsd: number): Promise<void>;
}

/** Asked before each call of a model: puts its cost aside, or says which cap it would pass. */
export interface Meter {
	open(estimate: CallEstimate): Promise<CallLeave | { over: string }>;
}

/** What surrounds a piece of work. */
export interface Work {
	/** Aborted when nobody waits for the result any more. */
	signal?: AbortSignal | undefined;
	/** Without one, calls are neither counted nor limited. */
	meter?: Meter | undefined;
	/** What is wrong with an answer, in our own words, beyond what the engine checks itself; null when it may be sent. */
	check?: ((answer: EngineAnswer) => string | null) | undefined;
}

export interface TextTask {
	text: string;
	language: string;
	companyName: string;
}
export interface TranslateTask extends TextTask {
	targetLanguage: string;
}
export interface DraftTask extends TextTask {
	/** What the operator wants to say; empty for "propose something". */
	instruction: string;
	passages: readonly FoundPassage[];
}
export interface ExtractTask extends TextTask {
	/** Names of the fields to find. */
	fields: readonly string[];
}
export type Fields = Record<string, string | null>;

/** How language is understood and written. Two implementations: `claude` and `local`. */
export interface Engine {
	answer(question: Question, work?: Work): Promise<Outcome<EngineAnswer>>;
	/** A short summary for an operator. */
	summarize(task: TextTask, work?: Work): Promise<Outcome<string>>;
	translate(task: TranslateTask, work?: Work): Promise<Outcome<string>>;
	/** A reply for an operator to check and send. */
	draft(task: DraftTask, work?: Work): Promise<Outcome<string>>;
	/** Each field's value as the text gives it, null where it does not. */
	extract(task: ExtractTask, work?: Work): Promise<Outcome<Fields>>;
}

/** An engine could not do its work. Carries the calls that were made, to be recorded. */
export class EngineFailure extends Error {
	override readonly name = 'EngineFailure';
	readonly calls: EngineCall[];
	/** What the failure says of the service: at fault, so that the next call would likely fail too; well; or nothing. */
	readonly service: 'down' | 'up' | 'unknown';

	constructor(reason: string, calls: EngineCall[], service: EngineFailure['service']) {
		super(reason);
		this.calls = calls;
		this.service = service;
	}
}

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
	/** Why this answer, for the trace and the operator. */
	reason: string;
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
	answer(question: Question, signal?: AbortSignal): Promise<Outcome<EngineAnswer>>;
	/** A short summary for an operator. */
	summarize(task: TextTask, signal?: AbortSignal): Promise<Outcome<string>>;
	translate(task: TranslateTask, signal?: AbortSignal): Promise<Outcome<string>>;
	/** A reply for an operator to check and send. */
	draft(task: DraftTask, signal?: AbortSignal): Promise<Outcome<string>>;
	/** Each field's value as the text gives it, null where it does not. */
	extract(task: ExtractTask, signal?: AbortSignal): Promise<Outcome<Fields>>;
}

/** An engine could not do its work. Carries the calls that were made, to be recorded. */
export class EngineFailure extends Error {
	override readonly name = 'EngineFailure';
	readonly calls: EngineCall[];
	/** Whether the service is at fault, so that the next call would likely fail too. */
	readonly isOutage: boolean;

	constructor(reason: string, calls: EngineCall[], isOutage: boolean) {
		super(reason);
		this.calls = calls;
		this.isOutage = isOutage;
	}
}

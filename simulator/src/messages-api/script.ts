/** Token counts of an answer; what is left out has the server's usual value. */
export interface ScriptedUsage {
	input_tokens?: number;
	output_tokens?: number;
	cache_creation_input_tokens?: number;
	cache_read_input_tokens?: number;
}

/** What the server does with one request. */
export type Script =
	/** Answers with this value as JSON text. Where the request's schema also asks for intent and language, they are added; `model` is who says it answered. */
	| {
			kind: 'json';
			value: unknown;
			thinkingFirst?: boolean;
			inTwoBlocks?: boolean;
			usage?: ScriptedUsage;
			model?: string;
	  }
	/** Answers with this text, whatever was asked for. */
	| { kind: 'text'; text: string; stopReason?: string }
	/** Answers as a well-behaved model would: with the first sentence of the first document, cited. */
	| { kind: 'quote' }
	| { kind: 'refusal' }
	| { kind: 'error'; status: number; type?: string; headers?: Record<string, string> }
	/** Does nothing for so long, then what `then` says. */
	| { kind: 'slow'; ms: number; then: Script }
	/** Holds the connection for so long without a word, then closes it; 30 seconds unless told otherwise. */
	| { kind: 'hang'; ms?: number }
	/** Begins an answer and closes the connection in the middle of it. */
	| { kind: 'cut' }
	/** Answers 200 with a body that is no JSON. */
	| { kind: 'garbage' };

import Anthropic from '@anthropic-ai/sdk';
import type { z } from 'zod';
import { type Engine, EngineFailure, type Outcome } from '../engine.ts';
import { type Called, callClaude, type ClaudeRequest, type ClaudeSettings } from './call.ts';
import { checkAnswer } from './check-answer.ts';
import {
	ANSWER_PROMPT,
	draftMessage,
	extractMessage,
	questionMessage,
	summarizeMessage,
	TASK_PROMPT,
	translateMessage,
} from './prompt.ts';
import { answerOutput, fieldsOutput, textOutput } from './schemas.ts';

export interface ClaudeOptions extends ClaudeSettings {
	apiKey: string;
	/** Null for the SDK's own rule: `ANTHROPIC_BASE_URL`, else Anthropic. */
	baseUrl: string | null;
}

/** Room for the answer and for what the model thinks before it, in tokens. */
const ANSWER_TOKENS = 1500;
const TEXT_TOKENS = 8000;

/** The engine that asks a model over the Messages API: one call a turn. Anything unusable is an `EngineFailure`. */
export function createClaudeEngine(options: ClaudeOptions): Engine {
	const client = new Anthropic({
		apiKey: options.apiKey,
		baseURL: options.baseUrl ?? undefined,
		timeout: options.timeoutSeconds * 1000,
		maxRetries: 1,
		logLevel: 'off',
	});
	const ask = <Schema extends z.ZodType>(request: ClaudeRequest<Schema>): Promise<Called<z.output<Schema>>> =>
		callClaude(client, options, request);
	const write = async (message: string, signal?: AbortSignal): Promise<Outcome<string>> => {
		const { output, call } = await ask({
			prompt: TASK_PROMPT,
			message,
			schema: textOutput,
			maxTokens: TEXT_TOKENS,
			signal,
		});
		return claude(output.text.trim(), call);
	};
	return {
		async answer(question, signal) {
			const message = questionMessage(question);
			const { output, call } = await ask({
				prompt: ANSWER_PROMPT,
				message,
				schema: answerOutput,
				maxTokens: ANSWER_TOKENS,
				signal,
			});
			const checked = checkAnswer(output, question);
			if ('error' in checked) throw new EngineFailure(checked.error, [{ ...call, error: checked.error }], false);
			return claude(checked.answer, call);
		},
		summarize: (task, signal) => write(summarizeMessage(task), signal),
		translate: (task, signal) => write(translateMessage(task), signal),
		draft: (task, signal) => write(draftMessage(task), signal),
		async extract(task, signal) {
			const message = extractMessage(task);
			const { output, call } = await ask({
				prompt: TASK_PROMPT,
				message,
				schema: fieldsOutput,
				maxTokens: TEXT_TOKENS,
				signal,
			});
			const found = new Map(output.fields.map(({ name, value }) => [name, value]));
			return claude(Object.fromEntries(task.fields.map((field) => [field, found.get(field) ?? null])), call);
		},
	};
}

function claude<T>(value: T, call: Called<unknown>['call']): Outcome<T> {
	return { value, engine: 'claude', calls: [call], fallback: null };
}

import type Anthropic from '@anthropic-ai/sdk';
import { APIConnectionTimeoutError, APIError, APIUserAbortError } from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import type { z } from 'zod';
import { type EngineCall, EngineFailure } from '../engine.ts';
import { costOf } from './cost.ts';
import type { ModelPrice } from './prices.ts';
import type { Prompt } from './prompt.ts';

export interface ClaudeSettings {
	model: string;
	/** How long one attempt may take, in seconds. The whole call, retry included, gets half as much again. */
	timeoutSeconds: number;
	prices: Readonly<Record<string, ModelPrice>>;
	clock: () => Date;
}

export interface ClaudeRequest<Schema extends z.ZodType> {
	prompt: Prompt;
	message: string;
	schema: Schema;
	maxTokens: number;
	signal?: AbortSignal | undefined;
}

/** A call that gave an output of the right shape. */
export interface Called<T> {
	output: T;
	call: EngineCall;
}

/**
 * One structured-output call. The stable system prompt comes first and is marked for the cache.
 *
 * @throws EngineFailure when there is no usable output, with the call as it is to be recorded: API error, timeout, refusal,
 * truncation, output that is no JSON or of another shape
 */
export async function callClaude<Schema extends z.ZodType>(
	client: Anthropic,
	settings: ClaudeSettings,
	{ prompt, message, schema, maxTokens, signal }: ClaudeRequest<Schema>,
): Promise<Called<z.output<Schema>>> {
	const call = emptyCall(settings, prompt);
	const started = performance.now();
	const deadline = AbortSignal.timeout(settings.timeoutSeconds * 1500);
	let response: Anthropic.Message;
	try {
		response = await client.messages.create(
			{
				model: settings.model,
				max_tokens: maxTokens,
				system: [{ type: 'text', text: prompt.text, cache_control: { type: 'ephemeral' } }],
				messages: [{ role: 'user', content: message }],
				output_config: { effort: 'low', format: zodOutputFormat(schema) },
			},
			{ timeout: settings.timeoutSeconds * 1000, signal: signal ? AbortSignal.any([signal, deadline]) : deadline },
		);
	} catch (error) {
		const reason = explain(error);
		const failed = { ...call, latencyMs: performance.now() - started, error: reason };
		// A caller that went away says nothing about the service.
		throw new EngineFailure(reason, [failed], signal?.aborted !== true);
	}
	return read(response, schema, { ...call, ...usageOf(settings, response), latencyMs: performance.now() - started });
}

function read<Schema extends z.ZodType>(
	response: Anthropic.Message,
	schema: Schema,
	call: EngineCall,
): Called<z.output<Schema>> {
	const fail = (reason: string): never => {
		throw new EngineFailure(reason, [{ ...call, error: reason }], false);
	};
	// First why it stopped: a refused or cut answer is no answer, whatever it looks like.
	if (response.stop_reason !== 'end_turn' && response.stop_reason !== 'stop_sequence') {
		return fail(response.stop_reason === 'refusal' ? 'refused by the model' : `stopped early: ${response.stop_reason}`);
	}
	const text = response.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return fail('the output is not JSON');
	}
	const parsed = schema.safeParse(json);
	return parsed.success ? { output: parsed.data, call } : fail('the output has another shape than asked for');
}

function emptyCall({ clock, model }: ClaudeSettings, prompt: Prompt): EngineCall {
	return {
		at: clock(),
		model,
		promptVersion: prompt.version,
		inputTokens: 0,
		cachedTokens: 0,
		outputTokens: 0,
		costUsd: 0,
		latencyMs: 0,
		stopReason: null,
		error: null,
	};
}

/** Input counts everything the model read; what came from the cache is counted apart as well. */
function usageOf({ model, prices }: ClaudeSettings, { usage, stop_reason }: Anthropic.Message): Partial<EngineCall> {
	const use = {
		input: usage?.input_tokens ?? 0,
		cacheRead: usage?.cache_read_input_tokens ?? 0,
		cacheWrite: usage?.cache_creation_input_tokens ?? 0,
		output: usage?.output_tokens ?? 0,
	};
	return {
		inputTokens: use.input + use.cacheRead + use.cacheWrite,
		cachedTokens: use.cacheRead,
		outputTokens: use.output,
		costUsd: costOf(model, use, prices),
		stopReason: stop_reason,
	};
}

/** Why a call failed, without anything secret: the SDK's messages may repeat what was sent. */
function explain(error: unknown): string {
	if (error instanceof APIConnectionTimeoutError) return 'timeout';
	if (error instanceof APIUserAbortError) return 'timeout: the whole call took too long, or the caller is gone';
	if (error instanceof APIError) {
		if (error.status === undefined) return 'the connection failed';
		return `HTTP ${error.status}${error.type ? ` ${error.type}` : ''}`;
	}
	// The connection broke while the answer came in, or the SDK itself failed.
	return 'the answer could not be read';
}

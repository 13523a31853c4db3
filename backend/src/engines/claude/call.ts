import type Anthropic from '@anthropic-ai/sdk';
import { APIConnectionTimeoutError, APIError, APIUserAbortError } from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import type { z } from 'zod';
import { type CallLeave, type EngineCall, EngineFailure, type Work } from '../engine.ts';
import { costOf, estimateCall } from './cost.ts';
import type { ModelPrice } from './prices.ts';
import type { Content, Prompt } from './prompt.ts';

export interface ClaudeSettings {
	model: string;
	/** How long the calls for one answer may take, in seconds: retries and repair included. */
	timeoutSeconds: number;
	prices: Readonly<Record<string, ModelPrice>>;
	clock: () => Date;
}

export interface ClaudeRequest<Schema extends z.ZodType, T> {
	prompt: Prompt;
	content: Content;
	schema: Schema;
	maxTokens: number;
	/** Ends when the time for the answer is over. */
	deadline: AbortSignal;
	/** Takes the result out of an output of the right shape, or says in our own words what is wrong with it. */
	interpret: (output: z.output<Schema>) => { value: T } | { defect: string };
	/** For a second call: what was wrong with the first. */
	repairs?: string | undefined;
}

/** A call that came back: with a result, or with what is wrong with its text. */
export type Called<T> = { value: T; call: EngineCall } | { defect: string; text: string; call: EngineCall };

/**
 * One structured-output call. The stable system prompt comes first and is marked for the cache. What the call may cost is
 * put aside before, and settled after, whatever becomes of it.
 *
 * @throws EngineFailure when nothing came back (API error, timeout) or the budget does not allow the call
 */
export async function callClaude<Schema extends z.ZodType, T>(
	client: Anthropic,
	settings: ClaudeSettings,
	request: ClaudeRequest<Schema, T>,
	{ signal, meter }: Work,
): Promise<Called<T>> {
	const { deadline, maxTokens } = request;
	const body: Anthropic.MessageCreateParamsNonStreaming = {
		model: settings.model,
		max_tokens: maxTokens,
		system: [{ type: 'text', text: request.prompt.text, cache_control: { type: 'ephemeral' } }],
		messages: [{ role: 'user', content: request.content }],
		output_config: { effort: 'low', format: zodOutputFormat(request.schema) },
	};
	const estimate = estimateCall(settings.model, Buffer.byteLength(JSON.stringify(body)), maxTokens, settings.prices);
	const leave = await meter?.open(estimate);
	if (leave !== undefined && 'over' in leave) throw new EngineFailure(`over budget: ${leave.over}`, [], 'unknown');
	const call = emptyCall(settings, request);
	const started = performance.now();
	let response: Anthropic.Message;
	try {
		// The deadline ends the call, not the SDK's own timeout, which would begin another attempt.
		response = await client.messages.create(body, {
			timeout: settings.timeoutSeconds * 1000 + 5000,
			signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
		});
	} catch (error) {
		const { reason, isBilled } = explain(error, deadline);
		const failed = { ...call, latencyMs: performance.now() - started, error: reason };
		// An answer that never came may have been billed: what was put aside for it counts.
		await leave?.settle(failed, isBilled ? estimate.costUsd : 0);
		// A caller that went away, and a second call that had little time, say nothing about the service.
		const saysNothing = signal?.aborted === true || (deadline.aborted && request.repairs !== undefined);
		throw new EngineFailure(reason, [failed], saysNothing ? 'unknown' : 'down');
	}
	const made = { ...call, ...usageOf(settings, response), latencyMs: performance.now() - started };
	return await settled(read(response, request), made, leave);
}

async function settled<T>(read: Read<T>, made: EngineCall, leave: CallLeave | undefined): Promise<Called<T>> {
	const call = 'defect' in read ? { ...made, error: read.defect } : made;
	await leave?.settle(call, call.costUsd);
	return { ...read, call };
}

type Read<T> = { value: T } | { defect: string; text: string };

function read<Schema extends z.ZodType, T>(
	response: Anthropic.Message,
	{ schema, interpret }: ClaudeRequest<Schema, T>,
): Read<T> {
	const text = response.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
	const { stop_reason: stop } = response;
	// First why it stopped: a refused or cut answer is no answer, whatever it looks like.
	if (stop === 'refusal') return { defect: 'refused by the model', text };
	if (stop !== 'end_turn' && stop !== 'stop_sequence') return { defect: `stopped early: ${stop}`, text };
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return { defect: 'the output is not JSON', text };
	}
	const parsed = schema.safeParse(json);
	if (!parsed.success) return { defect: 'the output has another shape than asked for', text };
	const made = interpret(parsed.data);
	return 'defect' in made ? { ...made, text } : made;
}

function emptyCall(
	{ clock, model }: ClaudeSettings,
	{ prompt, repairs }: { prompt: Prompt; repairs?: string | undefined },
): EngineCall {
	return {
		at: clock(),
		model,
		promptVersion: prompt.version,
		attempt: repairs === undefined ? 1 : 2,
		repairs: repairs ?? null,
		inputTokens: 0,
		cachedTokens: 0,
		cacheWriteTokens: 0,
		outputTokens: 0,
		costUsd: 0,
		latencyMs: 0,
		stopReason: null,
		error: null,
	};
}

/** Input counts everything the model read; what came from the cache, and what went into it, is counted apart as well. */
function usageOf(
	{ model, prices }: ClaudeSettings,
	{ model: answering, usage, stop_reason }: Anthropic.Message,
): Partial<EngineCall> {
	const use = {
		input: usage?.input_tokens ?? 0,
		cacheRead: usage?.cache_read_input_tokens ?? 0,
		cacheWrite: usage?.cache_creation_input_tokens ?? 0,
		output: usage?.output_tokens ?? 0,
	};
	return {
		// What answered, which an alias or the vendor may have changed, rather than what was asked for.
		model: typeof answering === 'string' && answering !== '' ? answering.slice(0, 100) : model,
		inputTokens: use.input + use.cacheRead + use.cacheWrite,
		cachedTokens: use.cacheRead,
		cacheWriteTokens: use.cacheWrite,
		outputTokens: use.output,
		costUsd: costOf(model, use, prices),
		stopReason: stop_reason,
	};
}

/** Why a call failed, without anything secret: the SDK's messages may repeat what was sent. */
function explain(error: unknown, deadline: AbortSignal): { reason: string; isBilled: boolean } {
	if (error instanceof APIConnectionTimeoutError || deadline.aborted) return { reason: 'timeout', isBilled: true };
	if (error instanceof APIUserAbortError) return { reason: 'the caller is gone', isBilled: true };
	if (error instanceof APIError) {
		if (error.status === undefined) return { reason: 'the connection failed', isBilled: !isUnreached(error) };
		return { reason: `HTTP ${error.status}${error.type ? ` ${error.type}` : ''}`, isBilled: false };
	}
	// The connection broke while the answer came in, or the SDK itself failed.
	return { reason: 'the answer could not be read', isBilled: true };
}

/** Whether the request never arrived anywhere. */
function isUnreached(error: Error): boolean {
	for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
		if ('code' in cause && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(String(cause.code))) return true;
	}
	return false;
}

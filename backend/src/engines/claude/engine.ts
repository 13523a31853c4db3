import Anthropic from '@anthropic-ai/sdk';
import type { z } from 'zod';
import {
	type Engine,
	type EngineAnswer,
	type EngineCall,
	EngineFailure,
	type Fields,
	type Outcome,
	type Question,
	type Work,
} from '../engine.ts';
import { type Called, callClaude, type ClaudeRequest, type ClaudeSettings } from './call.ts';
import { checkAnswer } from './check-answer.ts';
import { retrySoonOrNever } from './patience.ts';
import {
	ANSWER_PROMPT,
	type Content,
	draftContent,
	extractContent,
	questionContent,
	repairBlock,
	summarizeContent,
	TASK_PROMPT,
	translateContent,
} from './prompt.ts';
import { type AnswerOutput, answerOutput, fieldsOutput, textOutput, understoodOutput } from './schemas.ts';

export interface ClaudeOptions extends ClaudeSettings {
	apiKey: string;
	/** Null for the SDK's own rule: `ANTHROPIC_BASE_URL`, else Anthropic. */
	baseUrl: string | null;
}

/** Room for the answer and for what the model thinks before it, in tokens. */
const ANSWER_TOKENS = 1500;
const TEXT_TOKENS = 8000;
/** Below this the intent of a message is asked for in the call that answers it. */
export const UNSURE_INTENT = 0.6;

type Ask = <Schema extends z.ZodType, T>(request: ClaudeRequest<Schema, T>, work: Work) => Promise<Called<T>>;

/**
 * The engine that asks a model over the Messages API: one call a turn, and a second one to repair an output that may not be
 * used. Anything else unusable is an `EngineFailure`.
 */
export function createClaudeEngine(options: ClaudeOptions): Engine {
	const client = new Anthropic({
		apiKey: options.apiKey,
		baseURL: options.baseUrl ?? undefined,
		maxRetries: 1,
		middleware: [retrySoonOrNever],
		logLevel: 'off',
	});
	const ask: Ask = (request, work) => callClaude(client, options, request, work);
	const deadline = (): AbortSignal => AbortSignal.timeout(options.timeoutSeconds * 1000);
	const doTask = async <Schema extends z.ZodType, T>(
		content: Content,
		schema: Schema,
		take: (output: z.output<Schema>) => T,
		work: Work = {},
	): Promise<Outcome<T>> => {
		const interpret = (output: z.output<Schema>) => ({ value: take(output) });
		const request = { prompt: TASK_PROMPT, content, schema, maxTokens: TEXT_TOKENS, deadline: deadline(), interpret };
		const called = await ask(request, work);
		if ('defect' in called) throw new EngineFailure(called.defect, [called.call], 'up');
		return claude(called.value, [called.call]);
	};
	const write = (content: Content, work?: Work): Promise<Outcome<string>> =>
		doTask(content, textOutput, ({ text }) => text.trim(), work);
	return {
		answer: (question, work = {}) => answer(ask, deadline(), question, work),
		summarize: (task, work) => write(summarizeContent(task), work),
		translate: (task, work) => write(translateContent(task), work),
		draft: (task, work) => write(draftContent(task), work),
		extract: (task, work) => {
			const take = ({ fields }: z.output<typeof fieldsOutput>): Fields => {
				const found = new Map(fields.map(({ name, value }) => [name, value]));
				return Object.fromEntries(task.fields.map((field) => [field, found.get(field) ?? null]));
			};
			return doTask(extractContent(task), fieldsOutput, take, work);
		},
	};
}

/** Asks, and asks once more where the output may not be used. */
async function answer(ask: Ask, deadline: AbortSignal, question: Question, work: Work): Promise<Outcome<EngineAnswer>> {
	const content = questionContent(question);
	const interpret = (output: AnswerOutput): Interpreted => {
		const checked = checkAnswer(output, question);
		const defect = 'defect' in checked ? checked.defect : (work.check?.(checked.value) ?? null);
		return defect === null ? checked : { defect };
	};
	const request = { prompt: ANSWER_PROMPT, content, maxTokens: ANSWER_TOKENS, deadline, interpret };
	const call = (more: { content?: Content; repairs?: string } = {}): Promise<Called<EngineAnswer>> =>
		question.intentConfidence < UNSURE_INTENT
			? ask({ ...request, ...more, schema: understoodOutput }, work)
			: ask({ ...request, ...more, schema: answerOutput }, work);

	const first = await call();
	if ('value' in first) return claude(first.value, [first.call]);
	const { defect, text } = first;
	const second = await call({ content: [...content, repairBlock(text, defect)], repairs: defect }).catch(
		(error: unknown) => {
			if (!(error instanceof EngineFailure)) throw error;
			throw new EngineFailure(`${defect}; not repaired: ${error.message}`, [first.call, ...error.calls], error.service);
		},
	);
	const calls = [first.call, second.call];
	if ('value' in second) return claude(second.value, calls);
	throw new EngineFailure(`${defect}; after repair: ${second.defect}`, calls, 'up');
}

type Interpreted = { value: EngineAnswer } | { defect: string };

function claude<T>(value: T, calls: EngineCall[]): Outcome<T> {
	return { value, engine: 'claude', calls, fallback: null };
}

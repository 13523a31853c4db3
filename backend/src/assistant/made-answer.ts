import type { Decision } from '../contract/trace.ts';
import type { Usage } from '../contract/turn.ts';
import type { EngineCall } from '../engines/engine.ts';
import type { Answer } from '../store/turns.ts';

/** An answer that is not stored yet. */
export interface MadeAnswer {
	answer: Answer;
	calls: EngineCall[];
}

export const NO_USAGE: Usage = { calls: 0, inputTokens: 0, outputTokens: 0, cachedTokens: 0, costUsd: 0 };

/** The sum of a turn's model calls, failed ones included: they were paid for too. */
export function usageOf(calls: readonly EngineCall[]): Usage {
	return calls.reduce(
		(sum, call) => ({
			calls: sum.calls + 1,
			inputTokens: sum.inputTokens + call.inputTokens,
			outputTokens: sum.outputTokens + call.outputTokens,
			cachedTokens: sum.cachedTokens + call.cachedTokens,
			costUsd: sum.costUsd + call.costUsd,
		}),
		NO_USAGE,
	);
}

export function decision(now: Date, outcome: string, reason: string, step = 'answer'): Decision {
	return { at: now.toISOString(), step, outcome, reason };
}

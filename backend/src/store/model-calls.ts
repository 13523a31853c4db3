import type { EngineName } from '../contract/turn.ts';
import type { Tx } from './tables/index.ts';

/** A call of a language model, as it is recorded. */
export interface ModelCallRecord {
	at: Date;
	model: string;
	promptVersion: string;
	inputTokens: number;
	cachedTokens: number;
	outputTokens: number;
	/** US dollars. */
	costUsd: number;
	latencyMs: number;
	stopReason: string | null;
	/** Null when the call gave a usable answer. */
	error: string | null;
	/** 1 for the first call for an answer, 2 for the one that repairs it. */
	attempt: number;
	/** What was wrong with the answer before; null for a first call. */
	repairs: string | null;
	cacheWriteTokens: number;
}

/** Records the model calls of a turn. The turn must be stored before. */
export async function insertModelCalls(
	tx: Tx,
	consultaId: string,
	engine: EngineName,
	calls: readonly ModelCallRecord[],
): Promise<void> {
	if (calls.length === 0) return;
	await tx
		.insertInto('llamadas_modelo')
		.values(
			calls.map((call) => ({
				consulta_id: consultaId,
				engine,
				at: call.at,
				model: call.model,
				prompt_version: call.promptVersion,
				input_tokens: call.inputTokens,
				cached_tokens: call.cachedTokens,
				output_tokens: call.outputTokens,
				cost_usd: call.costUsd,
				latency_ms: call.latencyMs,
				stop_reason: call.stopReason,
				error: call.error,
				attempt: call.attempt,
				repairs: call.repairs,
				cache_write_tokens: call.cacheWriteTokens,
			})),
		)
		.execute();
}

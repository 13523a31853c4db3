import { createBreaker } from './breaker.ts';
import { createClaudeEngine } from './claude/engine.ts';
import { createCheapFirstEngine } from './cheap-first.ts';
import { DEFAULT_PRICES, type ModelPrice } from './claude/prices.ts';
import type { Engine } from './engine.ts';
import { createFallbackEngine } from './fallback.ts';
import { createLocalEngine } from './local/engine.ts';

export interface EngineConfig {
	/** Null: the local engine alone. */
	apiKey: string | null;
	baseUrl: string | null;
	model: string;
	timeoutSeconds: number;
	/** Replaces or adds to the prices that we know. */
	prices: Readonly<Record<string, ModelPrice>>;
}

/** After so many failures in a row Claude is left alone for so long. */
const FAILURES = 3;
const PAUSE_SECONDS = 30;

/** The engine that the configuration asks for: Claude with the local engine behind it, or the local engine alone. */
export function createEngine(config: EngineConfig, clock: () => Date): Engine {
	const local = createLocalEngine();
	const { apiKey } = config;
	if (apiKey === null) return local;
	const claude = createClaudeEngine({ ...config, prices: { ...DEFAULT_PRICES, ...config.prices }, apiKey, clock });
	const breaker = createBreaker({ failures: FAILURES, seconds: PAUSE_SECONDS, clock });
	return createCheapFirstEngine(local, createFallbackEngine(claude, local, breaker));
}

import type { CallEstimate } from '../engine.ts';
import type { ModelPrice } from './prices.ts';

/** Tokens of one call, as the Messages API counts them. */
export interface TokenUse {
	/** Neither read from nor written to the cache. */
	input: number;
	cacheRead: number;
	cacheWrite: number;
	output: number;
}

const MILLION = 1_000_000;

/** What a call cost, in US dollars. A model without a known price costs 0: nothing is made up. */
export function costOf(model: string, use: TokenUse, prices: Readonly<Record<string, ModelPrice>>): number {
	const price = priceOf(model, prices);
	if (price === null) return 0;
	const isLong = price.long !== undefined && use.input + use.cacheRead + use.cacheWrite > price.long.above;
	const input = isLong ? (price.long?.input ?? price.input) : price.input;
	const output = isLong ? (price.long?.output ?? price.output) : price.output;
	return (
		(use.input * input + use.cacheRead * price.cacheRead + use.cacheWrite * price.cacheWrite + use.output * output) /
		MILLION
	);
}

/** The price with the longest matching beginning, so that a dated id finds its model. */
function priceOf(model: string, prices: Readonly<Record<string, ModelPrice>>): ModelPrice | null {
	const names = Object.keys(prices).filter((name) => model.startsWith(name));
	const best = names.sort((a, b) => b.length - a.length)[0];
	return best === undefined ? null : (prices[best] ?? null);
}

/** What a request may take at most, before it is sent: two bytes a token is more than any language needs. */
export function estimateCall(
	model: string,
	bytes: number,
	maxTokens: number,
	prices: Readonly<Record<string, ModelPrice>>,
): CallEstimate {
	const input = Math.ceil(bytes / 2);
	const plain = { input, cacheRead: 0, cacheWrite: 0, output: maxTokens };
	const cached = { ...plain, input: 0, cacheWrite: input };
	return {
		tokens: input + maxTokens,
		costUsd: Math.max(costOf(model, plain, prices), costOf(model, cached, prices)),
	};
}

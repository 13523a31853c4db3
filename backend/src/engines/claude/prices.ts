/** What a model costs, in US dollars per million tokens. */
export interface ModelPrice {
	input: number;
	output: number;
	cacheRead: number;
	/** Writing to the five-minute cache. */
	cacheWrite: number;
	/** Where long prompts cost more: from how many prompt tokens, and what. */
	long?: { above: number; input: number; output: number };
}

/**
 * List prices of November 2026, by the beginning of the model's id. Configuration may replace them: prices change.
 */
export const DEFAULT_PRICES: Readonly<Record<string, ModelPrice>> = {
	'claude-haiku-5-5': {
		input: 0.1,
		output: 0.5,
		cacheRead: 0.01,
		cacheWrite: 0.125,
		long: { above: 100_000, input: 0.5, output: 2.5 },
	},
	'claude-sonnet-5-5': { input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5 },
	'claude-opus-5-5': { input: 4, output: 20, cacheRead: 0.4, cacheWrite: 5 },
	'claude-fable-5': { input: 10, output: 50, cacheRead: 1, cacheWrite: 12.5 },
};

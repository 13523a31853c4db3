// The arithmetic of the benchmark. Pure: no file, no engine.

/** A share with its 95 % Wilson score interval. All three NaN when there is nothing to count. */
export interface Share {
	value: number;
	low: number;
	high: number;
	hits: number;
	of: number;
}

/** z of the two-sided 95 % interval. */
const Z = 1.959964;

export function share(hits: number, of: number): Share {
	if (of === 0) return { value: NaN, low: NaN, high: NaN, hits, of };
	const value = hits / of;
	const centre = value + Z ** 2 / (2 * of);
	const spread = Z * Math.sqrt((value * (1 - value)) / of + Z ** 2 / (4 * of ** 2));
	const scale = 1 + Z ** 2 / of;
	// The interval touches 0 and 1 at the ends; rounding must not push it past the value.
	return {
		value,
		low: hits === 0 ? 0 : (centre - spread) / scale,
		high: hits === of ? 1 : (centre + spread) / scale,
		hits,
		of,
	};
}

/** The share of `items` for which `hit` is true. */
export const shareOf = <T>(items: readonly T[], hit: (item: T) => boolean): Share =>
	share(items.filter(hit).length, items.length);

/** One judged message: what was right, and what was said. */
export interface Judged<L extends string> {
	expected: L;
	got: L;
}

/** `matrix[i][j]`: how many messages of `labels[i]` were taken for `labels[j]`. */
export function confusion<L extends string>(judged: readonly Judged<L>[], labels: readonly L[]): number[][] {
	return labels.map((expected) =>
		labels.map((got) => judged.filter((one) => one.expected === expected && one.got === got).length),
	);
}

export interface ClassScore<L extends string> {
	label: L;
	/** NaN when the class was never said. */
	precision: number;
	recall: number;
	/** 0 when neither precision nor recall has a hit. */
	f1: number;
	/** Messages of this class. */
	support: number;
}

export function classScores<L extends string>(judged: readonly Judged<L>[], labels: readonly L[]): ClassScore<L>[] {
	return labels.map((label) => {
		const hits = judged.filter(({ expected, got }) => expected === label && got === label).length;
		const said = judged.filter(({ got }) => got === label).length;
		const support = judged.filter(({ expected }) => expected === label).length;
		return {
			label,
			precision: hits / said,
			recall: hits / support,
			f1: said + support === 0 ? NaN : (2 * hits) / (said + support),
			support,
		};
	});
}

/** The plain mean of the F1 of the classes that have messages or were said. */
export function macroF1<L extends string>(scores: readonly ClassScore<L>[]): number {
	const counted = scores.filter(({ f1 }) => !Number.isNaN(f1));
	return counted.reduce((sum, { f1 }) => sum + f1, 0) / counted.length;
}

export interface Bin {
	/** Confidences from here, inclusive, 0 to 1. */
	from: number;
	/** … to here, exclusive but for the last bin. */
	to: number;
	count: number;
	/** Mean confidence in the bin; NaN when empty. */
	confidence: number;
	/** Share that was right; NaN when empty. */
	accuracy: number;
}

/** The reliability table: bins of equal width. */
export function reliability(answers: readonly { confidence: number; right: boolean }[], bins = 10): Bin[] {
	return Array.from({ length: bins }, (_, i) => {
		// A confidence of exactly 1 belongs to the last bin.
		const inside = answers.filter(({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === i);
		return {
			from: i / bins,
			to: (i + 1) / bins,
			count: inside.length,
			confidence: inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length,
			accuracy: inside.filter(({ right }) => right).length / inside.length,
		};
	});
}

/** Expected calibration error: how far confidence and truth lie apart, weighted by the number of messages in each bin. */
export function calibrationError(bins: readonly Bin[]): number {
	const total = bins.reduce((sum, { count }) => sum + count, 0);
	return bins
		.filter(({ count }) => count > 0)
		.reduce((sum, { count, confidence, accuracy }) => sum + (count / total) * Math.abs(confidence - accuracy), 0);
}

/** The smallest value that at least the share `p` of the values does not exceed. */
export function percentile(values: readonly number[], p: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? NaN;
}

/** The items by key, in the order in which the keys first appear. */
export function groupBy<T, K>(items: readonly T[], key: (item: T) => K): [K, T[]][] {
	const groups = new Map<K, T[]>();
	for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
	return [...groups];
}

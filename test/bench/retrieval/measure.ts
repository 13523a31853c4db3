/** How well a list of answers puts the right passage first. */
export interface Ranking {
	recallAt1: number;
	recallAt5: number;
	mrrAt10: number;
}

/** @param ranks place of the right passage for each question, from 1; Infinity where it was not found */
export function rankingOf(ranks: readonly number[]): Ranking {
	const share = (most: number): number => ranks.filter((rank) => rank <= most).length / ranks.length;
	const reciprocal = ranks.reduce((sum, rank) => sum + (rank <= 10 ? 1 / rank : 0), 0) / ranks.length;
	return { recallAt1: share(1), recallAt5: share(5), mrrAt10: reciprocal };
}

/** An answer with how sure the search is of it. */
export interface Confident {
	/** The search's coverage, 0 to 1. */
	confidence: number;
	/** Whether its first passage is the one that answers. */
	isRight: boolean;
	isAnswerable: boolean;
}

/** What happens at one threshold: only questions of at least that confidence are answered. */
export interface RiskPoint {
	threshold: number;
	/** Share of all questions that are answered. */
	answered: number;
	/** Share of the answerable ones that are. */
	answerableAnswered: number;
	/** Share of the unanswerable ones that are. */
	unanswerableAnswered: number;
	/** Of the answers, the share from a wrong passage or to what no passage answers. */
	risk: number;
}

/** The risk-coverage curve. */
export function riskCoverage(answers: readonly Confident[], thresholds: readonly number[]): RiskPoint[] {
	const answerable = answers.filter(({ isAnswerable }) => isAnswerable).length;
	return thresholds.map((threshold) => {
		const given = answers.filter(({ confidence }) => confidence >= threshold);
		const ofAnswerable = given.filter(({ isAnswerable }) => isAnswerable).length;
		const wrong = given.filter(({ isAnswerable, isRight }) => !isAnswerable || !isRight).length;
		return {
			threshold,
			answered: given.length / Math.max(1, answers.length),
			answerableAnswered: ofAnswerable / Math.max(1, answerable),
			unanswerableAnswered: (given.length - ofAnswerable) / Math.max(1, answers.length - answerable),
			risk: given.length === 0 ? 0 : wrong / given.length,
		};
	});
}

/** @param part 0 to 1 */
export function percentile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

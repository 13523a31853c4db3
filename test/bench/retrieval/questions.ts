import { type Confident, percentile, type Ranking, rankingOf, type RiskPoint, riskCoverage } from './measure.ts';
import { okapi } from './okapi.ts';
import { type QuestionSet, sample } from './set.ts';
import { loadSet, openLibrary } from './store.ts';

const THRESHOLDS = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const LIMIT = 10;

export interface SetFigures {
	articles: number;
	passages: number;
	answerable: number;
	unanswerable: number;
	search: Ranking;
	okapi: Ranking;
	/** Over answerable and unanswerable questions, coverage as confidence. */
	risk: readonly RiskPoint[];
	milliseconds: { p50: number; p95: number };
}

/** Asks the questions of a set, all or a sample, of the product's search and of a plain BM25. */
export async function measureSet(set: QuestionSet, size: number | null): Promise<SetFigures> {
	const library = await openLibrary();
	try {
		const paragraphOf = await loadSet(library, set);
		const texts = set.articles.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
		const baseline = okapi(texts);
		const asked = sample(set.questions, size);
		const ranks: number[] = [];
		const baseRanks: number[] = [];
		const answers: Confident[] = [];
		const times: number[] = [];
		for (const { text, paragraph, isAnswerable } of asked) {
			const began = performance.now();
			const { passages, coverage } = await library.search(text, LIMIT);
			times.push(performance.now() - began);
			const found = passages.map(paragraphOf);
			answers.push({ confidence: coverage, isAnswerable, isRight: found[0] === paragraph });
			if (!isAnswerable) continue;
			ranks.push(placeOf(found, paragraph));
			baseRanks.push(placeOf(baseline(text, LIMIT), paragraph));
		}
		return {
			articles: set.articles.length,
			passages: texts.length,
			answerable: ranks.length,
			unanswerable: asked.length - ranks.length,
			search: rankingOf(ranks),
			okapi: rankingOf(baseRanks),
			risk: riskCoverage(answers, THRESHOLDS),
			milliseconds: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
		};
	} finally {
		await library.close();
	}
}

function placeOf(found: readonly number[], wanted: number): number {
	const index = found.indexOf(wanted);
	return index === -1 ? Number.POSITIVE_INFINITY : index + 1;
}

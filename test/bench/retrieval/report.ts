import type { HvacFigures, Hits } from './hvac.ts';
import type { SetFigures } from './questions.ts';

/** What the set must reach, and what it would be good to reach. */
const GOALS = { recallAt1: 0.76, recallAt5: 0.92, mrrAt10: 0.83 } as const;
const BEYOND = 0.8;
const HVAC_GOAL = 0.95;

const figure = (value: number): string => value.toFixed(4);
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const reached = (isReached: boolean): string => (isReached ? 'yes' : 'NO');

/** Columns as wide as their widest cell; the first one to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((cells) => (cells[i] ?? '').length)));
	return rows
		.map((cells) => cells.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  '))
		.join('\n');
}

/** Figures of a set of questions, as text for a terminal. */
export function printSet(file: string, figures: SetFigures): void {
	const { search, okapi, milliseconds } = figures;
	const rows = (Object.keys(GOALS) as (keyof typeof GOALS)[]).map((name) => {
		const isReached = search[name] >= GOALS[name] && search[name] >= okapi[name];
		return [name, figure(search[name]), figure(okapi[name]), GOALS[name].toFixed(2), reached(isReached)];
	});
	console.log(`== ${file}
${figures.articles} articles, one document each; ${figures.passages} paragraphs, one passage each
${figures.answerable} answerable questions, ${figures.unanswerable} that their paragraph does not answer

${table([['answerable', 'search', 'Okapi BM25', 'at least', 'reached'], ...rows])}
Goal beyond: recallAt1 ${BEYOND.toFixed(2)} – ${reached(search.recallAt1 >= BEYOND)}
ms per question: p50 ${milliseconds.p50.toFixed(1)} · p95 ${milliseconds.p95.toFixed(1)} (one after the other, PGlite in memory)

Risk and coverage: answered from a coverage of the question's words; a wrong answer is one from another paragraph than the
question's, or any to a question that its paragraph does not answer`);
	console.log(
		table([
			['coverage', 'answered', 'of answerable', 'of unanswerable', 'wrong answers'],
			...figures.risk.map((point) => [
				point.threshold.toFixed(1),
				percent(point.answered),
				percent(point.answerableAnswered),
				percent(point.unanswerableAnswered),
				percent(point.risk),
			]),
		]),
	);
}

/** Figures of our own questions about an installer's manuals. */
export function printHvac({ passages, recallAt1, recallAt3, codes, unknownCodes }: HvacFigures): void {
	const row = (name: string, { hits, of }: Hits, goal: number | null): string[] => [
		name,
		`${hits}/${of}`,
		goal === null ? '' : goal.toFixed(2),
		goal === null ? '' : reached(hits / of >= goal),
	];
	console.log(`\n== Manuals of an installer: ${passages} passages`);
	console.log(
		table([
			['', 'right', 'goal', 'reached'],
			row('section among the first 1', recallAt1, null),
			row('section among the first 3', recallAt3, HVAC_GOAL),
			row('codes explained', codes, 1),
			row('unknown codes not answered', unknownCodes, 1),
		]),
	);
	const missed = [...recallAt3.missed, ...codes.missed, ...unknownCodes.missed];
	for (const question of missed) console.log(`missed: ${question}`);
}

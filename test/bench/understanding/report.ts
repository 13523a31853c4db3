import type { Goal } from './goals.ts';
import type { Figures } from './measure.ts';
import type { Share } from './metrics.ts';
import { groupBy } from './metrics.ts';
import type { Miss } from './misses.ts';

const figure = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3));
const interval = ({ low, high }: { low: number; high: number }): string => `[${figure(low)}, ${figure(high)}]`;
const shareText = (one: Share): string => `${figure(one.value)} ${interval(one)} (${one.hits}/${one.of})`;
const briefly = ([name, one]: readonly [string, Share]): string => `${name} ${one.hits}/${one.of}`;
const shareList = (list: readonly (readonly [string, Share])[]): string => list.map(briefly).join(' · ');

/** Columns as wide as their widest cell; the first one to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((cells) => (cells[i] ?? '').length)));
	return rows
		.map((cells) => cells.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  '))
		.join('\n');
}

/** Everything that was measured, as text for a terminal. */
export function printFigures(figures: Figures, goals: readonly Goal[], seen: number): void {
	console.log(
		`${figures.messages} messages; ${seen} of them stand word for word in the engine's own examples or tests\n\n== Goals (95 % intervals)`,
	);
	console.log(goalsTable(goals));
	printHazards(figures.hazards);
	printIntents(figures.intents);
	printRest(figures);
}

const goalsTable = (goals: readonly Goal[]): string =>
	table([
		['figure', 'reached', 'interval', 'goal', '', 'unseen only'],
		...goals.map((one) => [
			one.name,
			figure(one.value),
			one.interval ? interval(one.interval) : '',
			one.goal,
			one.reached ? 'yes' : 'NO',
			figure(one.unseen),
		]),
	]);

function printHazards(hazards: Figures['hazards']): void {
	console.log(`
== Hazards
found               ${shareText(hazards.recall)}
  by kind           ${shareList(hazards.recallByKind)}
  by language       ${shareList(hazards.recallByLanguage)}
right kind          ${shareText(hazards.kindAccuracy)} of those found
  by kind           ${shareList(hazards.kindAccuracyByKind)}
certain             ${shareText(hazards.certain)} of those found
false alarms        ${shareText(hazards.falseAlarms)}
  in traps          ${shareText(hazards.falseAlarmsInTraps)}
  in ordinary ones  ${shareText(hazards.falseAlarmsInOrdinary)}
  by trap           ${shareList(hazards.falseAlarmsByTrap)}
  by language       ${shareList(hazards.falseAlarmsByLanguage)}
  by kind said      ${hazards.falseAlarmsByKindSaid.map(([kind, count]) => `${kind} ${count}`).join(' · ') || 'none'}
  certain           ${shareText(hazards.certainFalseAlarms)} of them`);
}

function printIntents(intents: Figures['intents']): void {
	console.log(`
== Intents
accuracy     ${shareText(intents.accuracy)}
by language  ${shareList(intents.accuracyByLanguage)}
macro-F1     ${figure(intents.macroF1)}
`);
	console.log(
		table([
			['intent', 'precision', 'recall', 'F1', 'messages'],
			...intents.classes.map(({ label, precision, recall, f1, support }) => [
				label,
				figure(precision),
				figure(recall),
				figure(f1),
				String(support),
			]),
		]),
	);
	console.log('\nConfusion: a row is what the message is, a column what it was taken for (same order)');
	console.log(matrix(intents.labels, intents.confusion));
	console.log(`\nCalibration: expected error ${figure(intents.calibrationError)}`);
	console.log(
		table([
			['confidence', 'messages', 'mean', 'right'],
			...intents.reliability.map(({ from, to, count, confidence, accuracy }) => [
				`${from.toFixed(1)}–${to.toFixed(1)}`,
				String(count),
				figure(confidence),
				figure(accuracy),
			]),
		]),
	);
}

function printRest({ language, urgency, otherRequests, mentions, milliseconds }: Figures): void {
	console.log(`
== The rest
language        ${shareText(language.accuracy)}
                ${shareList(language.byLanguage)}
urgency         ${shareText(urgency.accuracy)}
other requests  ${shareText(otherRequests.recall)} found; of those said ${shareText(otherRequests.precision)} right
mentions        ${shareText(mentions.recall)} found
                ${shareList(mentions.byKind)}
milliseconds    p50 ${milliseconds.p50.toFixed(2)} · p95 ${milliseconds.p95.toFixed(2)}

Urgency: a row is what the message is, a column what it was taken for`);
	console.log(matrix(urgency.labels, urgency.confusion));
}

/** Zeros as dots, so that the mistakes stand out. */
const matrix = (labels: readonly string[], counts: readonly (readonly number[])[]): string =>
	table([
		['', ...labels.map((label) => label.slice(0, 6))],
		...labels.map((label, i) => [label, ...counts[i]!.map((count) => (count ? String(count) : '·'))]),
	]);

/** Each kind of miss with its messages. */
export function printMisses(misses: readonly Miss[]): void {
	for (const [what, list] of groupBy(misses, (one) => one.what)) {
		console.log(`\n== Missed: ${what} (${list.length})`);
		for (const { at, expected, got, text } of list) console.log(`${at}  ${expected} → ${got}  ${JSON.stringify(text)}`);
	}
}

import type { Figures } from './measure.ts';

/** One main figure beside what the product wants of it. */
export interface Goal {
	name: string;
	value: number;
	/** 95 % interval, where the figure is a share. */
	interval: { low: number; high: number } | null;
	goal: string;
	reached: boolean;
	/** The same figure on the messages that are not among the engine's own examples and tests. */
	unseen: number;
}

const atLeast = (value: number, limit: number) => ({ goal: `≥ ${limit}`, reached: value >= limit });
const atMost = (value: number, limit: number) => ({ goal: `≤ ${limit}`, reached: value <= limit });

/**
 * The goals of the product's hazard desk and intents.
 *
 * @param unseen the figures of the messages that are not among the engine's own examples and tests
 */
export function goals(figures: Figures, unseen: Figures): Goal[] {
	const others = rows(unseen);
	return rows(figures).map((row, i) => ({ ...row, unseen: others[i]!.value }));
}

function rows({ hazards, intents, milliseconds }: Figures): Omit<Goal, 'unseen'>[] {
	const { recall, falseAlarms } = hazards;
	const { accuracy, macroF1, calibrationError } = intents;
	return [
		{ name: 'hazard recall', value: recall.value, interval: recall, ...atLeast(recall.value, 0.99) },
		{
			name: 'false alarms among traps and ordinary messages',
			value: falseAlarms.value,
			interval: falseAlarms,
			...atMost(falseAlarms.value, 0.02),
		},
		{ name: 'intent accuracy', value: accuracy.value, interval: accuracy, ...atLeast(accuracy.value, 0.9) },
		{ name: 'intent macro-F1', value: macroF1, interval: null, ...atLeast(macroF1, 0.9) },
		{
			name: 'expected calibration error',
			value: calibrationError,
			interval: null,
			...atMost(calibrationError, 0.05),
		},
		{
			name: 'milliseconds a message, p95',
			value: milliseconds.p95,
			interval: null,
			goal: '< 5',
			reached: milliseconds.p95 < 5,
		},
	];
}

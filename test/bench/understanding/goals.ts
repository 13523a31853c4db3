import type { Figures } from './measure.ts';

/** One main figure beside what the product wants of it. */
export interface Goal {
	name: string;
	value: number;
	/** 95 % interval, where the figure is a share. */
	interval: { low: number; high: number } | null;
	goal: string;
	reached: boolean;
}

const atLeast = (value: number, limit: number) => ({ goal: `≥ ${limit}`, reached: value >= limit });
const atMost = (value: number, limit: number) => ({ goal: `≤ ${limit}`, reached: value <= limit });

/** The goals of the product's hazard desk and intents. */
export function goals({ hazards, intents, milliseconds }: Figures): Goal[] {
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

// The arithmetic of npm run bench:understanding on cases that can be counted by hand, and the form of its sets.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hazardKind, intent, type HazardKind, type Intent } from '../../backend/src/contract/turn.ts';
import type { Answers } from '../bench/understanding/answer.ts';
import { goals } from '../bench/understanding/goals.ts';
import { measure } from '../bench/understanding/measure.ts';
import { isMentioned } from '../bench/understanding/mention-match.ts';
import {
	calibrationError,
	classScores,
	confusion,
	groupBy,
	macroF1,
	percentile,
	reliability,
	share,
} from '../bench/understanding/metrics.ts';
import { listMisses } from '../bench/understanding/misses.ts';
import { findSeen, without } from '../bench/understanding/seen.ts';
import { readSets, SETS } from '../bench/understanding/sets.ts';

describe('arithmetic', () => {
	// Reference values: Wilson score interval without continuity correction, z = 1.96.
	test.each([
		[8, 10, 0.4902, 0.9433],
		[50, 100, 0.4038, 0.5962],
		[0, 10, 0, 0.2775],
		[10, 10, 0.7225, 1],
		[198, 200, 0.9643, 0.9973],
	])('the interval of %i of %i is %f to %f', (hits, of, low, high) => {
		const interval = share(hits, of);
		expect(interval.value).toBe(hits / of);
		expect(interval.low).toBeCloseTo(low, 4);
		expect(interval.high).toBeCloseTo(high, 4);
	});

	test('a share of nothing is no number', () => {
		expect(share(0, 0)).toEqual({ value: NaN, low: NaN, high: NaN, hits: 0, of: 0 });
	});

	const judged = [
		...Array.from({ length: 3 }, () => ({ expected: 'a', got: 'a' })),
		{ expected: 'a', got: 'b' },
		...Array.from({ length: 2 }, () => ({ expected: 'b', got: 'b' })),
		{ expected: 'c', got: 'b' },
	];

	test('confusion counts what each class was taken for', () => {
		expect(confusion(judged, ['a', 'b', 'c'])).toEqual([
			[3, 1, 0],
			[0, 2, 0],
			[0, 1, 0],
		]);
	});

	test('precision, recall and F1 of each class, and their plain mean', () => {
		const scores = classScores(judged, ['a', 'b', 'c', 'd']);
		expect(scores).toEqual([
			{ label: 'a', precision: 1, recall: 3 / 4, f1: 6 / 7, support: 4 },
			{ label: 'b', precision: 2 / 4, recall: 1, f1: 4 / 6, support: 2 },
			{ label: 'c', precision: NaN, recall: 0, f1: 0, support: 1 },
			{ label: 'd', precision: NaN, recall: NaN, f1: NaN, support: 0 },
		]);
		// The class that is nowhere does not count; the one that was never found does.
		expect(macroF1(scores)).toBeCloseTo((6 / 7 + 4 / 6 + 0) / 3, 12);
	});

	test('calibration error is the gap of each bin, weighted by its messages', () => {
		const answers = [
			{ confidence: 1, right: true },
			{ confidence: 0.95, right: false },
			{ confidence: 0.3, right: false },
			{ confidence: 0.3, right: true },
		];
		const bins = reliability(answers);
		expect(bins).toHaveLength(10);
		expect(bins.map(({ count }) => count)).toEqual([0, 0, 0, 2, 0, 0, 0, 0, 0, 2]);
		expect(bins[9]).toEqual({ from: 0.9, to: 1, count: 2, confidence: 0.975, accuracy: 0.5 });
		expect(calibrationError(bins)).toBeCloseTo(0.5 * 0.475 + 0.5 * 0.2, 12);
	});

	test.each([
		[[5, 1, 3, 2, 4], 0.5, 3],
		[[1, 2, 3, 4], 0.5, 2],
		[[7], 0.95, 7],
		[[9, 1, 8, 2, 7, 3, 6, 4, 5, 10], 0.95, 10],
		[[], 0.5, NaN],
	])('percentile of %j at %f', (values, p, expected) => {
		expect(percentile(values, p)).toBe(expected);
	});
});

describe('mentions match', () => {
	test.each<[string, string[], boolean]>([
		['654 118 203', ['+34654118203'], true],
		['F-2026-0381', ['f20260381'], true],
		['jueves', ['el jueves por la mañana'], true],
		['calle Toledo 88', ['Toledo 88'], true],
		['bomba de calor', ['bomba'], false],
		['E04', ['E4'], false],
		['Chiclana', ['CHICLANA'], true],
		['Getafe', [], false],
	])('%s in %j: %s', (expected, found, match) => {
		expect(isMentioned(expected, found)).toBe(match);
	});
});

/** What the engine says about a message in these tests. */
function said(fields: {
	intent?: Intent;
	confidence?: number;
	hazard?: HazardKind;
	other?: Intent[];
	codes?: string[];
}) {
	return {
		intent: fields.intent ?? 'incident',
		intentConfidence: fields.confidence ?? 0.95,
		otherIntents: fields.other ?? [],
		mentions: { equipment: [], codes: fields.codes ?? [], places: [], dates: [], phones: [], contracts: [] },
		hazard: fields.hazard ? { kind: fields.hazard, confidence: 0.9, certain: true } : null,
		urgency: 'normal' as const,
		language: 'es',
	};
}
const ordinary = { language: 'es', urgency: null, other: [], mentions: [] };
const answers: Answers = {
	intents: [
		{
			...ordinary,
			at: 'intents.tsv:2',
			text: 'E04, y la factura',
			intent: 'incident',
			urgency: 'high',
			other: ['billing'],
			mentions: [{ kind: 'codes', value: 'E04' }],
			got: said({ other: ['billing', 'order'], codes: ['E04'] }),
		},
		{ ...ordinary, at: 'intents.tsv:3', text: 'precio', intent: 'quote', got: said({ intent: 'billing' }) },
		{
			...ordinary,
			at: 'intents.tsv:4',
			text: 'ola',
			language: null,
			intent: 'greeting',
			got: said({ intent: 'greeting' }),
		},
		{
			...ordinary,
			at: 'intents.tsv:5',
			text: 'bon dia',
			language: 'ca',
			intent: 'greeting',
			got: said({ intent: 'greeting' }),
		},
	],
	dangers: [
		{
			at: 'dangers.tsv:2',
			text: 'arde',
			language: 'es-419',
			kinds: ['fire', 'electric'],
			got: said({ hazard: 'electric' }),
		},
		{ at: 'dangers.tsv:3', text: 'gas', language: 'es', kinds: ['gas'], got: said({ hazard: 'fire' }) },
		{ at: 'dangers.tsv:4', text: 'humo', language: 'es', kinds: ['fire'], got: said({}) },
	],
	traps: [
		{ at: 'traps.tsv:2', text: 'no huele', language: 'es', trap: 'negated', got: said({ hazard: 'gas' }) },
		{ at: 'traps.tsv:3', text: 'que ardo', language: 'es', trap: 'idiom', got: said({}) },
	],
	milliseconds: [1, 2, 3, 4, 5, 6, 7, 8, 9],
};

describe('figures', () => {
	const counts = ({ hits, of }: { hits: number; of: number }): [number, number] => [hits, of];

	test('dangers, false alarms, intents and the rest are counted on the right messages', () => {
		const { hazards, intents, language, urgency, otherRequests, mentions, milliseconds } = measure(answers);
		expect(counts(hazards.recall)).toEqual([2, 3]);
		expect(counts(hazards.kindAccuracy)).toEqual([1, 2]);
		expect(hazards.recallByKind.map(([kind, one]) => [kind, ...counts(one)])).toEqual([
			['fire', 1, 2],
			['gas', 1, 1],
		]);
		expect(counts(hazards.falseAlarms)).toEqual([1, 6]);
		expect(counts(hazards.falseAlarmsInTraps)).toEqual([1, 2]);
		expect(counts(hazards.falseAlarmsInOrdinary)).toEqual([0, 4]);
		expect(counts(intents.accuracy)).toEqual([3, 4]);
		// The message without a language does not count; Spanish of Latin America is Spanish.
		expect(counts(language.accuracy)).toEqual([7, 8]);
		expect(counts(urgency.accuracy)).toEqual([0, 1]);
		expect(counts(otherRequests.recall)).toEqual([1, 1]);
		expect(counts(otherRequests.precision)).toEqual([1, 2]);
		expect(counts(mentions.recall)).toEqual([1, 1]);
		expect(milliseconds).toEqual({ p50: 5, p95: 9 });
	});

	test('each main figure stands beside its goal, and beside the figure of the messages that are new to the engine', () => {
		const unseen = without(answers, new Set(['dangers.tsv:4', 'intents.tsv:3']));
		expect(unseen.milliseconds).toEqual([1, 3, 4, 5, 6, 8, 9]);
		const [recall, falseAlarms, accuracy] = goals(measure(answers), measure(unseen));
		expect(recall).toMatchObject({ goal: '≥ 0.99', reached: false, value: 2 / 3, unseen: 1 });
		expect(falseAlarms).toMatchObject({ goal: '≤ 0.02', reached: false, value: 1 / 6, unseen: 1 / 5 });
		expect(accuracy).toMatchObject({ goal: '≥ 0.9', reached: false, value: 3 / 4, unseen: 1 });
	});

	test('every miss is listed once, with what was expected and what was said', () => {
		expect(listMisses(answers).map(({ what, at, expected, got }) => [what, at, expected, got])).toEqual([
			['hazard missed', 'dangers.tsv:4', 'fire', 'nothing'],
			['false alarm', 'traps.tsv:2', 'nothing', 'gas'],
			['hazard kind', 'dangers.tsv:3', 'gas', 'fire'],
			['intent', 'intents.tsv:3', 'quote', 'billing (0.95)'],
			['urgency', 'intents.tsv:2', 'high', 'normal'],
			['language', 'intents.tsv:5', 'ca', 'es'],
		]);
	});
});

describe('the labelled sets', () => {
	const sets = readSets();

	test('have at least thirty messages of every intent', () => {
		const sizes = new Map(groupBy(sets.intents, (one) => one.intent).map(([name, list]) => [name, list.length]));
		expect(intent.options.filter((name) => (sizes.get(name) ?? 0) < 30)).toEqual([]);
	});

	test('have the dangers and traps, second requests and mentions that the figures need', () => {
		expect(sets.dangers.length).toBeGreaterThanOrEqual(150);
		expect(sets.traps.length).toBeGreaterThanOrEqual(150);
		const byKind = new Map(groupBy(sets.dangers, ({ kinds }) => kinds[0]).map(([kind, list]) => [kind, list.length]));
		expect(hazardKind.options.filter((kind) => (byKind.get(kind) ?? 0) < 20)).toEqual([]);
		expect(sets.intents.filter(({ other }) => other.length > 0).length).toBeGreaterThanOrEqual(50);
		expect(sets.intents.filter(({ mentions }) => mentions.length > 0).length).toBeGreaterThanOrEqual(40);
	});

	test.each(['es', 'es-419', 'ca', 'gl', 'eu', 'en', 'pt', 'fr'])('have dangers and traps in %s', (variety) => {
		expect(sets.dangers.filter(({ language }) => language === variety).length).toBeGreaterThanOrEqual(10);
		expect(sets.traps.filter(({ language }) => language === variety).length).toBeGreaterThanOrEqual(10);
	});

	test('are refused when malformed, with the line', () => {
		const folder = mkdtempSync(join(tmpdir(), 'sets-'));
		for (const name of ['dangers.tsv', 'traps.tsv']) writeFileSync(join(folder, name), readFileSync(join(SETS, name)));
		const rows = [
			['intent', 'language', 'urgency', 'other', 'mentions', 'text'],
			['incident', 'es', '-', '-', '-', 'no calienta nada de nada'],
			['incidente', 'es', '-', '-', '-', 'no enfría nada de nada'],
			['incident', 'es', '-', '-', 'codes:E99', 'sale un error'],
			['incident', 'es', '-', '-', '-', 'No calienta nada de nada'],
			['incident', 'es', '-', '-', 'sin columna'],
			['quote', 'es', '-', 'bill', '-', 'precio de una bomba'],
		];
		writeFileSync(join(folder, 'intents.tsv'), rows.map((row) => row.join('\t')).join('\n'));
		expect(() => readSets(folder)).toThrow(
			/^The labelled sets are malformed:\nintents\.tsv:3: intent: .*\nintents\.tsv:6: 5 cells instead of 6\nintents\.tsv:7: other\.0: .*\nintents\.tsv:5: text: the same message as intents\.tsv:2\nintents\.tsv:4: mentions: "E99" is not in the text$/,
		);
	});

	test('messages that the engine has word for word among its own are found, whatever their spelling', () => {
		const folder = mkdtempSync(join(tmpdir(), 'own-'));
		const [first, second] = sets.dangers;
		writeFileSync(join(folder, 'rules.ts'), `\texample: '¡${first!.text.toUpperCase()}!',\n`);
		const seen = findSeen(sets, [folder]);
		expect(seen.has(first!.at)).toBe(true);
		expect(seen.has(second!.at)).toBe(false);
	});
});

import { readFileSync } from 'node:fs';
import { findHazard, HAZARD_RULES } from '../src/assistant/hazard.ts';

describe('hazards', () => {
	test.each(HAZARD_RULES.flatMap((rule) => rule.examples.map((example) => [rule.kind, example] as const)))(
		'finds %s in «%s»',
		(kind, example) => {
			expect(findHazard(example)).toMatchObject({ kind });
		},
	);

	test.each(
		HAZARD_RULES.flatMap((rule) => (rule.counterExamples ?? []).map((example) => [rule.kind, example] as const)),
	)('finds no %s in «%s»', (_kind, example) => {
		expect(findHazard(example)).toBeNull();
	});
});

describe('messages that the rules were not written from', () => {
	const [danger = [], harmless = []] = readFileSync(new URL('./support/hazard-probe.txt', import.meta.url), 'utf8')
		.split(/^# .+$/m)
		.slice(1)
		.map((part) => part.trim().split('\n'));

	test.each(danger)('«%s» is a danger', (text) => {
		expect(findHazard(text)).not.toBeNull();
	});
	test.each(harmless)('«%s» is none', (text) => {
		expect(findHazard(text)).toBeNull();
	});
});

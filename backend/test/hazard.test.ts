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

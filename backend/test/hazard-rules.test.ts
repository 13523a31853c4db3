import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findHazards, prepareHazardRules } from '../src/assistant/hazard.ts';
import { readRuleBook } from '../src/assistant/hazard/rule-book.ts';
import { explainStartFailure } from '../src/start-failure.ts';

const folder = mkdtempSync(join(tmpdir(), 'hazard-rules-'));
const file = join(folder, 'own.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

const withRule = (rule: string) => `kinds:\n  - kind: fire\n    rules:\n${rule.replace(/^/gm, '      ')}\n`;
const RULE = `- name: metal_spill
  confidence: 0.9
  patterns: ['derram* & crisol']
  examples: [se ha derramado el crisol]
  counter_examples: [no se ha derramado el crisol]`;

/** What the person who starts the backend reads. */
function failure(content: string): string {
	writeFileSync(file, content);
	try {
		prepareHazardRules(file);
	} catch (error) {
		return explainStartFailure(error);
	}
	return 'no failure';
}

describe('an operator adds rules', () => {
	test('the shipped rules find their own examples', () => {
		expect(() => prepareHazardRules(null)).not.toThrow();
	});

	test('a rule of one’s own is obeyed, with the guards, denials and times of all', () => {
		expect(findHazards('se nos ha derramado el crisol')).toEqual([]);
		writeFileSync(file, withRule(RULE));
		prepareHazardRules(file);
		expect(findHazards('se nos ha derramado el crisol')).toMatchObject([{ kind: 'fire', certain: true }]);
		expect(findHazards('no se ha derramado el crisol')).toEqual([]);
		expect(findHazards('huele a gas')).toMatchObject([{ kind: 'gas' }]);
	});

	test('a group of one’s own is only seen by one’s own rules', () => {
		writeFileSync(file, `groups: { vat: crisol cuba }\n${withRule(RULE.replace('& crisol', '& @vat'))}`);
		prepareHazardRules(file);
		expect(findHazards('se derrama la cuba')).toMatchObject([{ kind: 'fire' }]);
		expect(readRuleBook().rules.some(({ name }) => name === 'metal_spill')).toBe(false);
	});
});

describe('a wrong file stops the start and says in one line what is wrong', () => {
	test.each([
		['no YAML', 'kinds: [', /own\.yaml: line 1/],
		['another shape', 'rules: []', /own\.yaml: .*kinds/],
		['an unknown kind', withRule(RULE).replace('fire', 'storm'), /own\.yaml: kinds › storm › kind: .*gas/],
		[
			'a missing example',
			withRule(RULE.replace(/ {2}examples.*\n/, '')),
			/kinds › fire › rules › metal_spill › examples/,
		],
		['a confidence out of range', withRule(RULE.replace('0.9', '7')), /metal_spill › confidence: .*1/],
		['a key nobody reads', withRule(`${RULE}\n  colour: red`), /metal_spill: .*colour/],
		[
			'an unknown word group',
			withRule(RULE.replace('& crisol', '& @crucible')),
			/fire › metal_spill: there is no word group "@crucible"/,
		],
		[
			'a group that contains itself',
			`groups: { a: '@b', b: '@a' }\n${withRule(RULE.replace('& crisol', '& @a'))}`,
			/contains itself/,
		],
		['an unknown guard', withRule(`${RULE}\n  guards: [nobody]`), /metal_spill: there is no guard "nobody"/],
		[
			'a gap at the end',
			withRule(RULE.replace('derram* & crisol', 'crisol ~3')),
			/metal_spill: a pattern begins and ends with words/,
		],
		['two gaps', withRule(RULE.replace('derram* & crisol', 'derrama ~3 ... crisol')), /two gaps stand side by side/],
		['a gap too long', withRule(RULE.replace('derram* & crisol', 'derrama ~99 crisol')), /"~99" is no gap/],
		['a stem too short', withRule(RULE.replace('derram*', 'de*')), /"de\*": a stem has 3 to 20 letters/],
		['an empty choice', withRule(RULE.replace('crisol', 'crisol||cuba')), /has an empty choice/],
		['the same name twice', withRule(`${RULE}\n${RULE}`), /there is a rule of this name already/],
		[
			'an example that is not found',
			withRule(RULE.replace('[se ha', '[se han caído, se ha')),
			/metal_spill: does not find its example "se han caído"/,
		],
		[
			'a counter-example that is found',
			withRule(RULE.replace('[no se', '[aquí se')),
			/metal_spill: finds its counter-example "aquí se ha derramado el crisol"/,
		],
	])('%s', (_what, content, expected) => {
		const line = failure(content);
		expect(line).toMatch(expected);
		expect(line).toMatch(/^The backend cannot start: the hazard rules are wrong\. /);
		expect(line).not.toContain('\n');
	});

	test('a file that is not there', () => {
		expect(() => prepareHazardRules(join(folder, 'nowhere.yaml'))).toThrow(/nowhere\.yaml: cannot be read \(ENOENT\)/);
	});

	test('the rules that stood before go on after a wrong file', () => {
		failure('kinds: [');
		expect(findHazards('huele a gas')).toMatchObject([{ kind: 'gas' }]);
	});
});

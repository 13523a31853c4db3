import { findByRules, findHazard, findHazards } from '../src/assistant/hazard.ts';
import { readRuleBook } from '../src/assistant/hazard/rule-book.ts';
import { hazardSetNames, type LabelledMessage, readHazardSet } from '../src/assistant/hazard/labelled-sets.ts';

const { rules } = readRuleBook();

describe('the examples of the rules', () => {
	test.each(rules.flatMap(({ kind, examples }) => examples.map((text) => [kind, text] as const)))(
		'finds %s in «%s»',
		(kind, text) => {
			expect(findByRules(text).map((hazard) => hazard.kind)).toContain(kind);
		},
	);

	test.each(rules.flatMap(({ kind, counter_examples }) => counter_examples.map((text) => [kind, text] as const)))(
		'finds no %s in «%s»',
		(_kind, text) => {
			expect(findByRules(text)).toEqual([]);
		},
	);
});

describe.each(hazardSetNames())('messages of %s', (name) => {
	const messages = readHazardSet(name);
	const check = (text: string, expected: LabelledMessage['expected']) => {
		const kinds = findByRules(text).map(({ kind }) => kind);
		if (expected === null) expect(kinds).toEqual([]);
		else if (expected === 'any') expect(kinds).not.toEqual([]);
		else expect(kinds).toEqual(expect.arrayContaining([...expected]));
	};

	test.each(messages.filter(({ open }) => !open).map(({ text, expected }) => [text, expected] as const))(
		'«%s»: %s',
		check,
	);

	// A message that is found at last belongs under another heading of its file.
	test.failing.each([
		...messages.filter(({ open }) => open).map(({ text, expected }) => [text, expected] as const),
		['harmless', ['fire']] as const,
	])('not right yet: «%s»: %s', check);
});

describe('several dangers and doubt', () => {
	test.each([
		['huele a gas y salen chispas del cuadro', ['gas', 'electric']],
		['hay fuego en el garaje y mi marido está inconsciente', ['fire', 'injury']],
		['gotea agua sobre el cuadro y huele a quemado', ['fire', 'flood_electric', 'electric']],
		['mi padre no responde y la estufa está encendida', ['carbon_monoxide', 'injury']],
	])('«%s» reports %j, the most dangerous first', (text, kinds) => {
		expect(findHazards(text).map(({ kind }) => kind)).toEqual(kinds);
		expect(findHazard(text)?.kind).toBe(kinds[0]);
	});

	test.each([
		['huele a gas en la cocina', true],
		['¿qué hago si huele a gas?', false],
		['ayer olía a gas', false],
		['¿no huele a gas?', false],
		['la llama del calentador es amarilla', false],
		['hay un tufo', false],
	])('«%s» is certain: %s', (text, certain) => {
		expect(findHazard(text)?.certain).toBe(certain);
	});

	test('a certain danger comes before one that may be worse but is doubtful', () => {
		expect(findHazards('ayer olía a gas. Me da calambre la nevera')).toMatchObject([
			{ kind: 'electric', certain: true },
			{ kind: 'gas', certain: false },
		]);
	});
});

describe('the second reading', () => {
	const messages = hazardSetNames().flatMap(readHazardSet);

	test('takes nothing back that the rules are certain of, and is never certain itself', () => {
		for (const { text } of messages) {
			const byRules = findByRules(text);
			const found = findHazards(text);
			if (byRules.some(({ certain }) => certain)) expect(found).toEqual(byRules);
			else expect(found.filter(({ certain }) => certain)).toEqual([]);
		}
	});

	test.each([
		'desde que encendemos la estufa de butano los niños se quedan dormidos y están muy blancos',
		'el enchufe del lavavajillas está derretido y negro',
		'al abrir el grifo me hace cosquillas en los dedos',
	])('raises what no rule need foresee: «%s»', (text) => {
		expect(findHazards(text)).not.toEqual([]);
	});

	test.each([
		'¿cuánto cuesta cambiar la caldera por una de condensación?',
		'gracias por venir tan rápido ayer, todo perfecto',
		'quiero cambiar la cita del jueves al viernes por la mañana',
		'no me va el aire acondicionado del salón, sale caliente',
		'',
		'👍',
	])('raises nothing in «%s»', (text) => {
		expect(findHazards(text)).toEqual([]);
	});
});

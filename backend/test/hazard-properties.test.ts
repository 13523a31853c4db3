import fc from 'fast-check';
import { findByRules } from '../src/assistant/hazard.ts';
import { compile, matchAt } from '../src/assistant/hazard/pattern.ts';
import { readRuleBook } from '../src/assistant/hazard/rule-book.ts';
import { tokenize } from '../src/assistant/hazard/tokens.ts';
import { readHazardSet } from '../src/assistant/hazard/labelled-sets.ts';

const { rules } = readRuleBook();
const dangers = rules.flatMap(({ kind, examples }) => examples.map((text) => ({ kind, text })));
const harmless = [
	...rules.flatMap(({ counter_examples }) => counter_examples),
	...readHazardSet('dev.txt').flatMap(({ text, expected }) => (expected === null ? [text] : [])),
];
const kindsOf = (text: string) => findByRules(text).map(({ kind }) => kind);

const PREFACES = [
	'Hola, buenas tardes. Soy Marta, del tercero.',
	'Buenos días, perdone que le moleste.',
	'Hola\n',
	'Bona tarda.',
	'Good morning!',
];
const ENDINGS = [' Muchas gracias.', '. Quedo a la espera, un saludo', '\nGracias', '!!!', '. ¿Pueden venir hoy?'];

/** Every word in another case, letter by letter. */
const recased = (text: string) =>
	fc
		.array(fc.boolean(), { minLength: text.length, maxLength: text.length })
		.map((upper) => Array.from(text, (letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join(''));

describe('what does not change the result', () => {
	test('capitals', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...dangers).chain(({ kind, text }) => recased(text).map((written) => ({ kind, written }))),
				({ kind, written }) => expect(kindsOf(written)).toContain(kind),
			),
		);
		for (const text of harmless) expect(kindsOf(text.toUpperCase())).toEqual([]);
	});

	test('accents left out, or written as separate marks', () => {
		for (const { kind, text } of dangers) {
			expect(kindsOf(text.normalize('NFD').replace(/\p{M}/gu, ''))).toContain(kind);
			expect(kindsOf(text.normalize('NFD'))).toContain(kind);
		}
		for (const text of harmless) expect(kindsOf(text.normalize('NFD').replace(/\p{M}/gu, ''))).toEqual([]);
	});

	test('letters drawn out: hueeeele a gaaaas', () => {
		fc.assert(
			fc.property(fc.constantFrom(...dangers), fc.integer({ min: 3, max: 6 }), ({ kind, text }, times) => {
				const drawnOut = text.replace(/[aeiou](?=\p{L})/giu, (letter) => letter.repeat(times));
				expect(kindsOf(drawnOut)).toEqual(kindsOf(text));
				expect(kindsOf(drawnOut)).toContain(kind);
			}),
		);
	});

	test('a polite text around it', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...dangers),
				fc.constantFrom(...PREFACES),
				fc.constantFrom(...ENDINGS),
				({ kind, text }, preface, ending) => {
					expect(kindsOf(`${preface} ${text}${ending}`)).toContain(kind);
				},
			),
		);
		for (const text of harmless) expect(kindsOf(`${PREFACES[0]} ${text}`)).toEqual([]);
	});

	test('words of harmless contexts in what is said besides', () => {
		const asides = ['No sé si llamar a un fontanero, pero', 'Estaba viendo la tele.', 'Tengo contrato con garantía.'];
		const asked = /[¿?]/;
		for (const { kind, text } of dangers.filter(({ text: said }) => !asked.test(said)))
			for (const aside of asides) expect([aside, text, ...kindsOf(`${aside} ${text}`)]).toContain(kind);
	});

	test('spaces and line breaks between its words', () => {
		for (const { kind, text } of dangers) expect(kindsOf(text.replace(/ /g, '  '))).toContain(kind);
	});

	test('a slip of one letter inside a long word', () => {
		expect(kindsOf('me da calambbre la lavadora')).toContain('electric');
		expect(kindsOf('salen chipsas del enchufe')).toContain('electric');
		expect(kindsOf('pita el detector de monxido')).toContain('carbon_monoxide');
	});

	test('ten thousand words before and after', () => {
		const filler = 'y le cuento que la obra va bien y que la semana fue larga. '.repeat(160);
		expect(kindsOf(`${filler} Huele a gas en la cocina. ${filler}`)).toEqual(['gas']);
	});
});

/** A text of which every word that is looked at is counted. */
function counting(keys: readonly string[]): { keys: readonly string[]; looks: () => number } {
	let looks = 0;
	const counted = new Proxy(keys, {
		get(target, property, receiver) {
			if (typeof property === 'string' && /^\d+$/.test(property)) looks += 1;
			return Reflect.get(target, property, receiver) as unknown;
		},
	});
	return { keys: counted, looks: () => looks };
}

describe('any input', () => {
	const word = fc.constantFrom(...dangers.flatMap(({ text }) => text.split(/\s+/)), 'no', 'si', '.', ',', '?', 'ya');
	const text = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 500 }),
		fc.array(word, { maxLength: 120 }).map((all) => all.join(' ')),
	);

	test('never throws, names each kind once, and keeps its figures in range', () => {
		fc.assert(
			fc.property(text, (written) => {
				const found = findByRules(written);
				expect(new Set(found.map(({ kind }) => kind)).size).toBe(found.length);
				for (const { confidence, certain } of found) {
					expect(confidence).toBeGreaterThanOrEqual(0.5);
					expect(confidence).toBeLessThanOrEqual(1);
					if (certain) expect(confidence).toBeGreaterThanOrEqual(0.6);
				}
				expect(found.findLastIndex(({ certain }) => certain)).toBeLessThan(
					found.findIndex(({ certain }) => !certain) === -1 ? Infinity : found.findIndex(({ certain }) => !certain),
				);
			}),
		);
	});

	test.each([
		'a ~20 a ~20 a ~20 a b',
		'a ... a ... a ... b',
		'a ~20 a & a ~20 a & a ~20 b',
		'a ~20 a && a ~20 a ~20 b',
	])('the work of «%s» for a word does not grow with the text, however that repeats itself', (source) => {
		const pattern = compile(source, {});
		const steps = [...pattern.sequences, ...pattern.companions].flat().length;
		const gap = 20;
		// Every step is tried from each place that the gaps before it can reach, and looks one gap ahead.
		// A companion is looked for at every place around.
		const starts = pattern.sequences.length + pattern.companions.length * 2 * 60;
		const most = steps * (steps * gap) * (2 * gap) * starts;
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), fc.constantFrom('a', 'a,', 'a x'), (length, unit) => {
				const { keys, looks } = counting(tokenize(`${unit} `.repeat(length)));
				matchAt(pattern, keys, 0);
				expect(looks()).toBeLessThan(most);
			}),
		);
	});

	test('only the beginning and the end of an endless text are read', () => {
		expect(tokenize('gas '.repeat(100_000)).length).toBeLessThanOrEqual(20_000 / 4 + 2);
	});
});

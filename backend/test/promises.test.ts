import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { falsePromise, findPromises } from '../src/assistant/promises/find-promises.ts';
import { CATALOGUE } from '../src/catalogue/catalogue.ts';
import { sentences } from '../src/knowledge/sentences.ts';

const TABLE = readFileSync(new URL('./support/promises.txt', import.meta.url), 'utf8')
	.split('\n')
	.filter((line) => line.includes('|') && !line.startsWith('#'))
	.map((line) => line.split(' | ') as [string, string]);
const LATER = { never: [true, true], handoff: [true, false], fine: [false, false] };

test('the table is large enough to say something', () => {
	expect(TABLE.length).toBeGreaterThanOrEqual(80);
	expect(new Set(TABLE.map(([, sentence]) => sentence)).size).toBe(TABLE.length);
});

test.each(TABLE)('%s: %s', (label, sentence) => {
	const withoutAndWith = [false, true].map((handsOver) => falsePromise(sentence, { handsOver }) !== null);
	expect([findPromises(sentence), withoutAndWith]).toEqual([expect.anything(), LATER[label as keyof typeof LATER]]);
});

test.each(TABLE.filter(([label]) => label === 'never'))('%s, wherever it stands in a reply: %s', (_label, sentence) => {
	const reply = `La presión correcta es de 1,2 a 1,5 bar [1].\n\n1. Abra la llave.\n2. **${sentence.replace(/\.$/, '')}**.\n\nSaludos.`;
	expect(falsePromise(reply, { handsOver: true })).toMatch(/^promises what this turn does not do/);
});

test.each(Object.entries(CATALOGUE))('our own texts in %s keep their promises', (language, texts) => {
	const { unknownToPerson, complaint, appointment, order, draftNothing: _draft, ...others } = texts.local;
	const { handOver, soon, closed } = texts.person;
	for (const text of [unknownToPerson, complaint, appointment, order, `${handOver} ${soon}`, `${handOver} ${closed}`])
		expect([text, falsePromise(text, { handsOver: true })]).toEqual([text, null]);
	// What says that somebody comes is no answer by itself.
	if (language === 'es' || language === 'en')
		expect(falsePromise(`${handOver} ${soon}`, { handsOver: false })).toEqual(expect.any(String));
	for (const text of [...Object.values(others), ...Object.values(texts.attachments.received)])
		expect([text, falsePromise(text, { handsOver: false })]).toEqual([text, null]);
});

test('no sentence of the demonstration manuals is taken for a promise', () => {
	const folder = new URL('../demo/', import.meta.url);
	const found = readdirSync(folder)
		.flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n'))
		.flatMap((line) => sentences(line))
		.filter((sentence) => falsePromise(sentence, { handsOver: false }) !== null);
	expect(found).toEqual([]);
});

test('any text is judged in a moment', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 3000 }), (text) => void findPromises(text)),
		{ numRuns: 50 },
	);
	for (const part of ['he ', 'la visita ', 'una persona ', 'someone ', 'avisado a ']) findPromises(part.repeat(600));
});

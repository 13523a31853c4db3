import { readFileSync } from 'node:fs';
import { findLanguage } from '../../src/assistant/language.ts';
import { readCorpus } from '../../src/assistant/language/corpus.ts';
import { words } from '../../src/text/fold.ts';

/** Short messages of all languages, none of which the identifier has seen. */
const CHECK = readCheck();
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const ENOUGH = 0.95;

test.each([...CHECK])('messages in %s are told, with and without accents', (language, list) => {
	expect(list.length).toBeGreaterThanOrEqual(40);
	for (const write of [String, plain, (text: string) => text.toUpperCase()]) {
		const missed = list.filter((text) => findLanguage(write(text), 'es') !== language);
		expect(1 - missed.length / list.length).toBeGreaterThanOrEqual(ENOUGH);
	}
});

test('no message of the check stands in the corpus', () => {
	const key = (text: string): string => words(text).join(' ');
	const seen = new Set([...readCorpus().values()].flat().map(key));
	expect([...CHECK.values()].flat().filter((text) => seen.has(key(text)))).toEqual([]);
});

test('every language has a corpus of at least 250 lines', () => {
	for (const lines of readCorpus().values()) expect(lines.length).toBeGreaterThanOrEqual(250);
});

test.each([
	['no va', 'ca', 'ca'],
	['no va', 'es', 'es'],
	['gracias', 'ca', 'es'],
	['quiero hablar con alguien', 'eu', 'es'],
	['Guten Tag, meine Heizung funktioniert nicht mehr', 'es', 'de'],
	['Ciao, la caldaia non funziona e non ho acqua calda', 'es', 'it'],
])('«%s» of somebody who writes %s is %s', (text, known, language) => {
	expect(findLanguage(text, known)).toBe(language);
});

function readCheck(): Map<string, string[]> {
	const found = new Map<string, string[]>();
	let list: string[] = [];
	for (const line of readFileSync(new URL('./check.txt', import.meta.url), 'utf8').split('\n')) {
		const language = /^# (\w\w)$/.exec(line)?.[1];
		if (language !== undefined) found.set(language, (list = []));
		else if (line !== '' && !line.startsWith('#')) list.push(line);
	}
	return found;
}

import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { keyOfFolded } from '../src/assistant/hazard/word-key.ts';
import { fold, words } from '../src/text/fold.ts';

const rules = new URL('../src/assistant/hazard/rules/', import.meta.url);
const examples = new URL('../src/assistant/intent/examples/', import.meta.url);

/** Words that the rules name by themselves, not within a phrase, by their key. */
function ruleWords(): Map<string, Set<string>> {
	const { groups } = parse(readFileSync(new URL('words.yaml', rules), 'utf8')) as { groups: Record<string, string> };
	const byKey = new Map<string, Set<string>>();
	for (const written of Object.values(groups).flatMap((group) => group.trim().split(/\s+/))) {
		const word = fold(written);
		if (!/^\p{L}{3,}$/u.test(word)) continue;
		const key = keyOfFolded(word);
		byKey.set(key, (byKey.get(key) ?? new Set()).add(word));
	}
	return byKey;
}

/** Words that customers write often. */
function commonWords(): string[] {
	const count = new Map<string, number>();
	for (const file of readdirSync(examples))
		for (const word of words(readFileSync(new URL(file, examples), 'utf8')))
			count.set(word, (count.get(word) ?? 0) + 1);
	return [...count].flatMap(([word, times]) => (times >= 3 && word.length >= 3 ? [word] : []));
}

/** Pairs that sound alike and mean the same, or nearly. */
const SAME = new Set([
	'tenho',
	'passa',
	'all',
	'recivo',
	'senhor',
	'passe',
	'unha',
	'hoxe',
	'teno',
	'estava',
	'havia',
	'ahi',
	'faktura',
	'holi',
	'manha',
]);

test('no common word sounds like another word of the rules', () => {
	const known = ruleWords();
	const collisions = commonWords().flatMap((word) => {
		const others = known.get(keyOfFolded(word));
		return others === undefined || others.has(word) || SAME.has(word) ? [] : [`${word} = ${[...others].join(', ')}`];
	});
	expect(collisions).toEqual([]);
});

test('misspellings still sound alike', () => {
	for (const written of ['guele', 'uele', 'huele']) expect(keyOfFolded(written)).toBe(keyOfFolded('huele'));
	expect(keyOfFolded('habia')).not.toBe(keyOfFolded('avia'));
});

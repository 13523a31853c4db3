import { eld } from 'eld/extrasmall';
import { softmax } from './intent/linear.ts';
import { readCorpus } from './language/corpus.ts';
import { trainIdentifier, weigh } from './language/identifier.ts';
import { spelledWords } from './language/letters.ts';

const IDENTIFIER = trainIdentifier(readCorpus());
const LANGUAGES = new Set(IDENTIFIER.languages);

/** What customers in Spain write unless a text says otherwise, as natural logarithms of the odds. */
const SPANISH_HEAD_START = 0.4;
/** What this person is taken to write: known of few, where it is Spanish. */
const KNOWN_HEAD_START = { spanish: 0.6, other: 2 };
/** Said in every language. */
const EVERYWHERE = new Set(['ok', 'okey', 'sms', 'whatsapp', 'wifi', 'gas', 'email', 'stop']);
/** A text of which less than this share of the words is known in the language says little. */
const KNOWN_SHARE = 0.3;
/** So few words, all of them of the known language too, are in that one. */
const FEW = 2;
/** How sure one must be of another language than the known one. */
const SURE = 0.5;
/** The first words of a message say what language it is in. */
const MAX_LENGTH = 600;
/** Languages that we do not answer in but must not take for one of ours; letter statistics know them, given so many words. */
const FOREIGN = ['de', 'it', 'ro'];
const FOREIGN_WORDS = 5;
eld.setLanguageSubset([...LANGUAGES, ...FOREIGN].filter((language) => language !== 'gl'));

/**
 * The language of a message, two letters. What is too short or too close to call keeps the default, which is what the
 * person is known to write.
 */
export function findLanguage(text: string, defaultLanguage: string): string {
	const start = text.slice(0, MAX_LENGTH);
	const words = spelledWords(start).filter((word) => !EVERYWHERE.has(word));
	const { languages, owners } = IDENTIFIER;
	if (words.length <= FEW && words.every((word) => owners.get(word)?.includes(defaultLanguage))) return defaultLanguage;
	const weights = weigh(IDENTIFIER, words);
	const chances = softmax(weights.map((weight, at) => weight + headStart(languages[at], defaultLanguage)));
	const best = chances.indexOf(Math.max(...chances));
	const language = languages[best] ?? defaultLanguage;
	const known = words.filter((word) => owners.get(word)?.includes(language)).length / words.length;
	if (words.length >= FOREIGN_WORDS && known < 0.6) {
		const foreign = eld.detect(start).language;
		if (FOREIGN.includes(foreign)) return foreign;
	}
	return known >= KNOWN_SHARE && (chances[best] ?? 0) >= SURE ? language : defaultLanguage;
}

function headStart(language: string | undefined, defaultLanguage: string): number {
	const known = language === 'es' ? KNOWN_HEAD_START.spanish : KNOWN_HEAD_START.other;
	return (language === 'es' ? SPANISH_HEAD_START : 0) + (language === defaultLanguage ? known : 0);
}

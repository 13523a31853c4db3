import { spelledWords, traitsOf } from './letters.ts';

/** How much of every trait every language is taken to have, in occurrences of a hundred thousand. */
const SMOOTHING = 0.5;
const SCALE = 100_000;
/** Traits of a word are not independent of each other: how much of their evidence counts. */
const SHARE = 0.3;

/** Tells languages apart by the letters and words of a text. */
export interface Identifier {
	languages: readonly string[];
	/** Per trait, how much it speaks for each language, in natural logarithms. */
	evidence: ReadonlyMap<string, Float32Array>;
	/** Words that each language's corpus has, by the word: which languages. */
	owners: ReadonlyMap<string, readonly string[]>;
}

/** Naive Bayes over letter sequences and words. Every line counts twice: as it is written and without accents. */
export function trainIdentifier(corpus: ReadonlyMap<string, readonly string[]>): Identifier {
	const languages = [...corpus.keys()];
	const counts = new Map<string, Float32Array>();
	const totals = new Float64Array(languages.length);
	for (const [at, lines] of [...corpus.values()].entries()) {
		for (const words of lines.map(ordinaryWords)) {
			for (const spelling of [words, words.map(plain)]) {
				for (const trait of traitsOf(spelling)) {
					let own = counts.get(trait);
					if (!own) counts.set(trait, (own = new Float32Array(languages.length)));
					own[at] = (own[at] ?? 0) + 1;
					totals[at] = (totals[at] ?? 0) + 1;
				}
			}
		}
	}
	const evidence = new Map<string, Float32Array>();
	const owners = new Map<string, string[]>();
	for (const [trait, own] of counts) {
		const logs = own.map((count, at) => Math.log((count * SCALE) / (totals[at] ?? 1) + SMOOTHING));
		const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
		evidence.set(
			trait,
			logs.map((log) => SHARE * (log - mean)),
		);
		if (trait.startsWith('='))
			owners.set(
				trait.slice(1),
				languages.filter((_, at) => (own[at] ?? 0) > 0),
			);
	}
	return { languages, evidence, owners };
}

/** How much a text speaks for each language, in natural logarithms; only differences mean something. */
export function weigh({ evidence, languages }: Identifier, words: readonly string[]): Float64Array {
	const sums = new Float64Array(languages.length);
	for (const trait of traitsOf(words)) {
		const own = evidence.get(trait);
		if (own) for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (own[at] ?? 0);
	}
	return sums;
}

/** A word without its accents; a letter of its own, as `ñ`, loses its mark as well: people leave both away. */
const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/** The words of a line without the names of people and places. */
function ordinaryWords(line: string): string[] {
	return spelledWords(line.replace(/(?<=\s)(?!I\b)\p{Lu}\p{Ll}+/gu, ' '));
}

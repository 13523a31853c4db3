import { endsSentence, isBorder } from './tokens.ts';
import { toKey } from './word-key.ts';

/** Words that a group's name stands for. */
export type WordGroups = Readonly<Record<string, string>>;

interface Phrase {
	keys: readonly string[];
	/** Whether the last word may end in any way. */
	open: boolean;
}
/** What may stand in one place: phrases by their first word, and beginnings of words. */
interface Words {
	phrases: ReadonlyMap<string, readonly Phrase[]>;
	stems: ReadonlySet<string>;
}
interface Gap {
	most: number;
	acrossSentences: boolean;
}
type Step = { words: Words; gap?: undefined } | { gap: Gap; words?: undefined };

/** A compiled pattern: one sequence, or several that stand near one another in any order. */
export interface Pattern {
	source: string;
	sequences: readonly (readonly Step[])[];
	/** What must stand somewhere around them besides. */
	companions: readonly (readonly Step[])[];
}

/** A stretch of a text: token indexes, `end` exclusive. */
export interface Span {
	start: number;
	end: number;
}

/** Where a pattern was found. */
export interface Match extends Span {
	/** Where its sequences start. */
	parts: readonly number[];
}

const LONG_GAP = 15;
const MAX_GAP = 20;
const MIN_STEM = 3;
const MAX_STEM = 20;
/** How far from the first to the last sequence of an `&` pattern, in words. */
const NEAR = 14;
/** How far from a match its companions (`&&`) may stand, in words, before and after it. */
const AROUND = 60;

/**
 * Compiles a pattern. Its parts are separated by spaces:
 * `word`, `a|b` (either), `@group` (any word of the group), `stem*` (any ending), `two_words` (one after the other),
 * `~3` (up to three words between, within the sentence), `...` (up to fifteen words between, across sentences),
 * `&` (both sides stand in the same sentence, in any order, at most fourteen words apart), `&&` (what follows stands anywhere
 * within sixty words; only what precedes is the match, and is judged by its surroundings).
 * Words are compared by their sound, so a pattern also finds the usual misspellings.
 * @throws Error that says in one line what is wrong with the pattern
 */
export function compile(source: string, groups: WordGroups): Pattern {
	const [main = '', ...companions] = source.trim().split(/\s+&&\s+/);
	const sequences = main.split(/\s+&\s+/).map((sequence) => toSequence(sequence, groups));
	return {
		source,
		sequences,
		companions: companions.flatMap((part) => part.split(/\s+&\s+/)).map((part) => toSequence(part, groups)),
	};
}

function toSequence(source: string, groups: WordGroups): Step[] {
	const steps = source.split(/\s+/).map((part) => toStep(part, groups));
	if (!steps[0]?.words || !steps.at(-1)?.words) throw new Error('a pattern begins and ends with words, not with a gap');
	if (steps.some((step, index) => step.gap && steps[index + 1]?.gap)) throw new Error('two gaps stand side by side');
	return steps;
}

function toStep(part: string, groups: WordGroups): Step {
	if (part === '...') return { gap: { most: LONG_GAP, acrossSentences: true } };
	if (part.startsWith('~')) {
		const most = Number(part.slice(1));
		if (!Number.isInteger(most) || most < 1 || most > MAX_GAP)
			throw new Error(`"${part}" is no gap: ~1 to ~${MAX_GAP}`);
		return { gap: { most, acrossSentences: false } };
	}
	return { words: wordsAt(part, groups) };
}

/** Compiled parts by their text: most groups stand in many patterns. */
const compiled = new WeakMap<WordGroups, Map<string, Words>>();

function wordsAt(part: string, groups: WordGroups): Words {
	const known = compiled.get(groups) ?? new Map<string, Words>();
	compiled.set(groups, known);
	let words = known.get(part);
	if (words === undefined) known.set(part, (words = toWords(part, groups)));
	return words;
}

function toWords(part: string, groups: WordGroups): Words {
	const phrases = new Map<string, Phrase[]>();
	const stems = new Set<string>();
	for (const word of part.split('|').flatMap((choice) => expand(choice, groups, []))) {
		const open = word.endsWith('*');
		const keys = word
			.slice(0, open ? -1 : undefined)
			.split('_')
			.map(toKey);
		const [first] = keys;
		if (first === undefined || keys.includes('')) throw new Error(`"${part}" has an empty choice`);
		if (open && keys.length === 1) {
			if (first.length < MIN_STEM || first.length > MAX_STEM) throw new Error(`"${word}": a stem has 3 to 20 letters`);
			stems.add(first);
		} else phrases.set(first, [...(phrases.get(first) ?? []), { keys, open }]);
	}
	return { phrases, stems };
}

function expand(choice: string, groups: WordGroups, within: readonly string[]): string[] {
	if (!choice.startsWith('@')) return [choice];
	const name = choice.slice(1);
	const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
	if (group === undefined) throw new Error(`there is no word group "${choice}"`);
	if (within.includes(name)) throw new Error(`the word group "${choice}" contains itself`);
	return group
		.trim()
		.split(/\s+/)
		.flatMap((word) => expand(word, groups, [...within, name]));
}

/** First words and beginnings with which a match can start. */
export function startersOf(pattern: Pattern): { keys: ReadonlySet<string>; stems: ReadonlySet<string> } {
	const first = pattern.sequences.flatMap(([step]) => step?.words ?? []);
	return {
		keys: new Set(first.flatMap(({ phrases }) => [...phrases.keys()])),
		stems: new Set(first.flatMap(({ stems }) => [...stems])),
	};
}

/** Every word that a pattern names whole. */
export function wordsOf(pattern: Pattern): string[] {
	return [...pattern.sequences, ...pattern.companions]
		.flat()
		.flatMap(({ words }) => [...(words?.phrases.values() ?? [])].flat())
		.flatMap(({ keys, open }) => (open ? keys.slice(0, -1) : keys));
}

/** The shortest match that starts at `start`, or null. The work is bounded by the pattern, whatever the text. */
export function matchAt(pattern: Pattern, keys: readonly string[], start: number): Match | null {
	const match = mainMatchAt(pattern, keys, start);
	if (match === null) return null;
	return pattern.companions.every((companion) => stands(companion, keys, match)) ? match : null;
}

/** Whether a companion stands around a match, on words of its own. */
function stands(companion: readonly Step[], keys: readonly string[], { start, end }: Span): boolean {
	for (let at = Math.max(0, start - AROUND); at < Math.min(keys.length, end + AROUND); at += 1) {
		if ((at < start || at >= end) && endOf(companion, keys, at) !== -1) return true;
	}
	return false;
}

function mainMatchAt(pattern: Pattern, keys: readonly string[], start: number): Match | null {
	const [only, ...others] = pattern.sequences;
	if (only && others.length === 0) {
		const end = endOf(only, keys, start);
		return end === -1 ? null : { start, end, parts: [start] };
	}
	for (const first of pattern.sequences) {
		const end = endOf(first, keys, start);
		if (end === -1) continue;
		const match = withOthers(
			pattern.sequences.filter((sequence) => sequence !== first),
			keys,
			{ start, end },
		);
		if (match) return match;
	}
	return null;
}

/** Looks for the other sequences behind the first one, each on words of its own. */
function withOthers(others: readonly (readonly Step[])[], keys: readonly string[], { start, end }: Span): Match | null {
	const taken = new Set([start]);
	let last = end;
	for (const sequence of others) {
		let passed = 0;
		let found = -1;
		for (let at = start + 1; at < keys.length && passed < NEAR && found === -1; at += 1) {
			if (endsSentence(keys[at])) return null;
			if (isBorder(keys[at])) continue;
			passed += 1;
			if (taken.has(at)) continue;
			found = endOf(sequence, keys, at);
			if (found !== -1) taken.add(at);
		}
		if (found === -1) return null;
		last = Math.max(last, found);
	}
	return { start, end: last, parts: [...taken] };
}

/** Where the shortest way through a sequence ends, or -1. Walks all ways at once, so none is walked twice. */
function endOf(sequence: readonly Step[], keys: readonly string[], start: number): number {
	// Nearly every look ends here.
	const first = sequence[0]?.words;
	if (first && !mayStart(first, keys[start] ?? '')) return -1;
	let places = new Set([start]);
	for (const { words, gap } of sequence) {
		const next = new Set<number>();
		for (const place of places) {
			if (words) takeWords(words, keys, place, next);
			else passOver(gap, keys, place, next);
		}
		if (next.size === 0) return -1;
		places = next;
	}
	return Math.min(...places);
}

function takeWords(words: Words, keys: readonly string[], at: number, into: Set<number>): void {
	// A single line break or comma inside a fixed phrase is how people write in a hurry.
	const place = keys[at] === ',' ? at + 1 : at;
	const key = keys[place];
	if (key === undefined || isBorder(key)) return;
	for (const phrase of words.phrases.get(key) ?? []) {
		if (isAt(phrase, keys, place)) into.add(place + phrase.keys.length);
	}
	if (hasStem(words, key)) into.add(place + 1);
}

function mayStart(words: Words, key: string): boolean {
	return key === ',' || words.phrases.has(key) || hasStem(words, key);
}

function hasStem({ stems }: Words, key: string): boolean {
	if (stems.size === 0) return false;
	for (let length = MIN_STEM; length <= Math.min(key.length, MAX_STEM); length += 1)
		if (stems.has(key.slice(0, length))) return true;
	return false;
}

/** Every beginning of a word that can be a stem, the word itself included. */
export function beginningsOf(key: string): string[] {
	const longest = Math.min(key.length, MAX_STEM);
	return Array.from({ length: Math.max(0, longest - MIN_STEM + 1) }, (_, index) => key.slice(0, MIN_STEM + index));
}

function isAt(phrase: Phrase, keys: readonly string[], place: number): boolean {
	const last = phrase.keys.length - 1;
	return phrase.keys.every((wanted, index) => {
		const key = keys[place + index];
		return key === wanted || (phrase.open && index === last && key?.startsWith(wanted) === true);
	});
}

function passOver({ most, acrossSentences }: Gap, keys: readonly string[], from: number, into: Set<number>): void {
	let passed = 0;
	for (let place = from; place < keys.length && passed <= most; place += 1) {
		into.add(place);
		if (endsSentence(keys[place]) && !acrossSentences) return;
		if (!isBorder(keys[place])) passed += 1;
	}
}

import { fold, soundKey } from '../../text/fold.ts';
import { endsSentence, isBorder } from './tokens.ts';

/** One step of a pattern: words that may stand here, or a gap. */
type Step = { kind: 'words'; choices: Choice[] } | { kind: 'gap'; most: number; acrossSentences: boolean };
type Choice = { exact: string[]; prefix: boolean };

/** A compiled pattern. */
export interface Pattern {
	source: string;
	steps: Step[];
	/** First words that a match can begin with, to pass over all others quickly; null when an ending is left open. */
	starters: ReadonlySet<string> | null;
}

/** Where a pattern was found: token indexes, `end` exclusive. */
export interface Match {
	start: number;
	end: number;
}

/**
 * Compiles a pattern. Its parts are separated by spaces:
 * `word`, `a|b` (either), `@group` (any word of the group), `stem*` (any ending), `two_words` (one after the other),
 * `~3` (up to three words between, within the sentence), `...` (up to fifteen words between, across sentences).
 * Words are compared by their sound, so a pattern also finds the usual misspellings.
 * @throws Error when a group is unknown
 */
export function compile(source: string, groups: Readonly<Record<string, string>>): Pattern {
	const steps = source.split(' ').map((part): Step => {
		if (part === '...') return { kind: 'gap', most: 15, acrossSentences: true };
		if (/^~\d+$/.test(part)) return { kind: 'gap', most: Number(part.slice(1)), acrossSentences: false };
		return { kind: 'words', choices: part.split('|').flatMap((choice) => expand(choice, groups)) };
	});
	return { source, steps, starters: startersOf(steps[0]) };
}

function startersOf(first: Step | undefined): ReadonlySet<string> | null {
	if (first?.kind !== 'words' || first.choices.some(({ exact, prefix }) => prefix && exact.length === 1)) return null;
	return new Set(first.choices.map(({ exact }) => exact[0] ?? ''));
}

function expand(choice: string, groups: Readonly<Record<string, string>>): Choice[] {
	if (!choice.startsWith('@')) return [toChoice(choice)];
	const group = groups[choice.slice(1)];
	if (group === undefined) throw new Error(`no word group ${choice}`);
	return group.split(/\s+/).flatMap((word) => expand(word, groups));
}

function toChoice(word: string): Choice {
	const prefix = word.endsWith('*');
	const parts = (prefix ? word.slice(0, -1) : word).split('_');
	return { exact: parts.map((part) => soundKey(fold(part))), prefix };
}

/** Every place where the pattern matches, the shortest match for each start. */
export function findAll(pattern: Pattern, keys: readonly string[]): Match[] {
	const found: Match[] = [];
	for (let start = 0; start < keys.length; start += 1) {
		const key = keys[start];
		if (key === undefined || isBorder(key) || (pattern.starters !== null && !pattern.starters.has(key))) continue;
		const end = matchFrom(pattern.steps, 0, keys, start);
		if (end !== -1) found.push({ start, end });
	}
	return found;
}

function matchFrom(steps: readonly Step[], index: number, keys: readonly string[], at: number): number {
	const step = steps[index];
	if (step === undefined) return at;
	if (step.kind === 'words') {
		for (const choice of step.choices) {
			const next = takeWords(choice, keys, at);
			if (next === -1) continue;
			const end = matchFrom(steps, index + 1, keys, next);
			if (end !== -1) return end;
		}
		return -1;
	}
	let passed = 0;
	for (let place = at; place < keys.length; place += 1) {
		const end = matchFrom(steps, index + 1, keys, place);
		if (end !== -1) return end;
		if (endsSentence(keys[place]) && !step.acrossSentences) return -1;
		if (!isBorder(keys[place])) passed += 1;
		if (passed > step.most) return -1;
	}
	return -1;
}

function takeWords(choice: Choice, keys: readonly string[], at: number): number {
	// A single line break or comma inside a fixed phrase is how people write in a hurry.
	let place = keys[at] === ',' ? at + 1 : at;
	for (const [index, wanted] of choice.exact.entries()) {
		const key = keys[place];
		if (key === undefined) return -1;
		const last = index === choice.exact.length - 1;
		if (key !== wanted && !(last && choice.prefix && key.startsWith(wanted))) return -1;
		place += 1;
	}
	return place;
}

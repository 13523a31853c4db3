import { beginningsOf, type Match, matchAt, type Pattern, startersOf } from './pattern.ts';
import { isBorder } from './tokens.ts';

/** Patterns by the words that they begin with, so that only those are tried that can match. */
export class PatternIndex<Owner> {
	readonly #byKey = new Map<string, [Pattern, Owner][]>();
	readonly #byStem = new Map<string, [Pattern, Owner][]>();

	add(pattern: Pattern, owner: Owner): void {
		const { keys, stems } = startersOf(pattern);
		for (const key of keys) put(this.#byKey, key, [pattern, owner]);
		for (const stem of stems) put(this.#byStem, stem, [pattern, owner]);
	}

	/** Calls back for every place where a pattern matches, in the order of the text, the shortest match for each start. */
	each(keys: readonly string[], found: (match: Match, owner: Owner) => void): void {
		for (const [start, key] of keys.entries()) {
			if (isBorder(key)) continue;
			const tried = new Set(this.#byKey.get(key));
			for (const beginning of this.#byStem.size > 0 ? beginningsOf(key) : [])
				for (const entry of this.#byStem.get(beginning) ?? []) tried.add(entry);
			for (const [pattern, owner] of tried) report(pattern, owner, keys, start, found);
		}
	}
}

function put<Entry>(into: Map<string, Entry[]>, key: string, entry: Entry): void {
	const known = into.get(key);
	if (known) known.push(entry);
	else into.set(key, [entry]);
}

function report<Owner>(
	pattern: Pattern,
	owner: Owner,
	keys: readonly string[],
	start: number,
	found: (match: Match, owner: Owner) => void,
): void {
	const match = matchAt(pattern, keys, start);
	if (match) found(match, owner);
}

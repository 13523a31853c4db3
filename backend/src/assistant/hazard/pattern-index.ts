import { type Match, matchAt, type Pattern, startersOf } from './pattern.ts';
import { isBorder } from './tokens.ts';

/** Patterns by the words that they begin with, so that only those are tried that can match. */
export class PatternIndex<Owner> {
	readonly #byKey = new Map<string, [Pattern, Owner][]>();
	readonly #byStem: [string, Pattern, Owner][] = [];

	add(pattern: Pattern, owner: Owner): void {
		const { keys, stems } = startersOf(pattern);
		for (const key of keys) {
			const known = this.#byKey.get(key);
			if (known) known.push([pattern, owner]);
			else this.#byKey.set(key, [[pattern, owner]]);
		}
		for (const stem of stems) this.#byStem.push([stem, pattern, owner]);
	}

	/** Calls back for every place where a pattern matches, in the order of the text, the shortest match for each start. */
	each(keys: readonly string[], found: (match: Match, owner: Owner) => void): void {
		for (const [start, key] of keys.entries()) {
			if (isBorder(key)) continue;
			for (const [pattern, owner] of this.#byKey.get(key) ?? []) report(pattern, owner, keys, start, found);
			for (const [stem, pattern, owner] of this.#byStem)
				if (key.startsWith(stem)) report(pattern, owner, keys, start, found);
		}
	}
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

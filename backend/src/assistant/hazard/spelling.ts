/** Shorter words have too many neighbours of another meaning (fuego, juego). */
const MIN_LENGTH = 7;
/** Longer words are rare, and the work grows with the length. */
const MAX_LENGTH = 20;

/**
 * Puts right a word with one letter too many, one missing or two swapped, where that leads to one word that the rules
 * know. Works on sound keys. The first and the last letter must be right: another ending is another word. A wrong letter
 * is not forgiven: too many words differ by one (quedarse, quemarse).
 */
export class Spelling {
	readonly #known: ReadonlySet<string>;
	readonly #byDeletion = new Map<string, string[]>();

	/** @param known words of the rules @param ordinary words that look like one of them and are right as they are */
	constructor(known: ReadonlySet<string>, ordinary: ReadonlySet<string>) {
		this.#known = new Set([...known, ...ordinary]);
		for (const word of known) {
			if (word.length < MIN_LENGTH || word.length > MAX_LENGTH) continue;
			for (const variant of [word, ...deletions(word)]) {
				const words = this.#byDeletion.get(variant);
				if (words === undefined) this.#byDeletion.set(variant, [word]);
				else if (!words.includes(word)) words.push(word);
			}
		}
	}

	/** The word meant, or the word itself. */
	correct(key: string): string {
		if (key.length < MIN_LENGTH || key.length > MAX_LENGTH || this.#known.has(key)) return key;
		const candidates = new Set<string>();
		for (const variant of [key, ...deletions(key)]) {
			for (const word of this.#byDeletion.get(variant) ?? []) if (isSlip(key, word)) candidates.add(word);
		}
		const [only] = candidates;
		return candidates.size === 1 && only !== undefined ? only : key;
	}
}

function deletions(word: string): string[] {
	return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));
}

/** Given that one letter less in one of the two, or in both, makes them equal. */
function isSlip(typed: string, meant: string): boolean {
	if (typed[0] !== meant[0] || typed.at(-1) !== meant.at(-1)) return false;
	return typed.length !== meant.length || isSwap(typed, meant);
}

function isSwap(typed: string, meant: string): boolean {
	const at = [...typed].findIndex((letter, index) => letter !== meant[index]);
	return typed[at] === meant[at + 1] && typed[at + 1] === meant[at] && typed.slice(at + 2) === meant.slice(at + 2);
}

/**
 * What a reply may claim: that a person was told or takes over (`told`), that a person will write or call (`contact`), or
 * that something was or will be done that no turn does: a visit, an order, a refund, a change, something sent.
 */
export type PromiseKind = 'told' | 'contact' | 'visit' | 'order' | 'refund' | 'change' | 'sent';

/** How a claim is worded in one language. */
export interface PromisePattern {
	kind: PromiseKind;
	expression: RegExp;
	/** Whether it describes a state ("the visit is confirmed"), which a condition after it makes general. */
	isState: boolean;
}

const WORD = "[\\p{L}\\p{N}'’-]+";

/**
 * Makes patterns of wordings. In a wording a space is a space, `~` stands for up to four further words, `…` for the rest of a word,
 * `(a|b)` for either.
 */
export function wordings(kind: PromiseKind, list: readonly string[], isState = false): PromisePattern[] {
	return list.map((wording) => {
		const source = wording.replaceAll(' ~ ', `(?: ${WORD}){0,4} `).replaceAll('…', '[\\p{L}]*');
		return { kind, isState, expression: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu') };
	});
}

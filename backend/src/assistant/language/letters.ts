/** Longest sequence of letters that counts, with the edges of the word. */
const LONGEST = 4;
/** Spanish opens its questions. */
const WORD = /[\p{L}\p{M}]+(?:[·'-][\p{L}\p{M}]+)*'?|[¿¡]/gu;
/** What is written alike in every language: addresses, numbers and codes. */
const WORDLESS = /\S*(?:https?:|www\.|@)\S*|\S*\d\S*/giu;

/** The words of a text as they are written, in small letters. */
export function spelledWords(text: string): string[] {
	return text.replace(WORDLESS, ' ').normalize('NFC').toLowerCase().replaceAll('’', "'").match(WORD) ?? [];
}

/** What the words look like: each word's sequences of letters, the word, and how it meets the next one. */
export function traitsOf(words: readonly string[]): string[] {
	return words.flatMap((word) => [...lettersOf(word), `=${word}`]);
}

/** Edges are marked, so that an ending is not a middle. */
function lettersOf(word: string): string[] {
	const framed = `<${word}>`;
	const found: string[] = [];
	for (let size = 1; size <= LONGEST; size += 1) {
		for (let at = 0; at + size <= framed.length; at += 1) {
			const sequence = framed.slice(at, at + size);
			if (sequence !== '<' && sequence !== '>') found.push(sequence);
		}
	}
	return found;
}

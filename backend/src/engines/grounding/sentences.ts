/** A sentence of a reply, with the sources that stand for it. */
export interface CitedSentence {
	/** Without list marker, format and citation marks. */
	text: string;
	/** The sources that the sentence itself names, from 1. */
	own: number[];
	/** Those, or where it names none, those of its paragraph or list. */
	sources: number[];
	isQuestion: boolean;
}

const CITATION = /\[(\d{1,2})\]/g;
const MARKER = /^\s*(?:\d{1,2}[.)]|[-*+•–])\s+/;

/** The citation marks of a text, in order, without repeats. */
export function citationsIn(text: string): number[] {
	return [...new Set([...text.matchAll(CITATION)].map(([, n]) => Number(n)))];
}

/**
 * The sentences of a reply. A mark after the full stop belongs to the sentence before it; a sentence without one leans on
 * the marks of its paragraph.
 */
export function citedSentences(reply: string): CitedSentence[] {
	return reply.split(/\n\s*\n/).flatMap((block) => {
		const inBlock = citationsIn(block);
		return block
			.split('\n')
			.flatMap((line) => line.replace(MARKER, '').split(/(?<=[.!?…](?:\s?\[\d{1,2}\])*)\s+(?!\[\d{1,2}\])/))
			.map((raw) => {
				const own = citationsIn(raw);
				const text = raw.replace(CITATION, ' ').replace(/[*_]+/g, '').replace(/\s+/g, ' ').trim();
				return { text, own, sources: own.length > 0 ? own : inBlock, isQuestion: /\?\s*$/.test(text) };
			})
			.filter(({ text }) => text !== '');
	});
}

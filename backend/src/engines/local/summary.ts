import { sentences } from '../../knowledge/sentences.ts';
import { shorten } from '../../text/chat-text.ts';
import { terms } from '../../text/terms.ts';

const MAX_SENTENCES = 4;
const MAX_LENGTH = 700;

/** The sentences of a text that hold most of its recurring words, in their order. Quotes, never rewrites. */
export function summarizeText(text: string): string {
	const all = text
		.split('\n')
		.flatMap((line) => sentences(line))
		.filter((sentence) => terms(sentence).length > 0);
	if (all.length <= MAX_SENTENCES) return shorten(all.join('\n'), MAX_LENGTH);
	const counts = new Map<string, number>();
	for (const { term } of all.flatMap((sentence) => terms(sentence))) counts.set(term, (counts.get(term) ?? 0) + 1);
	const scored = all.map((sentence, index) => {
		const own = terms(sentence);
		const weight =
			own.reduce((sum, { term }) => sum + Math.log(1 + (counts.get(term) ?? 0)), 0) / Math.sqrt(own.length + 3);
		// What is asked first and what is said last matter most to whoever takes over.
		return { sentence, index, weight: weight * (index === 0 || index === all.length - 1 ? 1.3 : 1) };
	});
	const best = scored
		.sort((a, b) => b.weight - a.weight)
		.slice(0, MAX_SENTENCES)
		.sort((a, b) => a.index - b.index);
	return shorten(best.map(({ sentence }) => sentence).join('\n'), MAX_LENGTH);
}

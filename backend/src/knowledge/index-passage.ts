import type { NewPassage } from '../store/knowledge.ts';
import { terms } from '../text/terms.ts';
import type { SplitPassage } from './split.ts';

/** How much a word counts in a heading or in the document's title, against 1 in the text. */
const HEADING_WEIGHT = 1.5;
const TITLE_WEIGHT = 0.6;
/** A passage of a few words is not scored as if it were all about each of them. */
const LEAST_LENGTH = 40;

/** A passage of a document with what the index keeps of it. */
export function indexPassage(passage: SplitPassage, title: string): NewPassage {
	const weights = new Map<string, number>();
	let length = 0;
	const count = (text: string, weight: number): void => {
		for (const { term } of terms(text)) {
			weights.set(term, (weights.get(term) ?? 0) + weight);
			length += 1;
		}
	};
	count(passage.text, 1);
	count(passage.heading ?? '', HEADING_WEIGHT);
	for (const { term } of terms(title)) weights.set(term, (weights.get(term) ?? 0) + TITLE_WEIGHT);
	return { ...passage, terms: weights, length: Math.max(length, LEAST_LENGTH) };
}

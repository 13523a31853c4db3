import { fold } from '../../text/fold.ts';
import type { Understanding } from '../understand.ts';
import { AUTOMATON_QUESTIONS } from './automaton-question.ts';
import { readPhrases } from './phrases.ts';

const WISHES = readPhrases('person-wish');
/** Folded: somebody wants something, rather than to know something. */
const WANTING =
	/\b(?:quiero|quisiera|querria|necesito|prefiero|puedo|pas[ae]me|ponme|pongame|want|need|prefer|can i|let me|vull|voldria|puc|necessito|quero|queria|podo|posso|preciso|nahi|veux|voudrais|puis je)\b/;
/** From here on the classifier's word is enough: a wish that is missed is worse than a person who was not needed. */
const POSSIBLE_WISH = 0.35;

/** Whether somebody asks for a person, in whatever words and whatever else they say. */
export function wantsPerson(
	text: string,
	{
		intent,
		intentConfidence,
		otherIntents,
	}: Pick<Understanding, 'intent' | 'intentConfidence'> & {
		otherIntents: readonly string[];
	},
): boolean {
	// "Am I talking to a person?" looks like the wish, to a classifier as well.
	if (AUTOMATON_QUESTIONS.in(text)) {
		return WISHES.in(AUTOMATON_QUESTIONS.without(text)) || (WANTING.test(fold(text)) && WISHES.in(text));
	}
	if (WISHES.in(text)) return true;
	return (intent === 'human_request' && intentConfidence >= POSSIBLE_WISH) || otherIntents.includes('human_request');
}

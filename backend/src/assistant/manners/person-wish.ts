import type { Understanding } from '../understand.ts';
import { AUTOMATON_QUESTIONS } from './automaton-question.ts';
import { readPhrases } from './phrases.ts';

const WISHES = readPhrases('person-wish');
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
	if (WISHES.in(text)) return true;
	// "Am I talking to a person?" looks like the wish to a classifier.
	if (AUTOMATON_QUESTIONS.in(text)) return false;
	return (intent === 'human_request' && intentConfidence >= POSSIBLE_WISH) || otherIntents.includes('human_request');
}

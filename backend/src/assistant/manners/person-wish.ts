import { fold, words } from '../../text/fold.ts';
import { findIntent, type FoundIntent } from '../intent.ts';
import type { Understanding } from '../understand.ts';
import { AUTOMATON_QUESTIONS } from './automaton-question.ts';
import { readPhrases } from './phrases.ts';

const WISHES = readPhrases('person-wish');
/** Folded: somebody wants something, rather than to know something. */
const WANTING =
	/\b(?:quiero|quisiera|querria|necesito|prefiero|puedo|pas[ae]me|ponme|pongame|want|need|prefer|can i|let me|vull|voldria|puc|necessito|quero|queria|podo|posso|preciso|nahi|veux|voudrais|puis je)\b/;
/** From here on the classifier's word is enough: a wish that is missed is worse than a person who was not needed. */
const POSSIBLE_WISH = 0.35;
const SURE_WISH = 0.8;

/** So many words beside the question are a matter of their own. */
const OWN_MATTER = 3;

/** Whether somebody asks for a person, in whatever words and whatever else they say. */
export function wantsPerson(
	text: string,
	{
		intent,
		intentConfidence,
		otherIntents,
		isAwaited = false,
	}: Pick<Understanding, 'intent' | 'intentConfidence'> & {
		otherIntents: readonly string[];
		/** Whether the text could be the answer to a question of ours: a name looks like anything to a classifier. */
		isAwaited?: boolean;
	},
): boolean {
	// "Am I talking to a person?" looks like the wish, to a classifier as well.
	if (AUTOMATON_QUESTIONS.in(text)) {
		const rest = AUTOMATON_QUESTIONS.without(text);
		if (WISHES.in(rest) || (WANTING.test(fold(text)) && WISHES.in(text))) return true;
		// The whole text is no measure here: the rest speaks for itself.
		return words(rest).length >= OWN_MATTER && isPossible(findIntent(rest));
	}
	if (WISHES.in(text)) return true;
	if (isAwaited) return intent === 'human_request' && intentConfidence >= SURE_WISH;
	return isPossible({ intent, confidence: intentConfidence }) || otherIntents.includes('human_request');
}

const isPossible = ({ intent, confidence }: FoundIntent): boolean =>
	intent === 'human_request' && confidence >= POSSIBLE_WISH;

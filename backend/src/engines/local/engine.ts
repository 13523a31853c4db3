import type { Engine, Outcome } from '../engine.ts';
import { answerLocally } from './answer.ts';
import { extractFields } from './extract.ts';
import { quote } from './quote.ts';
import { summarizeText } from './summary.ts';
import { textsIn } from '../../catalogue/catalogue.ts';

const local = <T>(value: T): Outcome<T> => ({ value, engine: 'local', calls: [], fallback: null });

/** The engine that needs no network and no key. It quotes and counts; it does not write, and says so. */
export function createLocalEngine(): Engine {
	return {
		answer: async (question) => local(answerLocally(question)),
		summarize: async ({ text }) => local(summarizeText(text)),
		translate: async ({ language }) => local(textsIn(language).local.cannotTranslate),
		draft: async ({ text, instruction, language, passages }) => {
			const texts = textsIn(language).local;
			const [best] = passages;
			const said = instruction.trim() || (best && quote(text, best)) || texts.draftNothing;
			return local([texts.draftOpening, said, texts.draftClosing].join('\n\n'));
		},
		extract: async ({ text, fields }) => local(extractFields(text, fields)),
	};
}

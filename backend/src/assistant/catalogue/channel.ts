import type { FitWords } from '../../text/channel/fit.ts';

/** What is put into a reply to fit it to its channel. */
const WORDS: Readonly<Record<string, FitWords>> = {
	es: {
		linkRemoved: '(enlace retirado)',
		more: 'Hay más que contar: pregúnteme por lo que le falte.',
		choose: 'Puede responder:',
	},
	en: {
		linkRemoved: '(link removed)',
		more: 'There is more to tell: ask me about what you are missing.',
		choose: 'You can answer:',
	},
	ca: {
		linkRemoved: '(enllaç retirat)',
		more: 'Hi ha més a explicar: pregunti’m pel que li falti.',
		choose: 'Pot respondre:',
	},
	gl: {
		linkRemoved: '(ligazón retirada)',
		more: 'Hai máis que contar: pregúnteme polo que lle falte.',
		choose: 'Pode responder:',
	},
	eu: {
		linkRemoved: '(esteka kenduta)',
		more: 'Gehiago dago esateko: galdetu falta zaizuna.',
		choose: 'Erantzun dezakezu:',
	},
	pt: {
		linkRemoved: '(ligação retirada)',
		more: 'Há mais para contar: pergunte-me pelo que lhe falte.',
		choose: 'Pode responder:',
	},
	fr: {
		linkRemoved: '(lien retiré)',
		more: 'Il y a plus à dire : demandez-moi ce qui vous manque.',
		choose: 'Vous pouvez répondre :',
	},
};

/** The words in a language; in Spanish where there are none. */
export function channelWords(language: string): FitWords {
	return WORDS[language] ?? (WORDS.es as FitWords);
}

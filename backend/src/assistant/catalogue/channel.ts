import type { FitWords } from '../../text/channel/fit.ts';

/** What is put into a reply to fit it to its channel. */
const WORDS: Readonly<Record<string, FitWords>> = {
	es: {
		linkRemoved: '(enlace retirado)',
		more: 'Hay más que contar: si quiere el resto, escriba «más».',
		choose: 'Puede responder:',
	},
	en: {
		linkRemoved: '(link removed)',
		more: 'There is more to tell: if you want the rest, write “more”.',
		choose: 'You can answer:',
	},
	ca: {
		linkRemoved: '(enllaç retirat)',
		more: 'Hi ha més a explicar: si vol la resta, escrigui «més».',
		choose: 'Pot respondre:',
	},
	gl: {
		linkRemoved: '(ligazón retirada)',
		more: 'Hai máis que contar: se quere o resto, escriba «máis».',
		choose: 'Pode responder:',
	},
	eu: {
		linkRemoved: '(esteka kenduta)',
		more: 'Gehiago dago esateko: gainerakoa nahi baduzu, idatzi «gehiago».',
		choose: 'Erantzun dezakezu:',
	},
	pt: {
		linkRemoved: '(ligação retirada)',
		more: 'Há mais para contar: se quiser o resto, escreva «mais».',
		choose: 'Pode responder:',
	},
	fr: {
		linkRemoved: '(lien retiré)',
		more: 'Il y a plus à dire : si vous voulez la suite, écrivez « plus ».',
		choose: 'Vous pouvez répondre :',
	},
};

/** The words in a language; in Spanish where there are none. */
export function channelWords(language: string): FitWords {
	return WORDS[language] ?? (WORDS.es as FitWords);
}

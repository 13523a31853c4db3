import fc from 'fast-check';
import { findLanguage } from '../src/assistant/language.ts';

/** Short messages of customers, by language. */
const MESSAGES: Readonly<Record<string, readonly string[]>> = {
	es: [
		'no me funciona la caldera',
		'hola buenas',
		'gracias',
		'quiero hablar con una persona',
		'cuánto cuesta',
		'el split gotea',
		'precio caldera',
		'no va el termo',
		'baja',
		'mañana por la tarde',
		'llamadme',
		'ola k dia venis',
		'¿eres un robot?',
		'ni idea',
		'me sale un error',
	],
	ca: [
		'bon dia, no em funciona la caldera',
		'bona tarda',
		'moltes gràcies',
		'vull parlar amb algú',
		'quant costa?',
		'quan veniu?',
		'tinc una fuita',
		'necessito un tècnic',
		'la factura no és correcta',
		'no vull rebre més missatges',
		"s'ha espatllat l'aire",
		'bon dia',
	],
	gl: [
		'a caldeira non quenta a auga',
		'boas tardes',
		'moitas grazas',
		'quero falar cunha persoa',
		'canto custa?',
		'cando vindes?',
		'teño unha fuga de auga',
		'xa funciona, grazas',
		'preciso un orzamento',
	],
	eu: [
		'kaixo, galdara ez dabil',
		'egun on',
		'eskerrik asko',
		'pertsona batekin hitz egin nahi dut',
		'zenbat kostatzen da?',
		'noiz etorriko zarete?',
		'ez dago ur berorik',
		'aurrekontua nahi dut',
		'ez bidali mezu gehiago',
	],
	en: [
		'my boiler is leaking water',
		'hello',
		'good morning',
		'thanks a lot',
		'I want to talk to a human',
		'how much is it?',
		'no hot water',
		'stop texting me',
		'when are you coming?',
		'need a quote',
		'hi',
	],
	pt: [
		'A caldeira não funciona e está frio',
		'bom dia',
		'muito obrigado',
		'quero falar com uma pessoa',
		'quanto custa?',
		'quando vêm?',
		'não tenho água quente',
		'preciso de um orçamento',
		'boa tarde',
	],
	fr: [
		'la chaudière ne marche plus depuis hier',
		'bonjour',
		'merci beaucoup',
		'je veux parler à quelqu’un',
		'combien ça coûte ?',
		"pas d'eau chaude",
		'quand passez-vous ?',
		"j'ai besoin d'un devis",
		'bonsoir',
	],
};

test.each(Object.entries(MESSAGES).flatMap(([language, list]) => list.map((text) => [text, language])))(
	'«%s» is %s',
	(text, language) => {
		expect(findLanguage(text, 'es')).toBe(language);
	},
);

test.each(['ok', 'F28', 'Jordi', 'no va', '600123123', '', '👍', '46001'])(
	'«%s», which does not tell, is the default',
	(text) => {
		for (const language of ['ca', 'es']) expect(findLanguage(text, language)).toBe(language);
	},
);

test('any text has a language of two letters', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
			expect(findLanguage(text, 'es')).toMatch(/^[a-z]{2}$/);
		}),
	);
});

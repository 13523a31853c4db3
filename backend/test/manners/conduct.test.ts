import { assentOf } from '../../src/text/assent.ts';
import { conductOf, type ConductFacts } from '../../src/assistant/manners/conduct.ts';
import { asksSame } from '../../src/assistant/manners/repeated-question.ts';
import { wantsAnswersAgain } from '../../src/assistant/manners/resume.ts';
import { CATALOGUE } from '../../src/catalogue/catalogue.ts';
import { es } from '../../src/catalogue/es.ts';
import type { Exchange } from '../../src/store/exchanges.ts';
import type { Manner } from '../../src/store/tables/consultas.ts';

const exchange = (given: Partial<Exchange> = {}): Exchange => ({
	text: 'algo',
	reply: 'algo',
	buttons: [],
	route: 'answer',
	manner: null,
	asks: false,
	offers: null,
	handsOver: false,
	isOpen: false,
	...given,
});
const conduct = (text: string, given: Partial<ConductFacts> = {}) =>
	conductOf({
		text,
		intent: 'incident',
		intentConfidence: 0.9,
		otherIntents: [],
		optedOut: false,
		isAwaited: false,
		exchanges: [],
		...given,
	});
const saying = (...texts: string[]) => texts.map((text) => exchange({ text }));
const optOut = (intentConfidence: number) => ({ intent: 'opt_out' as const, intentConfidence });
const offered = { exchanges: [exchange({ offers: 'person', asks: true })] };
/** Advice, with the button for a person. */
const advised = {
	exchanges: [exchange({ buttons: [{ title: es.person.button, value: es.person.button }] })],
};
const asked = {
	exchanges: [
		exchange({
			offers: 'silence',
			asks: true,
			buttons: [es.silence.yes, es.silence.no].map((title) => ({ title, value: title })),
		}),
	],
};

test.each<[string, Partial<ConductFacts>, Manner | null]>([
	['la caldera no enciende', {}, null],
	['la caldera no enciende y quiero hablar con alguien', {}, 'wish'],
	['sí', offered, 'accepted'],
	['sí, por favor', offered, 'accepted'],
	['vale', offered, 'accepted'],
	['por favor', offered, 'accepted'],
	['no gracias', offered, null],
	['la Aitana 24', offered, null],
	['vale', { exchanges: [exchange({ offers: 'person' })] }, null],
	['sí', { exchanges: [exchange({ offers: 'person' })] }, 'accepted'],
	['sí', { exchanges: [...offered.exchanges, exchange()] }, null],
	['sí', {}, null],
	['eres inútil', {}, 'frustrated'],
	['¿eres un robot?', {}, 'truth'],
	['¿eres un robot? quiero hablar con una persona', {}, 'wish'],
	['', {}, 'unread'],
	['no enciende la caldera', { exchanges: saying('la caldera no enciende', 'mi caldera no se enciende') }, 'repeated'],
	['no enciende la caldera', { exchanges: saying('la caldera no enciende') }, null],
	['hola', { intent: 'greeting', exchanges: saying('hola', 'hola') }, null],
	['no me escribáis más', optOut(0.9), 'stop'],
	['no me escribáis más', optOut(0.4), 'ask_stop'],
	['no me escribáis más', optOut(0.2), null],
	['no', optOut(0.9), null],
	['más', optOut(0.95), null],
	['no merci', optOut(0.9), null],
	['Marta', { intent: 'human_request', intentConfidence: 0.5 }, 'wish'],
	['Marta', { intent: 'human_request', intentConfidence: 0.5, isAwaited: true }, null],
	['una persona, por favor', { isAwaited: true }, 'wish'],
	['Dolores Basta', { ...optOut(0.6), isAwaited: true }, null],
	['no me escribáis más', { ...optOut(0.9), isAwaited: true }, 'stop'],
	['ya lo he hecho y sigue saliendo', advised, 'unsolved'],
	['pues sigue igual, ¿qué hago?', { exchanges: [...advised.exchanges, exchange()] }, 'unsolved'],
	['no funciona', advised, 'unsolved'],
	['no lo sé', advised, 'unsolved'],
	['ya lo he hecho y sigue saliendo', {}, null],
	['ya no sigue fallando, gracias', advised, null],
	['perfecto', advised, null],
	['la caldera pierde y no me mandéis publicidad', { otherIntents: ['opt_out'] }, 'also_stop'],
	['sí', asked, 'stop'],
	[es.silence.yes, asked, 'stop'],
	['no', asked, 'go_on'],
	[es.silence.no, { ...asked, ...optOut(0.5) }, 'go_on'],
	['dejadme en paz', { ...asked, ...optOut(0.35) }, 'stop'],
	['la caldera sigue igual', asked, null],
	['la caldera no enciende', { optedOut: true }, 'unspoken'],
	['volved a escribirme', { optedOut: true }, 'resume'],
	['quiero hablar con una persona', { optedOut: true }, 'wish'],
])('«%s» %#', (text, given, manner) => {
	expect(conduct(text, given)).toMatchObject({ manner, restraint: null });
});

test.each<[string, Partial<ConductFacts>]>([
	['quiero hablar con una persona', { exchanges: [exchange({ route: 'human', isOpen: true, reply: null })] }],
	['¿hay alguien?', { exchanges: [exchange({ handsOver: true, isOpen: true })] }],
	['no me escribáis más', { optedOut: true, ...optOut(0.9) }],
	['ok gracias', { optedOut: true }],
])('nothing is said to «%s» %#', (text, given) => {
	expect(conduct(text, given)).toMatchObject({ manner: null, restraint: expect.stringMatching(/\w/) });
});

test('a hand-over that is done does not keep the assistant silent by itself', () => {
	expect(conduct('otra cosa', { exchanges: [exchange({ route: 'human', handsOver: true })] }).restraint).toBeNull();
});

test.each([
	['sí', 'yes'],
	['Sí, por favor', 'yes'],
	['claro', 'yes'],
	['por favor', 'yes'],
	['si quiero', 'yes'],
	['yes please', 'yes'],
	['bai, mesedez', 'yes'],
	['oui', 'yes'],
	['sim, por favor', 'yes'],
	['sí, con una persona', 'yes'],
	['vale', 'fine'],
	['ok', 'fine'],
	['de acuerdo', 'fine'],
	['👍', 'fine'],
	['no', 'no'],
	['no, gracias', 'no'],
	['ez', 'no'],
	['sí que funciona', null],
	['sí pero no enciende la caldera', null],
	['no funciona', null],
	['gracias', null],
	['', null],
	['123', null],
])('«%s» says %p', (text, expected) => {
	expect(assentOf(text)).toBe(expected);
});

test.each([
	['la caldera no enciende', 'mi caldera no se enciende', true],
	['¿cuánto cuesta la revisión?', '¿cuánto cuesta una revisión?', true],
	['¿cuánto cuesta la revisión?', '¿cuándo es la revisión de la caldera?', false],
	['hola', 'hola', false],
	['error F28', 'error F29', false],
])('«%s» and «%s» ask the same: %p', (one, other, expected) => {
	expect(asksSame(one, other)).toBe(expected);
});

test.each(Object.entries(CATALOGUE))(
	'what the farewell in %s says to write is understood',
	(_language, { silence }) => {
		const quoted = [...silence.granted.matchAll(/[«“]\s?([^»”]+?)\s?[»”]/g)].map(([, words]) => words ?? '');
		expect(quoted).toHaveLength(2);
		expect(wantsAnswersAgain(quoted[0] ?? '')).toBe(true);
		expect(conduct(quoted[1] ?? '', { optedOut: true }).manner).toBe('wish');
	},
);

test.each([
	'alta',
	'START',
	'reactivar',
	'podéis volver a escribirme',
	'quiero volver a recibir mensajes',
	'write to me again',
])('«%s» takes silence back', (text) => expect(wantsAnswersAgain(text)).toBe(true));
test.each([
	'no me escribáis más',
	'no vuelvan a escribirme',
	'la caldera ha vuelto a fallar',
	'la puse en marcha y no arranca',
	'en alta temperatura',
])('«%s» does not', (text) => expect(wantsAnswersAgain(text)).toBe(false));

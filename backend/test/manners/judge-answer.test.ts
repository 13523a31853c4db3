import fc from 'fast-check';
import { offersPerson, withoutAnnouncements } from '../../src/assistant/manners/announcements.ts';
import { judgeAnswer } from '../../src/assistant/manners/judge-answer.ts';
import { asksDetails, withOneQuestion } from '../../src/assistant/manners/questions.ts';
import { es } from '../../src/catalogue/es.ts';
import type { EngineAnswer } from '../../src/engines/engine.ts';
import type { Exchange } from '../../src/store/exchanges.ts';

const answer = (given: Partial<EngineAnswer>): EngineAnswer => ({
	reply: '',
	sources: [],
	needsHuman: false,
	offersHuman: false,
	reason: 'x',
	...given,
});
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
const asked = exchange({ asks: true });
const judge = (given: Partial<EngineAnswer>, exchanges: Exchange[] = []) =>
	judgeAnswer(answer(given), exchanges, es.person);

test('a price without a source goes to a person, one with a source is sent', () => {
	expect(judge({ reply: 'La visita cuesta 45 €.' })).toMatchObject({
		reply: es.person.unsourced,
		needsHuman: true,
		reason: 'no source for money',
	});
	expect(judge({ reply: 'La visita cuesta 45 € [1].', sources: [1] })).toMatchObject({ needsHuman: false });
	// A number that is no source of the answer is none.
	expect(judge({ reply: 'La visita cuesta 45 € [2].', sources: [1] })).toMatchObject({ needsHuman: true });
});

test('the third question in a row is a person instead', () => {
	const question = { reply: '¿Qué modelo es?' };
	expect(judge(question)).toMatchObject({ asks: true, needsHuman: false });
	expect(judge(question, [asked])).toMatchObject({ asks: true, needsHuman: false });
	expect(judge(question, [asked, asked])).toMatchObject({ reply: es.person.notUnderstood, needsHuman: true });
	expect(judge(question, [asked, asked, exchange()])).toMatchObject({ asks: true, needsHuman: false });
	// What an engine says of itself counts, whatever the words.
	expect(judge({ reply: 'Dígame el modelo.', asks: true }, [asked, asked])).toMatchObject({ needsHuman: true });
	// An answer with a source is an answer, though it ends in a question.
	expect(judge({ reply: 'Abra la llave [1]. ¿Va mejor?', sources: [1] }, [asked, asked])).toMatchObject({
		asks: false,
		needsHuman: false,
	});
});

test('one question at a time', () => {
	expect(judge({ reply: 'Entiendo. ¿Qué modelo es? ¿Y qué código ve? Gracias.' }).reply).toBe(
		'Entiendo. ¿Qué modelo es? Gracias.',
	);
	expect(withOneQuestion('Sin preguntas. 1,5 bar es lo normal.')).toBe('Sin preguntas. 1,5 bar es lo normal.');
});

test.each([
	['¿Qué modelo es?', true],
	['De nada. ¿Puedo ayudarle en algo más?', false],
	['You are welcome. Anything else?', false],
	['Hecho.', false],
])('whether «%s» asks for details: %p', (reply, expected) => {
	expect(asksDetails(reply)).toBe(expected);
});

test.each([
	['Siento lo ocurrido. Le paso con una persona del equipo.', 'Siento lo ocurrido.'],
	['Una persona de nuestro equipo le responderá por aquí.', ''],
	['Entiendo. Alguien le contactará en breve. Gracias.', 'Entiendo. Gracias.'],
	['I am sorry. A person of our team will answer you here.', 'I am sorry.'],
	["I'll transfer you to a colleague.", ''],
	['La garantía la ve una persona [1].', 'La garantía la ve una persona [1].'],
	[
		'Necesito su dirección. Dígame también qué días le vienen bien.',
		'Necesito su dirección. Dígame también qué días le vienen bien.',
	],
])('of «%s» the hand-over leaves «%s»', (reply, expected) => {
	expect(withoutAnnouncements(reply, [1])).toBe(expected);
	expect(judge({ reply, needsHuman: true, sources: [1] }).reply).toBe(expected);
});

test.each([
	['No lo sé. ¿Quiere que le pase con una persona?', true],
	['¿Prefiere hablar con alguien del equipo?', true],
	['Would you like to talk to a person?', true],
	['¿Cuántas personas viven en casa?', false],
	['Si quiere, aviso a una persona.', false],
])('whether «%s» offers a person: %p', (reply, expected) => {
	expect(offersPerson(reply)).toBe(expected);
});

test('whatever an engine writes, what leaves asks once at most and is a person’s matter where it needs a source', () => {
	const parts = fc.constantFrom(
		'Hola.',
		'¿Qué modelo es?',
		'Son 45 €.',
		'La garantía cubre eso.',
		'Abra el quemador de la caldera.',
		'Le paso con una persona.',
		'Soy una persona.',
		'[1]',
		'Gracias.\n',
	);
	fc.assert(
		fc.property(
			fc.array(parts, { maxLength: 8 }),
			fc.boolean(),
			fc.boolean(),
			fc.integer({ min: 0, max: 4 }),
			(said, needsHuman, cites, questions) => {
				const given = answer({ reply: said.join(' '), needsHuman, sources: cites ? [1] : [] });
				const judged = judgeAnswer(
					given,
					Array.from({ length: questions }, () => asked),
					es.person,
				);
				const hasSource = judged.reply.includes('[1]') && cites;
				expect(judged.asks && judged.needsHuman).toBe(false);
				if (judged.asks) {
					expect(questions).toBeLessThan(2);
					expect(judged.reply.match(/\?/g)?.length ?? 0).toBeLessThanOrEqual(1);
				}
				if (!hasSource && /45 €|garantía cubre|quemador/.test(given.reply)) expect(judged.needsHuman).toBe(true);
				if (judged.needsHuman && !cites) expect(judged.reply).not.toMatch(/Le paso/);
				expect(judged.reply).not.toContain('Soy una persona');
			},
		),
	);
});

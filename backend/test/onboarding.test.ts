import fc from 'fast-check';
import { parseInterest, parseName, parseZone } from '../src/assistant/onboarding/answers.ts';
import { INTERESTS, nextOnboardingStep } from '../src/assistant/onboarding.ts';
import { companySettings } from '../src/contract/settings.ts';
import { type KnownPerson, newPerson } from '../src/store/people.ts';

const company = { name: 'Levante Clima', settings: companySettings.parse({}) };
const OPTIONS = { company, language: 'es', notice: null };
const told = (given: Partial<KnownPerson>): KnownPerson => ({ ...newPerson('1', '2'), ...given });

test.each([
	['Ana', 'Ana'],
	['me llamo ana garcía', 'Ana García'],
	['Hola, soy José Luis Núñez-Pérez.', 'José Luis Núñez-Pérez'],
	['Mi nombre es Iñaki', 'Iñaki'],
	["O'Connor", "O'Connor"],
	['', null],
	['   ', null],
	['hola', null],
	['ok', null],
	['12345', null],
	['aaaaaa', null],
	['https://example.com', null],
	['😀😀', null],
	['<script>alert(1)</script>', null],
	['Quiero que me digáis cuánto cuesta la revisión de la caldera', null],
	['x'.repeat(61), null],
])('the name in %j is %j', (text, name) => expect(parseName(text)).toBe(name));

test.each([
	['28013', '28013'],
	['Vivo en Vigo', 'Vigo'],
	['08001 Barcelona', '08001 Barcelona'],
	['en Alcalá de Henares, Madrid', 'Alcalá de Henares, Madrid'],
	['a coruña', 'a coruña'],
	['99999', null],
	['53001', null],
	['', null],
	['no sé', null],
	['zzzzzzz', null],
	['x'.repeat(81), null],
])('the place in %j is %j', (text, zone) => expect(parseZone(text)).toBe(zone));

test.each([
	['Calderas', 'Calderas'],
	['calderas', 'Calderas'],
	['tengo una caldera', 'Calderas'],
	['energia solar', 'Energía solar'],
	['Otro', 'Otro'],
	['la revisión del ascensor', 'la revisión del ascensor'],
	['', null],
	['ok', null],
	['?', null],
])('the interest in %j is %j', (text, interest) => expect(parseInterest(text, [...INTERESTS, 'Otro'])).toBe(interest));

test('asks name, zone and interest one at a time, stores them, and thanks', () => {
	let person: KnownPerson = newPerson('1', '2');
	const say = (text: string) => {
		const result = nextOnboardingStep(person, text, OPTIONS);
		person = { ...person, ...result.change };
		return result;
	};
	expect(say('hola')).toMatchObject({ reply: expect.stringMatching(/¿cómo se llama\?/), buttons: [], done: false });
	expect(say('Ana')).toMatchObject({ reply: expect.stringMatching(/^Gracias, Ana\. ¿En qué población/) });
	const third = say('Vigo');
	expect(third.buttons.map((button) => button.title)).toEqual([...INTERESTS, 'Otro']);
	expect(say('Calderas')).toMatchObject({ done: true, buttons: [], reply: expect.stringMatching(/gracias, Ana/) });
	expect(person).toMatchObject({ step: 'done', name: 'Ana', zone: 'Vigo', interest: 'Calderas' });
	expect(say('hola')).toMatchObject({ done: true, change: {} });
});

test('says first that it is an artificial intelligence and how to reach a person, where that is due', () => {
	const first = nextOnboardingStep(newPerson('1', '2'), 'hola', { ...OPTIONS, notice: 'first' });
	expect(first.reply).toMatch(
		/^Hola\. Soy el asistente automático de Levante Clima: .*inteligencia artificial.*persona/,
	);
	expect(first.reply).toMatch(/¿cómo se llama\?$/);
	expect(nextOnboardingStep(told({}), 'hola', OPTIONS).reply).not.toMatch(/inteligencia artificial/);
});

test('asks again once, politely, then goes on without the answer', () => {
	const again = nextOnboardingStep(told({ step: 'name', asks: 1 }), '???', OPTIONS);
	expect(again).toMatchObject({
		reply: expect.stringMatching(/^Disculpe/),
		change: { asks: 2 },
		outcome: 'name asked again',
	});
	const on = nextOnboardingStep(told({ step: 'name', asks: 2 }), '???', OPTIONS);
	expect(on).toMatchObject({ change: { step: 'zone', asks: 1 }, outcome: 'name left open' });
	expect(on.change.name).toBeUndefined();
});

test.each([
	['en', 'hello', /what is your name/],
	['ca', 'bon dia', /com es diu/],
	['gl', 'bo día', /como se chama/],
	['eu', 'kaixo', /nola duzu izena/],
	['pt', 'olá', /como se chama/],
	['fr', 'bonjour', /quel est votre nom/],
	['de', 'hallo', /cómo se llama/],
])('speaks %s to who speaks it, and Spanish where it has no words', (language, text, expected) => {
	expect(nextOnboardingStep(told({}), text, { ...OPTIONS, language }).reply).toMatch(expected);
});

test('an interest is kept in Spanish, in whatever language its button was', () => {
	const asked = told({ step: 'interest', asks: 1 });
	const step = nextOnboardingStep(asked, 'Chaudières', { ...OPTIONS, language: 'fr' });
	expect(step.change).toMatchObject({ interest: 'Calderas', step: 'done' });
	const question = nextOnboardingStep(told({ step: 'zone', asks: 1 }), 'Vigo', { ...OPTIONS, language: 'gl' });
	expect(question.buttons.map(({ value }) => value)).toContain('Caldeiras');
});

test('whatever people write, it ends after at most two answers to each question', () => {
	fc.assert(
		fc.property(fc.array(fc.string(), { minLength: 7, maxLength: 7 }), (texts) => {
			let person: KnownPerson = newPerson('1', '2');
			for (const text of texts) {
				const { change, reply } = nextOnboardingStep(person, text, OPTIONS);
				expect(reply.length).toBeGreaterThan(0);
				person = { ...person, ...change };
			}
			expect(person.step).toBe('done');
		}),
	);
});

import { understand } from '../../src/assistant/understand.ts';
import { CATALOGUE } from '../../src/catalogue/catalogue.ts';
import { wantsPerson } from '../../src/assistant/manners/person-wish.ts';
import { ASKED } from './automaton-lines.ts';
import { lines } from './lines.ts';

const unsure = { intent: 'incident', intentConfidence: 0.9, otherIntents: [] } as const;

const WISHES = lines(`
	quiero hablar con una persona
	¿Puedo hablar con un humano?
	páseme con alguien
	pásame con un agente por favor
	que me llame alguien
	llámenme por favor
	¿me podéis llamar?
	prefiero una persona
	humano
	operador
	agente por favor
	La caldera lleva dos días sin calentar, el error es el F28 y lo he reiniciado tres veces, así que quiero hablar con alguien de la empresa ya
	no quiero hablar con un robot
	con máquinas no hablo
	necesito hablar con el responsable
	¿hay alguien que me pueda atender?
	me gustaría hablar directamente con un técnico
	ponme con tu jefe
	quiero que me atienda una persona
	me puede atender alguien?
	quiero un humano
	QUIERO HABLAR CON UNA PERSONA YA
	kiero hablar con una persona
	necesito que alguien me llame
	¿tenéis atención humana?
	mejor hablar con alguien de la oficina
	quiero comunicarme con un asesor
	derívame a un operador
	dejaos de robots
	¿puede contestarme una persona? me puede contestar una persona
	hablar con una persona
	no, quiero hablar con una persona
	no me sirve, páseme con el encargado
	I want to talk to a person
	can I speak to a human please
	agent
	talk to a real person
	Could someone call me back?
	please call me
	I need a human
	put me through to a manager
	my boiler leaks and nobody came, can I talk to someone?
	I don't want to talk to a bot
	vull parlar amb una persona
	em podeu trucar?
	passi'm amb algú
	necessito parlar amb el tècnic
	que em truqui algú
	voldria parlar amb algú de l'oficina
	quero falar cunha persoa
	pódeme chamar? chamádeme
	quero falar con alguén
	que me chame alguén
	pertsona batekin hitz egin nahi dut
	norbaitekin hitz egin nahi dut
	deitu iezadazu
	langile batekin hitz egin nahi nuke
	quero falar com uma pessoa
	gostaria de falar com um atendente
	liguem-me por favor
	quero falar com alguém
	je veux parler à une personne
	je voudrais parler à quelqu'un
	passez-moi un conseiller
	rappelez-moi
	parler à un humain
`);

const OTHERS = lines(`
	la caldera no enciende
	hay una persona mayor en casa sin calefacción
	¿lo puede hacer una sola persona?
	ayer hablé con una persona y me dijo que vendríais
	somos cuatro personas
	¿viene una persona o dos a hacer la revisión?
	no hace falta que me llame nadie
	¿cuánto cuesta que venga un técnico?
	¿a qué hora viene el técnico?
	vino el técnico ayer y sigue igual
	después de hablar con el técnico la reinicié
	voy a hablar con el administrador
	no quiero hablar con nadie
	tengo que hablar con mi marido y le digo
	el humano medio no sabe purgar un radiador
	necesito un presupuesto para aire acondicionado
	quiero una revisión de la caldera
	mi jefe quiere cambiar el aire de la oficina
	¿quién es el fabricante?
	gracias por la atención
	how much does a visit cost?
	the technician came yesterday
	I don't want to talk to anyone
	no cal que em truqueu
	la caldera no funciona
	vull un pressupost
	quero un orzamento
	aurrekontu bat nahi dut
	o técnico não veio
	combien coûte une visite ?
	le technicien est venu hier
	¿se puede llamar por la tarde para preguntar horarios?
	me gustaría una cita el lunes
`);

test.each(WISHES)('«%s» asks for a person', (text) => {
	expect(wantsPerson(text, unsure)).toBe(true);
});

test.each(OTHERS)('«%s» does not', (text) => {
	expect(wantsPerson(text, unsure)).toBe(false);
});

test.each(ASKED)('«%s» asks what this is, not for another one', (text) => {
	expect(wantsPerson(text, understand(text, { defaultLanguage: 'es' }))).toBe(false);
});

test.each(Object.entries(CATALOGUE))('the button for a person is understood in %s', (_language, texts) => {
	expect(wantsPerson(texts.person.button, unsure)).toBe(true);
});

test('what the classifier takes for the wish is one, also beside another matter', () => {
	const strange = 'a ver si alguno me coge esto';
	expect(wantsPerson(strange, unsure)).toBe(false);
	expect(wantsPerson(strange, { intent: 'human_request', intentConfidence: 0.45, otherIntents: [] })).toBe(true);
	expect(wantsPerson(strange, { intent: 'human_request', intentConfidence: 0.2, otherIntents: [] })).toBe(false);
	expect(wantsPerson(strange, { ...unsure, otherIntents: ['human_request'] })).toBe(true);
});

test('a question whether this is a person is no wish for one, unless both are said', () => {
	const like = { intent: 'human_request', intentConfidence: 0.9, otherIntents: [] } as const;
	expect(wantsPerson('¿Estoy hablando con una persona?', like)).toBe(false);
	expect(wantsPerson('¿Eres un robot? Quiero hablar con una persona', like)).toBe(true);
	expect(wantsPerson('eres un robot quiero hablar con una persona', like)).toBe(true);
});

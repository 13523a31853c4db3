import { AUTOMATON_QUESTIONS } from '../../src/assistant/manners/automaton-question.ts';
import { ASKED } from './automaton-lines.ts';
import { lines } from './lines.ts';

const NOT_ASKED = lines(`
	¿Tenéis robot aspirador?
	quiero hablar con una persona
	me gustaría hablar con un humano
	¿Puedo hablar con una persona?
	páseme con alguien
	¿Arregláis robots de cocina?
	el robot limpiafondos de la piscina no sube
	¿es automático el encendido de la caldera?
	la máquina del aire hace ruido
	¿es una máquina de 3000 frigorías?
	hay una persona mayor en casa sin calefacción
	¿cuánto cobra una persona por hora?
	eres muy amable
	es usted un encanto
	¿Es usted el técnico que vino ayer?
	¿Con quién hablo para pedir una factura?
	somos cuatro personas en casa
	el programador no responde
	¿hay alguien que pueda venir hoy?
	no contestan al teléfono
	el contestador del portero automático no funciona
	¿quién es el responsable del contrato?
	el termostato es inteligente y usa inteligencia artificial para aprender horarios
	I want to talk to a person
	Can I speak to a human?
	do you repair robot vacuum cleaners?
	is there a person I can call?
	is this the right part?
	are you open on Saturday?
	Vull parlar amb una persona
	teniu robot aspirador?
	Quero falar cunha persoa
	pertsona batekin hitz egin nahi dut
	Quero falar com uma pessoa
	o robô aspirador não carrega
	Je veux parler à une personne
	vous êtes ouverts demain ?
	le robot tondeuse ne marche plus
	¿Qué máquina me recomienda?
	es una persona muy maja el técnico
	hola buenos días
	La caldera se apaga sola
	lo que pasa es que la máquina exterior no arranca
	el problema es que el programa no se guarda
	¿me responde alguien hoy?
	esto es una vergüenza
	no sé si es la máquina o el termostato
`);

test.each(ASKED)('«%s» asks whether a machine answers', (text) => {
	expect(AUTOMATON_QUESTIONS.in(text)).toBe(true);
});

test.each(NOT_ASKED)('«%s» does not', (text) => {
	expect(AUTOMATON_QUESTIONS.in(text)).toBe(false);
});

test('what else a message asks is left', () => {
	expect(AUTOMATON_QUESTIONS.without('Hola. ¿Eres un robot? ¿Cuánto cuesta la revisión?')).toMatch(
		/^Hola\.\s+¿?\s*¿?Cuánto cuesta la revisión\?$/,
	);
	expect(AUTOMATON_QUESTIONS.without('¿Eres un robot?')).toBe('¿');
});

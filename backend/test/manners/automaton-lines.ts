import { lines } from './lines.ts';

/** Questions whether a machine answers. */
export const ASKED = lines(`
	¿Eres un robot?
	eres un bot
	¿Es usted un robot?
	¿hablo con una persona?
	¿Estoy hablando con una máquina o con una persona?
	esto es un bot?
	¿Sois humanos?
	oye pero tú eres una persona de verdad
	¿Me responde una máquina?
	¿Eres una inteligencia artificial?
	¿eres IA?
	perdona, ¿con quién hablo?
	no serás un robot
	¿Hay alguien ahí detrás?
	¿Eres humano o eres un programa?
	Buenas, tengo la caldera rota y quería saber si eres un robot o una persona
	¿Usted es una persona real?
	¿me está contestando un bot?
	¿Eres chatgpt?
	son respuestas automáticas?
	¿Quién eres?
	¿Es usted una persona?
	sos un bot?
	¿Estoy chateando con alguien real?
	¿Esto lo contesta una inteligencia artificial?
	¿Eres de verdad?
	ERES UN ROBOT???
	no eres una persona
	Are you human?
	are you a robot
	Is this a bot?
	Am I talking to a real person?
	am i speaking with a human or a machine
	you're a bot, right?
	Is there a real person there?
	Who am I talking to?
	Hi, my boiler is broken. Are you an AI?
	is this automated?
	Are you a real person or a computer
	Ets un robot?
	Parlo amb una persona?
	És vostè una màquina?
	estic parlant amb un bot o amb una persona?
	Sou humans?
	Hi ha algú aquí?
	Es un robot?
	Falo cunha persoa?
	Estou falando cunha máquina?
	É vostede unha persoa?
	isto é un bot?
	Robota zara?
	Pertsona bat zara?
	pertsona batekin ari naiz hitz egiten?
	makina bat al zara
	Norbait dago hor?
	Você é um robô?
	Estou a falar com uma pessoa?
	estou falando com um robô?
	És uma máquina?
	É uma pessoa?
	isto é um bot?
	Êtes-vous un robot ?
	Je parle à une personne ?
	tu es un bot ?
	Est-ce que je parle avec un humain ?
	C'est une intelligence artificielle ?
	vous êtes une vraie personne ?
	suis-je en train de parler à une machine
`);

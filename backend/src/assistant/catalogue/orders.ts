import type { DateTime } from 'luxon';

/** What the assistant answers operators who give it orders by private notes. */
export interface OrderTexts {
	back: string;
	/** @param end null when the pause has no end */
	paused: (end: string | null) => string;
	/** The length of the pause was not understood: it holds all the same. */
	pausedAnyway: (argument: string) => string;
	seen: string;
	nothingToSee: string;
	corrected: (intent: string) => string;
	nothingToCorrect: string;
	unknownIntent: (argument: string) => string;
	/** A newer order came first. */
	late: string;
	unknown: (command: string) => string;
	/** A moment, as said after "until". */
	moment: (end: DateTime, isToday: boolean) => string;
}

const es: OrderTexts = {
	back: 'De acuerdo: vuelvo a atender esta conversación. Contestaré al próximo mensaje del cliente.',
	paused: (end) =>
		end === null
			? 'En pausa: no escribiré en esta conversación. Escriba /bot para devolvérmela; también vuelvo cuando se resuelva.'
			: `Pausado hasta ${end}. Escriba /bot para devolverme la conversación antes.`,
	pausedAnyway: (argument) =>
		`No he entendido «${argument}» como duración, así que quedo en pausa hasta nueva orden. Ejemplos: /pausa 30m, /pausa 2h, /pausa 16:30, /pausa mañana. Escriba /bot para devolverme la conversación.`,
	seen: 'Anotado: el aviso de esta conversación queda atendido y no se repetirá.',
	nothingToSee: 'En esta conversación no hay ningún aviso pendiente.',
	corrected: (intent) => `Gracias. Anotado: el último mensaje era «${intent}». Lo tendré en cuenta.`,
	nothingToCorrect: 'En esta conversación todavía no he atendido ningún mensaje que se pueda corregir.',
	unknownIntent: (argument) =>
		`No conozco el motivo «${argument}». Puede ser: avería, mantenimiento, presupuesto, cita, factura, pedido, consulta técnica, garantía, queja, persona, baja, opinión, saludo, otro.`,
	late: 'Ya había recibido una orden posterior a esta: manda la última.',
	unknown: (command) =>
		`No conozco la orden «/${command}». Puede escribir: /bot (vuelvo a atender), /pausa, /pausa 2h o /pausa mañana (me callo), /visto (aviso atendido), /es avería (corrige de qué trataba).`,
	moment: (end, isToday) =>
		isToday
			? `las ${end.toFormat('H:mm')}`
			: `el ${end.setLocale('es').toFormat("cccc d 'de' LLLL")} a las ${end.toFormat('H:mm')}`,
};

const en: OrderTexts = {
	back: 'All right: I am looking after this conversation again. I will answer the customer’s next message.',
	paused: (end) =>
		end === null
			? 'Paused: I will not write in this conversation. Write /bot to give it back to me; I also return when it is resolved.'
			: `Paused until ${end}. Write /bot to give the conversation back to me earlier.`,
	pausedAnyway: (argument) =>
		`I did not understand “${argument}” as a length of time, so I stay paused until further order. Examples: /pausa 30m, /pausa 2h, /pausa 16:30, /pausa tomorrow. Write /bot to give the conversation back to me.`,
	seen: 'Noted: the alert of this conversation is taken and will not be repeated.',
	nothingToSee: 'There is no open alert in this conversation.',
	corrected: (intent) => `Thank you. Noted: the last message was “${intent}”. I will keep it in mind.`,
	nothingToCorrect: 'I have not handled any message in this conversation yet that could be corrected.',
	unknownIntent: (argument) =>
		`I do not know the matter “${argument}”. It can be: incident, maintenance, quote, appointment, billing, order, technical question, warranty, complaint, person, opt out, feedback, greeting, other.`,
	late: 'I have already received a newer order than this one: the last one counts.',
	unknown: (command) =>
		`I do not know the order “/${command}”. You can write: /bot (I take over again), /pausa, /pausa 2h or /pausa tomorrow (I keep silent), /visto (alert taken), /es incident (corrects what it was about).`,
	moment: (end, isToday) =>
		isToday ? end.toFormat('H:mm') : `${end.setLocale('en').toFormat('cccc d LLLL')} at ${end.toFormat('H:mm')}`,
};

/** The texts in a company's language; in Spanish where there are none. */
export function orderTexts(language: string): OrderTexts {
	return language === 'en' ? en : es;
}

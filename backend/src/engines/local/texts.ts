/** What the local engine says in its own words; everything else it says is quoted. */
export interface LocalTexts {
	greeting: string;
	thanks: string;
	sorryNotUseful: string;
	outOfScope: string;
	/** The documents do not say; a person is offered. */
	unknown: string;
	/** The documents do not say, and it matters: a person takes over. */
	unknownToPerson: string;
	complaint: string;
	appointment: string;
	order: string;
	/** Before a quote, which is in the language of its document. */
	quoteLead: string;
	/** Before quotes from two documents that a code could belong to. */
	whichDevice: string;
	/** After steps for an incident. */
	ifNotSolved: string;
	/** After a quoted price. */
	askPerson: string;
	cannotTranslate: string;
	draftOpening: string;
	draftNothing: string;
	draftClosing: string;
}

const es: LocalTexts = {
	greeting: 'Hola. Cuénteme qué necesita: una avería, una revisión, un presupuesto o una duda sobre su equipo.',
	thanks: 'Gracias a usted. Si necesita algo más, escríbame por aquí.',
	sorryNotUseful: 'Siento no haberle ayudado. ¿Me lo explica con otras palabras o prefiere hablar con una persona?',
	outOfScope:
		'Con eso no puedo ayudarle. Puedo atenderle en averías, revisiones, presupuestos y dudas sobre calderas, aire acondicionado, electricidad y energía solar.',
	unknown:
		'No lo sé: no encuentro la respuesta en la documentación que tengo. ¿Me da más detalles, por ejemplo la marca, el modelo o el código que ve en pantalla? Si lo prefiere, aviso a una persona del equipo.',
	unknownToPerson:
		'No lo sé con seguridad y no quiero darle un dato equivocado. Le paso con una persona del equipo, que le responderá por aquí.',
	complaint: 'Siento lo ocurrido. Le paso con una persona del equipo, que revisará su caso y le responderá por aquí.',
	appointment:
		'Las visitas las confirma una persona del equipo. Le paso con ella; si puede, escriba su dirección y los días y horas que le vienen bien.',
	order:
		'El estado de los pedidos y los recambios lo consulta una persona del equipo. Le paso con ella; si puede, escriba el número de pedido o la pieza y el modelo.',
	quoteLead: '',
	whichDevice: 'Depende del equipo:',
	ifNotSolved: 'Si con esto no se soluciona, dígamelo y aviso a una persona del equipo.',
	askPerson: 'Si quiere un precio o un plazo para su caso, dígamelo y aviso a una persona del equipo.',
	cannotTranslate:
		'Ahora mismo no puedo traducir: hace falta el motor de lenguaje, que no está disponible. Inténtelo más tarde.',
	draftOpening: 'Buenos días:',
	draftNothing: 'Gracias por su mensaje. Lo estamos mirando y le respondemos en cuanto lo sepamos.',
	draftClosing: 'Quedamos a su disposición.',
};

const en: LocalTexts = {
	greeting: 'Hello. Tell me what you need: a breakdown, a service, a quote or a question about your equipment.',
	thanks: 'Thank you. If you need anything else, just write here.',
	sorryNotUseful:
		'I am sorry that did not help. Could you put it in other words, or would you rather talk to a person?',
	outOfScope:
		'I cannot help with that. I can help with breakdowns, servicing, quotes and questions about boilers, air conditioning, electricity and solar power.',
	unknown:
		'I do not know: I cannot find the answer in my documents. Could you give me more details, such as the brand, the model or the code on the display? If you prefer, I can bring in a person.',
	unknownToPerson:
		'I am not sure and I do not want to tell you something wrong. I am handing you over to a person, who will answer here.',
	complaint: 'I am sorry about that. I am handing you over to a person, who will look into it and answer here.',
	appointment:
		'A person confirms the visits. I am handing you over; if you can, write your address and the days and times that suit you.',
	order:
		'A person checks orders and spare parts. I am handing you over; if you can, write the order number, or the part and the model.',
	quoteLead: 'This is what our documents say:',
	whichDevice: 'It depends on the equipment:',
	ifNotSolved: 'If this does not solve it, tell me and I will bring in a person.',
	askPerson: 'If you want a price or a date for your case, tell me and I will bring in a person.',
	cannotTranslate:
		'I cannot translate right now: that needs the language engine, which is not available. Please try again later.',
	draftOpening: 'Good morning,',
	draftNothing: 'Thank you for your message. We are looking into it and will answer as soon as we know.',
	draftClosing: 'Kind regards.',
};

const TEXTS: Readonly<Record<string, LocalTexts>> = { es, en };

/** The texts in a language; Spanish where we do not write it. */
export function localTexts(language: string): LocalTexts {
	return TEXTS[language] ?? es;
}

/** What the assistant says itself around an answer. */
export interface ReplyTexts {
	/** The customer asked for a person, or the turn could not be answered. */
	toPerson: string;
	/** The wish not to be written to any more is granted. */
	optedOut: string;
	/** Before the list of sources. */
	source: string;
	sources: string;
	/** The button that asks for a person; its text must be understood as that wish. */
	personButton: string;
}

const es: ReplyTexts = {
	toPerson:
		'De acuerdo, le paso con una persona de nuestro equipo. Le responderá por este mismo chat en cuanto pueda; mientras tanto, puede escribir aquí lo que quiera añadir.',
	optedOut:
		'De acuerdo, no le escribiré más. Si algún día quiere hablar con una persona de nuestro equipo, escriba «hablar con una persona». Si además quiere que borremos sus datos, dígaselo y lo haremos.',
	source: 'Fuente',
	sources: 'Fuentes',
	personButton: 'Hablar con una persona',
};

const en: ReplyTexts = {
	toPerson:
		'All right, I am handing you over to a person of our team. They will answer in this chat as soon as they can; meanwhile you can write anything you want to add.',
	optedOut:
		'All right, I will not write to you any more. If you ever want to talk to a person of our team, write “talk to a person”. If you also want your data deleted, tell them and we will do it.',
	source: 'Source',
	sources: 'Sources',
	personButton: 'Talk to a person',
};

const TEXTS: Readonly<Record<string, ReplyTexts>> = { es, en };

/** The texts in a language; Spanish where we have none. */
export function replyTexts(language: string): ReplyTexts {
	return TEXTS[language] ?? es;
}

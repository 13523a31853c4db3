import type { OnboardingStep } from '../../contract/person.ts';

type Question = Exclude<OnboardingStep, 'new' | 'done'>;

export interface OnboardingTexts {
	hello: string;
	/** AI Act, article 50: told in the first reply to a person. */
	notice: (company: string) => string;
	ask: Record<Question, string>;
	/** Said before a question when the answer before it was understood. */
	thanks: (name: string | null) => string;
	/** The question once more, after an answer that cannot be one. */
	askAgain: Record<Question, string>;
	finished: (name: string | null) => string;
	alreadyFinished: string;
	/** The button that stands for anything else. */
	other: string;
}

const es: OnboardingTexts = {
	hello: 'Hola.',
	notice: (company) =>
		`Soy el asistente automático de ${company}: le responde una inteligencia artificial. ` +
		'Si prefiere hablar con una persona, dígamelo en cualquier momento.',
	ask: {
		name: 'Para atenderle mejor, ¿cómo se llama?',
		zone: '¿En qué población o código postal se encuentra?',
		interest: '¿En qué podemos ayudarle? Elija una opción o escríbalo con sus palabras.',
	},
	thanks: (name) => (name ? `Gracias, ${name}.` : 'De acuerdo.'),
	askAgain: {
		name: 'Disculpe, no le he entendido. ¿Me dice su nombre, por favor?',
		zone: 'Disculpe, no he reconocido el lugar. ¿Me indica su población o su código postal, por favor?',
		interest: 'Disculpe, no le he entendido. ¿Sobre cuál de estos servicios quiere información?',
	},
	finished: (name) => `Muchas gracias${name ? `, ${name}` : ''}. Ya tengo sus datos. Cuénteme qué necesita y le ayudo.`,
	alreadyFinished: 'Ya tengo sus datos, gracias. Cuénteme qué necesita y le ayudo.',
	other: 'Otro',
};

const en: OnboardingTexts = {
	hello: 'Hello.',
	notice: (company) =>
		`I am the automatic assistant of ${company}: an artificial intelligence answers you. ` +
		'If you would rather talk to a person, just tell me at any time.',
	ask: {
		name: 'To help you better, what is your name?',
		zone: 'Which town or postcode are you in?',
		interest: 'How can we help you? Choose an option or say it in your own words.',
	},
	thanks: (name) => (name ? `Thank you, ${name}.` : 'All right.'),
	askAgain: {
		name: 'Sorry, I did not understand. Could you tell me your name, please?',
		zone: 'Sorry, I did not recognise the place. Could you tell me your town or postcode, please?',
		interest: 'Sorry, I did not understand. Which of these services would you like to know about?',
	},
	finished: (name) =>
		`Thank you very much${name ? `, ${name}` : ''}. I have your details. Tell me what you need and I will help.`,
	alreadyFinished: 'I already have your details, thank you. Tell me what you need and I will help.',
	other: 'Other',
};

const TEXTS: Record<string, OnboardingTexts> = { es, en };

/** The texts in a language; in Spanish where there are none. */
export function onboardingTexts(language: string): OnboardingTexts {
	return TEXTS[language] ?? es;
}

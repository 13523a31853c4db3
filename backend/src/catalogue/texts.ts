import type { OnboardingStep } from '../contract/person.ts';

/** What the assistant says in its own words, in one language. Safety texts and what operators read are elsewhere. */
export interface Texts {
	disclosure: DisclosureTexts;
	person: PersonTexts;
	silence: SilenceTexts;
	attachments: AttachmentTexts;
	sources: SourceTexts;
	local: LocalTexts;
	onboarding: OnboardingTexts;
}

/** That it is a machine: AI Act, article 50. */
export interface DisclosureTexts {
	hello: string;
	/** In the first reply to a person: an AI answers, for whom, and how to reach a person. */
	first: (company: string) => string;
	/** The same, shorter, after a long silence. */
	again: (company: string) => string;
	/** Where the privacy notice is. */
	privacy: (url: string) => string;
	/** To "are you a robot?" and "am I talking to a person?" alike. */
	truth: (company: string) => string;
}

/** When people answer again, in the company's time zone and the words of the language. */
export interface Opening {
	day: 'today' | 'tomorrow' | 'later';
	/** Full name of the day of the week. */
	weekday: string;
	/** Day and month, e.g. "30 de noviembre". */
	date: string;
	/** 24 hours, e.g. "9:00". */
	time: string;
}

/** Every hand-over is: one of the reasons (or none), `handOver`, and one of the sentences about when. */
export interface PersonTexts {
	handOver: string;
	/** People answer now, or nobody has said when they do: no time is promised. */
	soon: string;
	/** The office is closed, and it is not known when it opens. */
	closed: string;
	/** The office is closed; when somebody answers. */
	from: (opening: Opening) => string;
	/** After `from`: the number for what cannot wait. */
	phone: (number: string) => string;
	/** The customer asked for a person. */
	asWished: string;
	/** The customer is angry with the assistant. */
	frustrated: string;
	/** The customer asks the same for the third time. */
	repeated: string;
	/** What was said did not help. */
	unsolved: string;
	/** Two questions did not help. */
	notUnderstood: string;
	/** The answer spoke of money, a guarantee or safety and had no source. */
	unsourced: string;
	/** The turn failed several times. */
	late: string;
	/** The button that asks for a person; its text must be understood as that wish. */
	button: string;
}

export interface SilenceTexts {
	/** The wish not to be written to any more is granted. */
	granted: string;
	/** A question, where it is not clear that this is the wish. */
	ask: string;
	yes: string;
	no: string;
	/** The customer said no to `ask`. */
	goOn: string;
	/** The customer wants answers again. */
	resumed: string;
}

/** What the assistant cannot read. */
export type AttachmentKind = 'photo' | 'audio' | 'video' | 'location' | 'contact' | 'file' | 'other';

export interface AttachmentTexts {
	/** It has arrived, and the assistant cannot read it. */
	received: Record<AttachmentKind, string>;
	/** Nothing was written beside it: asks to describe it, and offers a person. */
	describe: string;
}

export interface SourceTexts {
	one: string;
	many: string;
	page: (page: number) => string;
}

/** What the local engine says in its own words; everything else it says is quoted. */
export interface LocalTexts {
	greeting: string;
	thanks: string;
	sorryNotUseful: string;
	outOfScope: string;
	/** The documents do not say: asks for details and offers a person. */
	unknown: string;
	/** Before a hand-over: the documents do not say, and it matters. */
	unknownToPerson: string;
	/** Before a hand-over, to who asks nothing: a breakdown, a bill that is wrong. */
	takenNote: string;
	/** The documents only say what the reply before said: asks what is missing and offers a person. */
	alreadySaid: string;
	/** To a mere yes, no or "vale" that answers no question. */
	fine: string;
	/** Before a hand-over. */
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

export type OnboardingQuestion = Exclude<OnboardingStep, 'new' | 'done'>;

export interface OnboardingTexts {
	ask: Record<OnboardingQuestion, string>;
	/** Said before a question when the answer before it was understood. */
	thanks: (name: string | null) => string;
	/** The question once more, after an answer that cannot be one. */
	askAgain: Record<OnboardingQuestion, string>;
	finished: (name: string | null) => string;
	alreadyFinished: string;
	/** Buttons, in the order of `INTERESTS`. */
	interests: readonly [string, string, string, string, string];
	/** The button that stands for anything else. */
	other: string;
}

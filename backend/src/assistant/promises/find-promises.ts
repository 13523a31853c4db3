import { ENGLISH } from './english.ts';
import { OTHER_LANGUAGES } from './other-languages.ts';
import type { PromiseKind, PromisePattern } from './pattern.ts';
import { SPANISH } from './spanish.ts';

/** A claim that something was or will be done. */
export interface FoundPromise {
	kind: PromiseKind;
	/** The words of the claim. */
	words: string;
	/** Whether it names a day or an hour. */
	isTimed: boolean;
}

/** What a turn does besides answering. */
export interface TurnActions {
	/** A person gets the conversation, with a note, in this turn. */
	handsOver: boolean;
}

const PATTERNS: readonly PromisePattern[] = [...SPANISH, ...ENGLISH, ...OTHER_LANGUAGES];
const edge = (words: string, flags = 'u') => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, flags);

/** Right before the claim, at most two words away. */
const NEGATED =
	/(?<![\p{L}\p{N}])(?:no|ni|nunca|tampoco|sin|jamás|not|never|cannot|can't|can’t|haven't|haven’t|hasn't|hasn’t|won't|won’t|without|non|pas|não|nem|ez|nicht|kein|keinen|cap)(?: [\p{L}'’]+){0,2} $/u;
/** Before the claim: it holds only then. */
const CONDITION = edge(
	'(?<!por )si|if|unless|whether|wenn|falls|se (?:quiser|preferir|quere|prefire|desidera|vuole|o deseja)|nahi baduzu|antes de que|en caso de que|para que|podría|podrían|podríamos|could|might|would you like me to|quiere que|desea que|prefiere que|como si|as if',
);
/** Before a state: "once your visit is booked". */
const TIME_CLAUSE = edge('cuando|una vez que|hasta que|when|once|until|after|before|tras|quan|quando|quand|lorsque');
/** What is said to be done already; only a condition right before it takes that back. */
const DONE_ALREADY =
	/^(?:he|hemos|acabo|acabamos|hem|ho|abbiamo|j['’]ai|nous avons|habe|haben|(?:i|we)(?: have|['’]ve)) /;
/** After a state: "the visit is confirmed when a person writes to you". */
const CONDITION_AFTER = edge(
	'cuando|una vez que|hasta que|solo si|sólo si|si|when|once|until|only if|if|quan|quando|quand|lorsque',
);
/** Orders to the customer before the claim, which then is what follows from their own call. */
const CALL_US = edge(
	'llame|llámenos|llámeme|llamando|llamar|marque|acuda|diríjase|telefonee|call|calling|phone|ring|appelez|ligue|truqui|trucant|chame|dígamelo|dígame|avíseme|tell me|let me know|just say|pídalo|diga|escriba|escríbame|write',
);
const TIMED = edge(
	'hoy|mañana|esta (?:tarde|mañana|noche|semana)|a las \\d+|a la una|en (?:menos de )?(?:\\d+|un|una|dos|tres|cinco|diez|quince|veinte|treinta|media|unos|unas) (?:minutos?|horas?|días?|hora)|el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|antes de las|today|tomorrow|tonight|this (?:afternoon|morning|evening)|at \\d+|within \\d+|in (?:\\d+|an|a few|five|ten|fifteen) (?:minutes?|hours?|hour)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|avui|demà|hoxe|mañá|hoje|amanhã|aujourd.hui|demain|gaur|bihar|oggi|domani|heute|morgen',
);

/**
 * The claims of a reply: that a person was told or will get in touch, that a visit was booked, a message passed on, an order
 * placed, money paid back. Offers, questions, denials and what the customer may do by themselves are none.
 */
export function findPromises(reply: string): FoundPromise[] {
	return statements(reply).flatMap((sentence) =>
		PATTERNS.flatMap(({ kind, expression, isState }) =>
			[...sentence.matchAll(expression)].flatMap((match) => {
				const before = sentence.slice(0, match.index);
				const after = sentence.slice(match.index + match[0].length);
				const near = DONE_ALREADY.test(match[0]) ? lastWords(before, 2) : before;
				if (NEGATED.test(before) || CONDITION.test(near)) return [];
				if (kind === 'contact' && CALL_US.test(before)) return [];
				if (isState && (TIME_CLAUSE.test(before) || CONDITION_AFTER.test(after))) return [];
				if (!DONE_ALREADY.test(match[0]) && isOffer(kind, before, sentence)) return [];
				return [{ kind, words: match[0], isTimed: TIMED.test(sentence) }];
			}),
		),
	);
}

/**
 * Why a reply must not be sent, or null: it claims what this turn does not do. Handing over makes it true that a person was
 * told and will answer, but not when; a visit, an order, a refund or a change no turn makes.
 */
export function falsePromise(reply: string, { handsOver }: TurnActions): string | null {
	const isTrue = ({ kind, isTimed }: FoundPromise): boolean =>
		handsOver && (kind === 'told' || (kind === 'contact' && !isTimed));
	const broken = findPromises(reply).find((promise) => !isTrue(promise));
	return broken === undefined ? null : `promises what this turn does not do (${broken.kind})`;
}

const lastWords = (text: string, count: number): string => text.trim().split(' ').slice(-count).join(' ');

/** "Tell me and I will let a person know", "I can pass you on if you like": up to the customer. */
function isOffer(kind: PromiseKind, before: string, sentence: string): boolean {
	if (kind !== 'told') return false;
	const isAsked =
		/(?:dígamelo|dígame|avíseme|pídalo|pídamelo|dímelo|tell me|let me know|just say(?: so)?|diga «?[^»]*»?) (?:y|and|que) (?:\p{L}+ )?$/u;
	return (
		isAsked.test(before) ||
		edge(
			'si (?:lo )?(?:prefiere|quiere|desea|necesita|le parece|prefieres|quieres)|if you (?:like|prefer|want|wish)|se prefire|si ho prefereix',
		).test(sentence)
	);
}

/** Sentences, lower case, one space between words, without questions, citation marks and format. */
function statements(reply: string): string[] {
	return reply
		.normalize('NFC')
		.toLowerCase()
		.replace(/\p{Cf}+/gu, '')
		.replace(/\[\d{1,2}\]/g, ' ')
		.replace(/¿[^?]*\?/g, '. ')
		.split(/(?<=[.!?;…])\s+|\n+/)
		.filter((sentence) => !/\?\s*$/.test(sentence))
		.map((sentence) =>
			sentence
				// An affirmation, not a condition: "Si, ya he avisado".
				.replace(/^\s*si,/, 'sí,')
				.replace(/[*_"«»“”(),:.!?;…]+/g, ' ')
				.replace(/^\s*\d{1,2}[.)]\s+/, '')
				.replace(/\s+/g, ' ')
				.trim(),
		)
		.map((sentence) => `${sentence} `);
}

import { fold } from '../text/fold.ts';

/** What a question asks for, where its words say so. */
export type AnswerKind = 'time' | 'number' | 'person' | 'place';

/** How a question asks for each kind: Spanish, Catalan, Galician, Portuguese, English; folded. */
const ASKS: Readonly<Record<AnswerKind, RegExp>> = {
	time: /\b(cuando|quando|cando|when|fecha|data|date|decada|(?:que|quin|what|which) (?:ano|anos|any|siglo|segle|seculo|dia|dias|mes|hora|year|day|month|century)|what time)\b|^quan\b/,
	number:
		/\b(cuant[oa]s?|quant[oa]s?|quants|quantes|cant[oa]s|canto|how (?:many|much|long|old|far|high|often)|porcentaje|percentage|numero|(?:que|what) (?:edad|distancia|altura|age))\b|^quant\b/,
	person: /\b(quien|quienes|quen|quem|who|whose|whom|como se llama\w*|que persona|nombre|name)\b|^qui\b/,
	place: /\b(donde|adonde|onde|where|(?:que|what|which) (?:pais|ciudad|lugar|country|city|place))\b|^on\b/,
};
const MONTHS =
	'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|gener|febrer|marc|maig|juny|juliol|agost|setembre|octubre|desembre|xaneiro|janeiro|fevereiro|maio|xuno|junho|xullo|julho|setembro|outubro|novembro|decembro|dezembro|january|february|march|april|june|july|august|september|october|november|december';
const DAYS =
	'lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|dilluns|dimarts|dimecres|dijous|divendres|dissabtes?|diumenges?|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
/** A year, a month, a day of the week, a time of day. Folded. */
const TIME = new RegExp(`\\b(?:(?:1\\d|20)\\d\\d|siglos?|segles?|seculos?|${MONTHS}|${DAYS}|\\d{1,2}[:.h]\\d{2})\\b`);
/** Folded. */
const NUMBER = /\d|\b(dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|cien|mil|two|three|four|five|six|seven)\b/;
/** A capital that does not begin the sentence. Not folded. */
const NAME = /(?<=[\p{Ll}\p{N},;:)»"] )\p{Lu}\p{Ll}+/u;
const PLACE = /(?<!\p{L})(?:en|de|a|desde|hasta|em|in|at|from|to) (?:el |la |los |las |the )?\p{Lu}/u;

/** What a question asks for; null where its words do not say. */
export function askedKind(question: string): AnswerKind | null {
	const folded = fold(question).replace(/^[^\p{L}]+/u, '');
	const kinds: AnswerKind[] = ['time', 'number', 'person', 'place'];
	return kinds.find((kind) => ASKS[kind].test(folded)) ?? null;
}

/** Which kinds of questions a sentence may answer, by its form. */
export function answersOf(sentence: string): Set<AnswerKind> {
	const folded = fold(sentence);
	const found = new Set<AnswerKind>();
	if (TIME.test(folded)) found.add('time');
	if (NUMBER.test(folded)) found.add('number');
	if (NAME.test(sentence)) found.add('person');
	if (PLACE.test(sentence)) found.add('place');
	return found;
}

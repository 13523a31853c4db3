const MAX_NAME_LENGTH = 60;
const MAX_PLACE_LENGTH = 80;
const MAX_INTEREST_LENGTH = 200;
const MAX_ZONE_FORM_WORDS = 7;

const NAME_FORM = /^(hola[,. ]+)?(me llamo|mi nombre es|yo soy|soy|my name is|i am|i'm)\s+/i;
const ZONE_FORM = /^(vivo en|estoy en|soy de|somos de|en|zona de|la zona de|i live in|i am in|in)\s+/i;
const POSTCODE_START = /^\d{5}(\s|$)/;

/** Whether the text says of itself that it is a name. */
export const hasNameForm = (text: string) => NAME_FORM.test(tidy(text));
/** Whether the text says of itself that it is a place, and hardly anything else. */
export const hasZoneForm = (text: string) =>
	(ZONE_FORM.test(tidy(text)) || POSTCODE_START.test(tidy(text))) &&
	tidy(text).split(' ').length <= MAX_ZONE_FORM_WORDS;

/** Words that answer nothing when they stand alone. */
const EMPTY_WORDS = new Set(
	(
		'hola buenas buenos dias tardes noches ok vale si no nada gracias hey hello hi yes thanks bueno pues que se ' +
		'na nose ninguno ninguna test prueba'
	).split(' '),
);

/** Lower case, without accents and punctuation: for comparing, never for keeping. */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** The name in an answer to "what is your name", or null when there is none that a person could have. */
export function parseName(text: string): string | null {
	const name = tidy(text).replace(NAME_FORM, '');
	if (name.length < 2 || name.length > MAX_NAME_LENGTH || name.split(' ').length > 5) return null;
	if (!/^\p{L}[\p{L}\p{M}'’.\- ]*$/u.test(name) || isEmptyOrAbsurd(name)) return null;
	return name === name.toLowerCase() ? name.replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase()) : name;
}

/** The place in an answer to "where are you": a Spanish postcode, a town, or both; or null. */
export function parseZone(text: string): string | null {
	const zone = tidy(text).replace(ZONE_FORM, '');
	const postcode = /\b(?:0[1-9]|[1-4]\d|5[0-2])\d{3}\b/.exec(zone);
	const place = zone.replace(/\b\d{5}\b/, '').trim();
	if (postcode && !/\p{L}/u.test(place)) return postcode[0];
	if (zone.length < 2 || zone.length > MAX_PLACE_LENGTH || zone.split(' ').length > 10) return null;
	if (!/\p{L}{2}/u.test(place) || isEmptyOrAbsurd(place)) return null;
	return zone;
}

/** The interest in an answer: one of the options where it names one, else the words themselves; or null. */
export function parseInterest(text: string, options: readonly string[]): string | null {
	const interest = tidy(text);
	const folded = fold(interest);
	const option = options.find(
		(candidate) => folded === fold(candidate) || folded.includes(fold(candidate).slice(0, -1)),
	);
	if (option) return option;
	if (interest.length > MAX_INTEREST_LENGTH || !/\p{L}{3}/u.test(interest) || isEmptyOrAbsurd(interest)) return null;
	return interest;
}

const tidy = (text: string) =>
	text
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[.,;!¡]+$/, '');

/** Nothing but small talk, or one letter over and over. */
function isEmptyOrAbsurd(text: string): boolean {
	const folded = fold(text);
	return folded === '' || folded.split(' ').every((word) => EMPTY_WORDS.has(word)) || /(.)\1{3}/u.test(folded);
}

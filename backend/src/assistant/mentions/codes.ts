import { type FoldedText, findPattern, type Span } from './folded-text.ts';

/** Letters and digits in one word: an error (F.28, E-10), a model (FTXM35R), a refrigerant (R-410A), a part (A-113/4). */
const MIXED =
	/(?<![\p{L}\p{N}.\-/])(?=[\p{L}.\-/]*\d)\p{L}{1,5}[.-]?\d{1,6}\p{L}{0,4}(?:[\-/][\p{L}\d]{1,8}){0,3}(?![\p{L}\p{N}])/u;
/** What a word such as "error" says is a code: digits alone, a letter apart, two or three capital letters. */
const AFTER_ERROR =
	/(?<![\p{L}])(?:error|errores|codigo|codigos|fallo|averia|alarma|alarm|codi|code|erro|erreur|fault|errorea|kodea|anomalia)s?(?: de)?(?: error)?[ :]{1,2}(?:el |la |un |numero |n[ºo.] ?)?(?<found>\p{L}{1,2} ?\d{1,4}|\d{1,4}\p{L}?)(?![\p{L}\p{N}%€])/u;
/** A display shows a letter and digits, sometimes apart. */
const SHOWN =
	/(?<![\p{L}])(?:pone|marca|muestra|indica|sale|da|shows|showing|says|affiche|posa|diu|amosa|mostra) (?:el |un |la |en pantalla )?(?<found>[b-dfhlnprtue] ?\d{1,3})(?![\p{L}\p{N}%])/u;
const BEFORE_KODE = /(?<![\p{L}\p{N}])(?<found>\d{1,4}) (?:kodea|errorea)/u;
const LETTERS_ONLY =
	/(?:error|c[oó]digo|fallo|alarma|pone|marca|sale|parpadea|indica)(?: el| la| de)? (?<found>\p{Lu}{2,3})(?![\p{L}\p{N}])/gu;
const REFERENCE =
	/(?<![\p{L}])(?:ref|referencia|reference|modelo|model|modele)[.:]?(?: n[ºo.]?)?[ :]{1,2}(?<found>(?=[\p{L}\d.\-/]*\d)[\p{L}\d][\p{L}\d.\-/]{2,24}[\p{L}\d])/u;
/** Looks like a code and is none: gases, sizes of paper, roads, bank accounts, houses. */
const NO_CODE = /^(co2|h2o|a[345]|[amn]-?\d{1,3}|cv-\d+|es\d{20,}|covid-?19|mp[34]|4k|a\d|y\d+|[oea]\d+)$/;
const ROAD = /(?:autov[ií]a|autopista|carretera|(?:en|por|de) la)\s+$/i;

/** Codes of errors, products and parts that a message names. */
export function findCodes(text: FoldedText): Span[] {
	const mixed = findPattern(text, MIXED).filter((span) => !isOther(text, span));
	const said = [AFTER_ERROR, SHOWN, BEFORE_KODE, REFERENCE].flatMap((pattern) => findPattern(text, pattern));
	const letters = [...text.original.matchAll(LETTERS_ONLY)].map((match) => {
		const found = match.groups?.['found'] ?? '';
		const start = match.index + match[0].length - found.length;
		return { start, end: start + found.length };
	});
	return [...mixed, ...said, ...letters];
}

function isOther({ original }: FoldedText, { start, end }: Span): boolean {
	const exact = original.slice(start, end);
	// «pr0mpt», «l4s», «base64»: letters that stand for others, or a word.
	if (/\p{Ll}\d+\p{Ll}|\p{Ll}{4}/u.test(exact)) return true;
	const written = exact.toLowerCase();
	const isErrorLike = /^[ae]-?\d{1,3}$/.test(written) && !ROAD.test(original.slice(0, start));
	return NO_CODE.test(written) && !isErrorLike;
}

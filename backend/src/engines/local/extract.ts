import { codes } from '../../text/codes.ts';
import { fold } from '../../text/fold.ts';
import type { Fields } from '../engine.ts';

type Finder = (text: string) => string | null;

const first =
	(pattern: RegExp): Finder =>
	(text) =>
		pattern.exec(text)?.[1]?.trim() ?? null;

const email = first(/([\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63})+)/u);
const postcode = first(/(?<!\d)((?:0[1-9]|[1-4]\d|5[0-2])\d{3})(?!\d)/);
/** "Me llamo" gives a name however it is written; "soy" only before a capital: "soy cliente" does not. */
const named = first(
	/\b(?:[Mm]e llamo|[Mm]i nombre es|[Ee]m dic|[Mm]y name is|[Jj]e m'appelle|[Cc]hamo-me|[Cc]hámome)\s+(\p{L}[\p{L}'’-]+(?:\s+(?:(?:de|del|la|los|da|dos|i)\s+){0,2}\p{Lu}[\p{L}'’-]+){0,3})/u,
);
const presented = first(
	/\b(?:[Ss]oy|[Ii] am|[Ii]'m|[Ss]óc|[Ss]ou)\s+(\p{Lu}[\p{L}'’-]+(?:\s+(?:(?:de|del|la|los|da|dos|i)\s+){0,2}\p{Lu}[\p{L}'’-]+){0,3})/u,
);
const name: Finder = (text) => named(text) ?? presented(text);
const nif = first(/\b([XYZ]?\d{7,8}[A-Z]|[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J])\b/i);
const address = first(
	/((?:c\/|calle|avda\.?|avenida|av\.|plaza|pza\.?|paseo|camino|carrer|rúa|ronda)\s+[^\n,.;]{2,60}(?:,?\s*(?:n[º°.]\s*)?\d{1,4}[^\n.;]{0,30})?)/i,
);
const date = first(
	/\b(\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d{1,2} de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))\b/i,
);
const amount = first(/(\d{1,3}(?:[.\s]\d{3})*(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)\s?(?:€|euros?\b|eur\b)/i);
const model = first(
	/\b(?:[Mm]odelo|[Mm]odel|[Ee]quipo)\s*:?\s+((?:\p{Lu}[\p{L}\d-]*|\d[\p{L}\d-]*)(?:\s+[\p{Lu}\d][\p{L}\d-]*){0,3})/u,
);
const brand = first(/\b[Mm]arca\s*:?\s+(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?)/u);

/** A Spanish or international number, in one form: digits with the country's prefix where it was given. */
function phone(text: string): string | null {
	const found = /(?<![\d+])(\+?\d(?:[\s().-]?\d){8,14})(?!\d)/.exec(text)?.[1];
	const digits = found?.replace(/[^\d+]/g, '');
	return digits === undefined || (/^\d+$/.test(digits) && !/^(00|[6789])/.test(digits)) ? null : digits;
}

function errorCode(text: string): string | null {
	const known = codes(text).find((code) => /^[a-z]{1,2}\d{1,3}$/.test(code));
	return known?.toUpperCase() ?? null;
}

/** Folded beginnings of field names, in Spanish and English, and how their value is found. */
const FINDERS: readonly [RegExp, Finder][] = [
	[/mail|correo/, email],
	[/telef|phone|movil|tel$|mobile/, phone],
	[/postal|postcode|zip|^cp$/, postcode],
	[/nombre|name|cliente|customer/, name],
	[/nif|dni|cif|nie|tax/, nif],
	[/direcc|address|calle/, address],
	[/error|codigo|code|averia/, errorCode],
	[/model/, model],
	[/marca|brand/, brand],
	[/fecha|date|dia/, date],
	[/importe|amount|precio|price/, amount],
];

/** Finds fields by their usual form. A field whose name is not known, or that the text does not give, is null. */
export function extractFields(text: string, fields: readonly string[]): Fields {
	return Object.fromEntries(
		fields.map((field) => {
			const key = fold(field).replace(/[_-]+/g, ' ');
			const finder = FINDERS.find(([names]) => names.test(key))?.[1];
			return [field, finder?.(text) ?? null];
		}),
	);
}

import { fold } from '../../text/fold.ts';

export type SourcedMatter = 'money' | 'warranty' | 'safety';

const EQUIPMENT =
	'gas|gaz|quemador|burner|bruleur|queimador|valvula|valve|caldera|caldeira|boiler|chaudiere|cable|cables|wire|wires|wiring|cuadro|fuse|fusible|fusibles|fuses|diferencial|magnetotermico|breaker|enchufe|socket|tension|voltage|electric\\p{L}*|corriente|current|refrigerante|refrigerant|conducto|flue|chimenea|tubo|tuberia|pipe|llave|interruptor|switch|piloto|llama|flame|placa|inversor|inverter|condensador|bateria|battery';
const HANDLING =
	'abr\\p{L}+|desmont\\p{L}+|puente\\p{L}+|manipul\\p{L}+|cierr\\p{L}+|cerr\\p{L}+|corte|corten|cortar|corta|desconect\\p{L}+|conect\\p{L}+|quit\\p{L}+|retir\\p{L}+|tape|tapar|sell\\p{L}+|ajust\\p{L}+|regul\\p{L}+|encienda\\p{L}*|encender|apag\\p{L}+|desatornill\\p{L}+|afloj\\p{L}+|apriet\\p{L}+|sustituy\\p{L}+|cambie|cambiar|purgu\\p{L}+|vaci\\p{L}+|toqu\\p{L}+|baje|bajar|bajen|suba|subir|suban|rearm\\p{L}+|reinici\\p{L}+|open\\p{L}*|close|shut|remov\\p{L}+|disconnect\\p{L}*|connect\\p{L}*|bypass\\p{L}*|bridg\\p{L}+|unscrew\\p{L}*|loosen\\p{L}*|tighten\\p{L}*|replac\\p{L}+|relight|light the|turn (?:on|off)|switch (?:on|off)|adjust\\p{L}*|reset\\p{L}*|press|pressing|seal\\p{L}*|drain\\p{L}*';

/** Folded. What states a fact, not what declines to: "a person will tell you the price" has none of these. */
const STATEMENTS: readonly [SourcedMatter, RegExp][] = [
	['money', /\d[\d.,]*\s*(?:€|eur\b|euros?\b|usd\b|dolares\b|\$|libras\b|pounds?\b)|(?:€|\$|£)\s*\d/u],
	[
		'money',
		/\b(?:cuesta|cuestan|costaria|costara|cobramos|cobran|vale|sale por|costs?|charge|coute|custa)\b[^.?!]{0,40}\d/u,
	],
	[
		'money',
		/\b(?:gratis|gratuit\p{L}*|sin (?:coste|cargo|ningun coste)|free of charge|at no (?:cost|charge)|for free|no le (?:costara|cobraremos)|de balde|doan)\b/u,
	],
	[
		'money',
		/\b(?:descuento|discount|rebaja|iva|vat|tva)\b[^.?!]{0,30}\d|\d+\s*%[^.?!]{0,30}\b(?:descuento|discount|rebaja)/u,
	],
	[
		'warranty',
		/\b(?:garantia|warranty|guarantee|garantie|bermea)\b[^.?!]{0,60}(?:\b(?:cubre|cubren|incluye|dura|vence|caduca|covers?|includes?|lasts?|expires?|esta vigente|sigue vigente|is valid|couvre)\b|\d+\s*(?:anos?|meses|years?|months?|ans|mois)|\b(?:un|dos|tres|cinco|two|three|five|one) (?:anos?|years?))/u,
	],
	[
		'warranty',
		/\b(?:cubiert[oa]s?|incluid[oa]s?|covered|included|couvert\p{L}*)\b[^.?!]{0,30}\b(?:garantia|contrato|seguro|warranty|contract|guarantee|insurance|garantie|contrat)/u,
	],
	[
		'warranty',
		/\b(?:tiene|tienen|hay|you have|there is|esta en|is under)\b[^.?!]{0,20}\b(?:garantia de|garantia\b(?=[^.?!]*\d)|en garantia|under (?:warranty|guarantee)|warranty of|guarantee of)/u,
	],
	[
		'safety',
		/\b(?:es seguro|no es peligroso|no hay peligro|no hay riesgo|sin (?:ningun )?(?:peligro|riesgo)|puede (?:seguir )?(?:usarl|utilizarl|usando|utilizando)\p{L}*|no se preocupe por el (?:gas|olor)|it is safe|it s safe|not dangerous|no danger|there is no risk|you can (?:keep|go on|continue) using)\b/u,
	],
	[
		'safety',
		/\d[\d.,]*\s*(?:ppm|mbar|milibares|kpa|voltios|volts|amperios|amps|ma\b|mm2|kw\b|ohmios|ohms|v\b|a\b|hz\b)/u,
	],
	[
		'safety',
		new RegExp(`(?<![\\p{L}])(?:${HANDLING})(?![\\p{L}])[^.?!\\n]{0,40}(?<![\\p{L}])(?:${EQUIPMENT})(?![\\p{L}])`, 'u'),
	],
];

/** Words that turn an instruction into a warning or a question. Folded. */
const HARMLESS = /\b(?:no|nunca|evite|sin|never|don t|do not|jamas|si (?:se|le|la|el)|cuando|when|if)\b/u;

/**
 * What a reply states about money, guarantees or safety, null when nothing. Such an answer needs a source: without one a
 * person gives it.
 */
export function unsourcedMatter(reply: string): SourcedMatter | null {
	for (const sentence of fold(reply).split(/(?<=[.!?])\s+|\n/)) {
		// Asking for a value states none.
		if (sentence.trimEnd().endsWith('?')) continue;
		const found = STATEMENTS.find(([, pattern]) => pattern.test(sentence));
		if (found === undefined) continue;
		const [matter, pattern] = found;
		const isInstruction = pattern.source.includes('desmont');
		if (isInstruction && HARMLESS.test(sentence.slice(0, sentence.search(pattern)))) continue;
		return matter;
	}
	return null;
}

/** Folded. A machine that says it is none. */
const CLAIMS_PERSON =
	/\b(?:soy|som|son|sou|i am|i m|je suis)\b (?:(?:una?|unha|uma|une?|an?|el|la|the|real|vraie?)\s){0,3}(?:persona|persoa|pessoa|personne|humano|humana|human|humain|huma|ser humano|real person|person|tecnico|agente humano)\b/u;
const DENIES = /\b(?:no|not|non|nao|pas|n est)\b/u;

/** Whether a reply says that a person writes it. */
export function claimsToBePerson(reply: string): boolean {
	return fold(reply)
		.split(/(?<=[.!?,;])\s+|\n/)
		.some((clause) => {
			const at = clause.search(CLAIMS_PERSON);
			return at >= 0 && !DENIES.test(clause.slice(0, at));
		});
}

import { words } from './fold.ts';

/** Words that say yes by themselves, in the seven languages, folded. */
const YES =
	'si sip see sii siii claro correcto exacto afirmativo desde_luego por_supuesto yes yep yeah yup sure ' +
	'certainly bai oui ouais sim d_acord sisplau please ' +
	'eso adelante dale venga hazlo hagalo prefiero quiero perfecto genial por_favor porfa porfi porfavor porfis mesedez ' +
	'si_us_plau s_il_vous_plait svp se_faz_favor por_favor noski bien_sur definitely absolutely go_ahead do_it';
/** Words that say yes to a question, and "I see" to anything else. */
const FINE =
	'vale ok okay okey oki okei bueno bien de_acuerdo d_accord all_right alright fine ados ondo val esta_ben esta_bem esta_bien good';
const NO =
	'no nop nope nah non nao ez que_va para_nada de_ninguna_manera not_really que_no eso_no ya_no claro_que_no por_supuesto_que_no desde_luego_que_no';
/** Words around them that change nothing. */
const AROUND =
	'gracias muchas grazas gracies merci obrigado obrigada eskerrik asko thanks thank you mejor ahora lo la le una un con persona una_persona ' +
	'pues eso es muy mucho yo me pase paseme pasame pasa pongame i do that would be great it is a person i_do want ' +
	'o_prefiero quiero quero vull nahi dut je veux voudrais bien volontiers eu tambien muy amable usted te se';
/** A longer message says something of its own. */
const MAX_WORDS = 6;

const listOf = (text: string): Set<string> => new Set(text.split(' ').map((word) => word.replaceAll('_', ' ')));
const [yes, fine, no, around] = [YES, FINE, NO, AROUND].map(listOf) as [
	Set<string>,
	Set<string>,
	Set<string>,
	Set<string>,
];

export type Assent = 'yes' | 'fine' | 'no';

/** What a message says that says nothing but yes or no; null for any other. `fine` is a yes only to a question. */
export function assentOf(text: string): Assent | null {
	if (/^\s*(?:👍|👌|✅|🙏|\p{Emoji_Modifier}|\s)+$/u.test(text)) return 'fine';
	const list = words(text);
	if (list.length === 0 || list.length > MAX_WORDS) return null;
	let found: Assent | null = null;
	for (let at = 0; at < list.length;) {
		const phrase = [4, 3, 2, 1]
			.map((length) => list.slice(at, at + length))
			.find((part) => [yes, fine, no, around].some((known) => known.has(part.join(' '))));
		if (phrase === undefined) return null;
		const said = phrase.join(' ');
		// The first word decides: "no, gracias, sí que…" is rare, "sí, no hay problema" longer than this.
		if (found === null && no.has(said)) found = 'no';
		else if (found !== 'no' && yes.has(said)) found = 'yes';
		else if (found === null && fine.has(said)) found = 'fine';
		at += phrase.length;
	}
	return found;
}

/** Whether a message is nothing but thanks or an "ok". */
export function isCourtesyOnly(text: string): boolean {
	const list = words(text);
	return list.length <= MAX_WORDS && list.every((word) => [yes, fine, no, around].some((known) => known.has(word)));
}

import { eld } from 'eld/extrasmall';
import { words } from '../text/fold.ts';

/** Languages that customers in Spain write in; Galician is not in the detector's data and has its own words below. */
const CANDIDATES = ['es', 'ca', 'eu', 'pt', 'fr', 'en', 'de', 'it', 'ro'];
eld.setLanguageSubset(CANDIDATES);

/** Words that only one of the languages has (folded), for lines too short for letter statistics. */
const OWN_WORDS: Readonly<Record<string, string>> = {
	es: 'vais cuando donde vuestra vuestro teneis podeis hacer hola buenas buenos gracias tengo quiero caldera necesito cuanto tambien aqui vosotros el los las y muy estoy hay',
	en: 'hello hi the my is please thanks thank you what how not boiler good morning human agent need want unsubscribe',
	ca: 'bon bona vull amb tinc meva meu gracies moltes si_us_plau aquesta aquest calefaccio avui dema quan pressupost em els fuita puc',
	gl: 'caldeira grazas moitas cheira teno quero unha non cun cunha xa bo cocina_na estou auga mensaxe mensaxes pola mana polo ola_bo quente',
	pt: 'obrigado obrigada nao bom tenho uma caldeira voces voce com preciso muito agua_quente boa tarde_boa gas_em ola_boa',
	fr: 'bonjour bonsoir merci je ne pas chaudiere la_chaudiere sont vous mon ma les est avec pouvez ca gaz le',
	eu: 'kaixo eskerrik asko egun on mesedez nahi dut galdara ez da',
	de: 'guten hallo danke ich nicht meine heizung bitte der die das ist und',
};
const OWNERS = owners();

/** A line shorter than this, in words, keeps the default language unless its words belong to another one alone. */
const SHORT = 4;
/** How much better than the default language another one must score, of 1. */
const MARGIN = 0.04;

/**
 * The language of a message, two letters. What is too short or too close to call keeps the default.
 */
export function findLanguage(text: string, defaultLanguage: string): string {
	const list = words(text.slice(0, 1000));
	const votes = new Map<string, number>();
	for (const word of list) for (const owner of OWNERS.get(word) ?? []) votes.set(owner, (votes.get(owner) ?? 0) + 1);
	const byWords = leader(votes);
	if (list.length < SHORT) {
		return byWords !== null && (votes.get(defaultLanguage) ?? 0) === 0 && (votes.get(byWords) ?? 0) * 3 >= list.length
			? byWords
			: defaultLanguage;
	}
	const detected = eld.detect(text.slice(0, 1000));
	const scores = detected.getScores();
	const usual = scores[defaultLanguage] ?? 0;
	// Galician looks like Portuguese or Spanish to the detector; its own words decide.
	if (byWords === 'gl' && (votes.get('gl') ?? 0) >= 2 && ['pt', 'es'].includes(detected.language)) return 'gl';
	const found = detected.language;
	if (found === '' || found === defaultLanguage || !detected.isReliable()) return defaultLanguage;
	const votesForDefault = votes.get(defaultLanguage) ?? 0;
	const clear = (scores[found] ?? 0) - usual >= MARGIN || (votes.get(found) ?? 0) > votesForDefault;
	return clear && (votes.get(found) ?? 0) >= votesForDefault ? found : defaultLanguage;
}

function owners(): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const [language, list] of Object.entries(OWN_WORDS)) {
		for (const word of list.split(' ')) found.set(word, [...(found.get(word) ?? []), language]);
	}
	return found;
}

function leader(votes: ReadonlyMap<string, number>): string | null {
	const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
	return first === undefined || first[1] === second?.[1] ? null : first[0];
}

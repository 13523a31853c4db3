import { type FoldedText, findPattern, type Span } from './folded-text.ts';

// Chrono, the library for dates in text, does half of Spanish ("pasado mañana" is "mañana" to it) and no Catalan, Galician
// or Basque. What is wanted here is the words, not the moment.

/** Ways to name a day, a time of day or an hour, folded; one alternative a line. */
const ATOMS = `
(?:el |este |proximo |los |a partir del )*(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)(?: proximo| que viene| pasado| siguiente)?
pasado manana
mananas?(?! de)
hoy(?: mismo)?
ayer|anteayer|anoche|antes de ayer
est[ae] (?:misma )?(?:manana|tarde|noche|semana|mes|ano|finde|fin de semana|mediodia|verano|invierno|otono|primavera)
(?:la |el )?(?:proxim[ao]|siguiente) (?:semana|mes|ano|quincena|finde)
(?:la |el )?(?:semana|mes|ano|finde|fin de semana|verano|invierno)(?: que viene| proxim[ao]| siguiente| pasad[ao])
fin de semana|el finde|entre semana
hace (?:un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|unos|unas|varios|varias|\\d+) (?:minutos?|horas?|dias?|semanas?|mes|meses|anos?|rato)
(?:el )?(?:dia )?(?:0?[1-9]|[12]\\d|3[01])(?:/(?:0?[1-9]|1[0-2])|-(?:0[1-9]|1[0-2])|[/-](?:0?[1-9]|1[0-2])[/-]\\d{2,4})(?![\\d/-])
(?:el )?(?:dia )?\\d{1,2}(?: de | d'| )(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|gener|febrer|marc|maig|juny|juliol|agost|setembre|desembre|xaneiro|febreiro|xuno|xullo|outubro|novembro|decembro|janeiro|fevereiro|abril|maio|junho|julho|dezembro|january|february|march|april|may|june|july|august|september|october|november|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?: (?:de |del )?\\d{4})?
(?:january|february|march|april|june|july|august|september|october|november|december) \\d{1,2}(?:st|nd|rd|th)?
(?:el |l')?(?:dia|dies) \\d{1,2}(?!\\d)
(?:a )?(?:finales|principios|mediados|primeros) de (?:mes|semana|ano|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)
(?:en )?(?:enero|febrero|marzo|abril|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?: de(?:l)? (?:20)?\\d\\d)?
(?:a |desde |hasta |sobre |entre |a partir de |antes de |despues de |hacia )las? (?:\\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?:[:.h]\\d{2})?(?: ?h(?:oras)?(?![\\p{L}]))?(?: y media| y cuarto| menos cuarto| en punto)?(?: y las (?:\\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?:[:.h]\\d{2})?(?: y media| y cuarto| menos cuarto| en punto)?)?(?: de la (?:manana|tarde|noche|madrugada))?(?! (?:veces|maquinas|unidades|placas|habitaciones|plantas|semanas|personas|calderas|facturas|visitas|casas|pisos|cosas))
las? (?:\\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?:[:.h]\\d{2})?(?: ?h(?:oras)?(?![\\p{L}]))?(?:(?: y media| y cuarto| menos cuarto| en punto)(?: de la (?:manana|tarde|noche|madrugada))?|(?: de la (?:manana|tarde|noche|madrugada)))
de (?:[01]?\\d|2[0-4]) a (?:[01]?\\d|2[0-4])(?: ?h(?:oras)?)?(?![\\d\\p{L}%])(?! (?:grados|bar|metros|anos|litros))
\\d{1,2}[:h]\\d{2}(?: ?h(?:oras)?)?(?![\\d\\p{L}])
\\d{1,2} ?(?:am|pm|a\\.m\\.|p\\.m\\.)(?![\\p{L}])
(?:a partir de |desde |hasta |antes de )las? \\d{1,2} ?h
(?:por|de|a|en) la (?:manana|tarde|noche)|por las (?:mananas|tardes|noches)
(?:a )?(?:primera|ultima) hora(?: de la (?:manana|tarde))?
(?:a |al )mediodia|al final de la (?:tarde|manana)|de madrugada
avui(?: mateix)?|dema(?: passat)?(?: al mati| a la tarda| al vespre)?|ahir|despus-ahir
(?:el |aquest )?(?:dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge)(?: que ve| vinent| passat)?
al mati|a la tarda|al vespre|al migdia|aquest(?:a|) (?:mati|tarda|setmana|mes|vespre)|(?:la )?setmana (?:que ve|vinent|passada)
a les (?:\\d{1,2}|una|dues|tres|quatre|cinc|sis|set|vuit|nou|deu|onze|dotze)(?:[:.]\\d{2})?(?: del mati| de la tarda)?
hoxe|onte|mana(?: pola (?:tarde|mana|noite))?|pasado mana|pola (?:tarde|mana|noite)
(?:o |este )?(?:luns|mercores|xoves|venres)(?: que ven)?|(?:a )?(?:semana|mes) que ven
(?:as) (?:\\d{1,2}|unha|duas|dez|once|onze|nove|oito|cinco|sete|seis|tres|catro|quatro|doce)(?:[:.h]\\d{0,2})?(?: horas)?(?: da (?:mana|manha|tarde|noite))?
hoje|ontem|amanha(?: de manha| a tarde)?|depois de amanha|de manha|a tarde|esta (?:noite|manha)
(?:na |a )?(?:segunda|terca|quarta|quinta|sexta)(?:-feira| feira)|(?:na |para )(?:segunda|terca|quarta|quinta|sexta)(?! (?:vez|planta|mao))|(?:a )?(?:proxima semana|semana que vem)
today|tonight|tomorrow(?: morning| afternoon| evening| night)?|yesterday|this (?:morning|afternoon|evening|week|weekend|month)|next (?:week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|last (?:night|week|month|year)
(?:on |this |next )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?(?: morning| afternoon| evening)?
(?:at |after |before |by )(?:\\d{1,2}(?::\\d{2} ?(?:am|pm)?| ?(?:am|pm|o'clock))|(?:1[0-2]|[1-9])(?= *(?:$|[.,?!])))
in the (?:morning|afternoon|evening)|at noon
aujourd'?hui|demain(?: matin| apres-midi| soir)?|hier(?: soir)?|ce (?:matin|soir)|cet apres-midi|cette semaine|la semaine (?:prochaine|derniere)
(?:le |ce )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: prochain| matin| soir| apres-midi)?
(?:a |vers |apres |avant )\\d{1,2} ?h(?:eures?|\\d{2})?(?![\\p{L}])
gaur|bihar(?: goizean| arratsaldean)?|atzo|etzi|goizean|arratsaldean|(?:hurrengo|datorren) (?:aste\\p{L}*|hilabete\\p{L}*)
(?:astelehen|astearte|asteazken|ostegun|ostiral|larunbat|igande)\\p{L}*(?: goizean| arratsaldean)?|\\d{1,2}etan
`;
const ONE = `(?:${ATOMS.trim()
	.split('\n')
	.map((line) => `(?:${line})`)
	.join('|')})`;
/** What joins a day and its hour into one mention. */
const JOIN = "(?:,? ?(?:a |al |por |pel |pela |de |del |d'|desde |sobre |en |no |na )?| )";
const DATE = new RegExp(`(?<![\\p{L}\\p{N}/])${ONE}(?![\\p{L}\\p{N}])(?:${JOIN}${ONE}(?![\\p{L}\\p{N}])){0,3}`, 'u');
/** Greetings speak of the time of day without naming one, and some words are days only by chance. */
const GREETED = /^(?:buen|bon|bo|bom|boa|boas|bos|bones|bona|buenas|buenos|good|egun|hasta|ata|ate|fins|arratsalde)$/;

/** Days and hours that a message names, as written: «mañana por la tarde», «el jueves 12/3 a las 5». */
export function findDates(text: FoldedText): Span[] {
	return findPattern(text, DATE).filter(({ start }) => !isGreeting(text, start));
}

function isGreeting(text: FoldedText, start: number): boolean {
	const before = text.words.filter(({ end }) => end <= start).at(-1);
	return before !== undefined && start - before.end === 1 && GREETED.test(before.folded);
}

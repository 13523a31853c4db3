/** Fewer words than this say too little to be a request of their own. */
const MIN_WORDS = 3;
const MAX_CLAUSES = 12;

/** What opens another matter, in whichever language, with or without "and" before it. */
const OPENINGS = [
	// Spanish
	'adem[aá]s|tambi[eé]n|aparte|por otr[ao] (?:lado|parte)|(?:ya )?de paso|aprovecho|(?:la )?otra (?:cosa|pregunta|duda)|lo otro',
	'por cierto|ya que (?:estamos|est[aá]is|hablamos|ven[ií]s)|una (?:duda|pregunta)|encima|a ver si|si puede ser|pero antes',
	'lo segundo|la segunda|mejor si|aunque tambi[eé]n|una cosa m[aá]s|en segundo lugar',
	// Catalan
	"a m[eé]s(?: a m[eé]s)?|tamb[eé]|per cert|una altra cosa|de passada|ja que hi som|d[’']altra banda|un dubte",
	// Galician and Portuguese
	'tam[eé]n|ademais|por certo|outra cousa|xa que estamos|de paso|tamb[eé]m|al[eé]m disso|j[aá] agora|outra coisa|outra pergunta',
	// Basque
	'gainera|bide batez|beste gauza bat|bestalde|baita ere',
	// English
	"also|by the way|btw|another thing|one more thing|besides|while (?:you are|you[’']re|we[’']re) (?:at it|here)|in addition|plus",
	// French
	"aussi|en plus|au fait|autre chose|par ailleurs|d[’']ailleurs|une autre question|tant que vous y [eê]tes",
].join('|');

/** What a request begins with: after "and" it is another one. */
const ASKING = [
	'quer[ií]a\\p{L}*|querr[ií]a\\p{L}*|quiero|queremos|quisiera\\p{L}*|necesit\\p{L}+|me gustar[ií]a|podr[ií]a\\p{L}*|pod[eé]is|puede[sn]?|puedo',
	'cu[aá]nt\\p{L}+|cu[aá]ndo|c[oó]mo|qu[eé]|d[oó]nde|cu[aá]l\\p{L}*|a qu[eé] hora|me (?:mand|pas|dec|dic|dais|envi|llam)\\p{L}*|que (?:me|nos) \\p{L}+',
	'(?:llam|mand|envi|pas|dec|dej|apunt|avis|anul|cambi|reenvi|ven)\\p{L}*(?:me|nos|dme|dnos)|no me (?:mand|escrib|envi|llam)\\p{L}+',
	'por (?:whatsapp|correo|tel[eé]fono|aqu[ií])|aparte hay que|hay que|habr[ií]a que|sab[eé]is|ten[eé]is',
	'vull|voldr\\p{L}+|volia|quan[t]?|com|podeu|podr[ií]eu|envieu|truqueu|quina?',
	'quero|canto|cando|pod(?:ed)?es|p[oó]desme|preciso|quanto|quando|podem',
	"i (?:want|need|would|have)|i[’']d|can|could|how|when|what|please|send",
	"je (?:veux|voudrais|n)|j[’']ai besoin|pouvez|est-ce|combien|peut-on|quand",
	'nahi|zenbat|noiz|nola',
].join('|');

const END = '(?!\\p{L})';
/** Ends of sentences, lines, what opens another matter, and an "and" before a request. */
const BREAKS = new RegExp(
	[
		'(?<=[.!?…;:])\\s+|\\n+',
		'[,;]?\\s+(?:(?:y|o|e|i|pero)\\s+)?(?=¿)',
		',\\s+(?:y|e|i|and|et|eta)\\s+',
		'\\s+\\((?=\\p{L})|\\s+[-–—]\\s+',
		`[,;]?\\s+(?:(?:y|e|i|o|and|et|eta|pero|but|mais|baina)\\s+)?(?=(?:${OPENINGS})${END})`,
		`,?\\s+(?:y|i|e|and|et|eta|pero|per[oò]|but|mais|baina)\\s+(?=(?:${ASKING})${END})`,
		// Without any mark between them.
		`\\s+(?=(?:cu[aá]ndo|a (?:qu[eé]|ke) hora) (?:pod|ven|vien|pued|b[ei]n)\\p{L}+)`,
	].join('|'),
	'iu',
);

/** The sentences and clauses of a message that may each be a request of their own, in order. */
export function clausesOf(text: string): string[] {
	return text
		.slice(0, 2000)
		.split(BREAKS)
		.map((clause) => clause.trim())
		.filter((clause) => (clause.match(/[\p{L}\p{N}]+/gu) ?? []).length >= MIN_WORDS)
		.slice(0, MAX_CLAUSES);
}

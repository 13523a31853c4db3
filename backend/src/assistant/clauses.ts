/** Fewer words than this say too little to be a request of their own. */
const MIN_WORDS = 3;
const MAX_CLAUSES = 12;

/** Ends of sentences, lines, and the words that open a second request. */
const BREAKS =
	/(?<=[.!?…;:])\s+|\n+|[,;]?\s+(?:(?:y|o|e|i|pero)\s+)?(?=¿)|,\s+(?:y|e|i|and|et|eta)\s+|\s+\((?=\p{L})|\s+[-–—]\s+|,?\s+(?=(?:y )?(?:adem[aá]s|tambi[eé]n|aparte|por otr[ao] (?:lado|parte)|de paso|ya de paso|aprovecho|otra cosa|y otra cosa|y de paso|a m[eé]s|tamb[eé]|tam[eé]n|ademais|also|and also|by the way|et aussi|en plus|gainera)\b)|,?\s+(?:y|i|e|and|et|eta|pero|per[oò]|but|mais|baina)\s+(?=(?:quer[ií]a|quiero|quisiera|necesito|necesitamos|me gustar[ií]a|podr[ií]a|pod[eé]is|pueden?|puedo|cu[aá]nto|cu[aá]ndo|c[oó]mo|qu[eé]|d[oó]nde|me (?:mand|pas|dec|dic|dais|envi)\p{L}*|llam\p{L}*|vull|voldr\p{L}*|quant|quan|quero|canto|cando|i (?:want|need|would)|can you|could you|how|when|je (?:veux|voudrais)|pouvez|nahi)\b)/iu;

/** The sentences and clauses of a message that may each be a request of their own, in order. */
export function clausesOf(text: string): string[] {
	return text
		.slice(0, 2000)
		.split(BREAKS)
		.map((clause) => clause.trim())
		.filter((clause) => (clause.match(/[\p{L}\p{N}]+/gu) ?? []).length >= MIN_WORDS)
		.slice(0, MAX_CLAUSES);
}

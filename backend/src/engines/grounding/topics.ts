/** What a sentence speaks of, judged on folded text, in the languages that customers write. */

/** What costs somebody money or binds the company. */
const BINDING =
	/€|\beur(o|os)?\b|\bpreci|\bprice|\bprix\b|\bprezo|\bpreu|\bcuesta|\bcosta(r|ra)?\b|\bcosts?\b|\bcoute|\btarif|\bgarant|\bwarrant|\bguarantee|\biva\b|\bvat\b|%|\bdescuento|\bdiscount|\bdesconto|\bgratis|\bgratuit|\bgratuito|\bfree of\b|\bfor free\b|\bcontrato|\bcontract|\bcubre\b|\bcubiert|\bcovered\b|\bcoverage|\bpenaliz|\breembols|\brefund|\bfinanci/;
/** What may hurt somebody. */
const SAFETY =
	/\bpeligr|\bperig|\bdanger|\bhazard|\briesgo|\brisk|\brisco|\bes segur[oa]\b|\bno es segur|\b(is|it'?s|are) (not )?safe\b|\bsafely\b|\bfuga|\bgas leak|\bleak(s|ing)? gas|\bmonoxid|\bco2?\b(?= (en|in)\b)|\bhumo|\bsmoke|\bfume|\bincendi|\bfire\b|\bexplo|\belectrocu|\bdescarga electrica|\belectric shock|\bcalambre|\bquemadura|\bburns?\b|\bintoxic|\b(llave|paso) (del|de) gas\b|\bgas (valve|tap)\b|\bcables?\b|\bwires?\b|\bpuente(ar|e)\b|\bbypass|\btapa de la caldera|\babra la caldera|\bvalvula de seguridad|\bsafety valve/;
const FREE = /\bgratis\b|\bgratuit|\bfor free\b|\bfree of charge\b|\bsin coste\b|\bno cost\b/;
/** What states nothing, but says that somebody else will: a person, or that it is not known. */
const DEFERS =
	/\bpersona\b|\bequipo\b|\bcompaner|\btecnico|\bcomercial\b|\bperson\b|\bteam\b|\bcolleague|\btechnician|\bpersonne\b|\bequip\b|\bpessoa\b|\bequipa\b|\bpersoa\b|\bpertsona\b|\bno (lo )?(se|sabemos|tengo|dispongo|encuentro|figura|aparece|consta)\b|\b(do not|don'?t|cannot|can'?t) (know|have|find|see)\b/;

export const isBinding = (folded: string): boolean => BINDING.test(folded);
export const isAboutSafety = (folded: string): boolean => SAFETY.test(folded);
export const saysFree = (folded: string): boolean => FREE.test(folded);
export const defers = (folded: string): boolean => DEFERS.test(folded);

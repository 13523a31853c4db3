import { fold } from '../../text/fold.ts';

/** A number as a text gives it. */
export interface Quantity {
	/** With a point for decimals and no separators: `1.3`, `1890`; a time with minutes as `9:30`. */
	value: string;
	/** One name per unit in every language, e.g. `year`; null where none stands with the number. */
	unit: string | null;
}

/** How a unit is written (folded), in the languages that customers write. */
const UNITS: Readonly<Record<string, string>> = {
	bar: 'bars?|bares',
	mbar: 'mbar|milibares|milibar',
	kw: 'kw|kilovatios?|kilowatts?|quilovats?',
	w: 'w|vatios?|watts?',
	v: 'v|voltios?|volts?|volti',
	ma: 'ma|miliamperios?|milliamps?',
	amp: 'amperios?|amps?|amperes?',
	degree: '°\\s?c|oc|grados?|degrees?|graus|degres|gradi|grad',
	euro: '€|euros?|eur',
	percent: '%|por ?ciento|per ?cent|por ?cento',
	year: 'anos?|years?|anys?|ans?|urteko|urte|anni|jahre?',
	month: 'mes|meses|months?|mesos|mois|hilabete|mesi|monate?',
	week: 'semanas?|weeks?|setmana|setmanes|semaines?|woche|wochen',
	day: 'dias?|days?|dia|dies|jours?|egun|giorni|tage?',
	hour: 'h|hrs?|horas?|hours?|hora|hores|heures?|ordu|ore|stunden?',
	minute: 'min|minutos?|minutes?|minuts?|minutu|minuti|minuten?',
	second: 's|seg|segundos?|seconds?|segons?|secondes?|secondi|sekunden?',
	mm: 'mm|milimetros?|millimet(?:er|re)s?',
	cm: 'cm|centimetros?|centimet(?:er|re)s?',
	m2: 'm2|metros? cuadrados?',
	m: 'm|metros?|met(?:er|re)s?|metres',
	litre: 'l|litros?|lit(?:er|re)s?',
	kg: 'kg|kilos?|kilogramos?',
	hz: 'hz|hercios?|hertz',
	ppm: 'ppm',
	psi: 'psi',
	nm: 'nm',
	ohm: 'ohm|ohmios?|ω|kω',
	turn: 'vueltas?|turns?',
};
const UNIT = new RegExp(
	`^\\s?(?:${Object.entries(UNITS)
		.map(([name, forms]) => `(?<${name}>${forms})`)
		.join('|')})(?![\\p{L}\\p{N}])`,
	'u',
);
const ANY_UNIT = Object.values(UNITS).join('|');
const NUMBER =
	/(?<![\p{L}\p{N}.,:]|\p{L}-)(?:\d{1,2}:\d{2}|\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?!\d)/gu;
/** Between the two ends of a range, which share a unit. */
const RANGE = /^\s?(?:a|-|–|—|y|e|o|u|i|to|and|or|hasta|et|ou|x|\/|à)\s?(?=\d)/;

const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
	(
		'1:un,una,one 2:dos,two,deux,dous,duas,dues 3:tres,three,trois 4:cuatro,four,quatre,quatro 5:cinco,five,cinq,cinc ' +
		'6:seis,six,sis 7:siete,seven,sept,set,sete 8:ocho,eight,huit,vuit,oito 9:nueve,nine,neuf,nou,nove 10:diez,ten,dix,deu,dez ' +
		'12:doce,twelve,douze,dotze,doze 15:quince,fifteen,quinze 20:veinte,twenty,vingt,vint,vinte 24:veinticuatro 30:treinta,thirty,trente,trenta,trinta ' +
		'40:cuarenta,forty 45:cuarenta y cinco 48:cuarenta y ocho 50:cincuenta,fifty 60:sesenta,sixty 90:noventa 100:cien'
	)
		.split(/ (?=\d)/)
		.flatMap((group) => {
			const [value = '', forms = ''] = group.split(':');
			return forms.split(',').map((form) => [form, Number(value)]);
		}),
);
const WORD = new RegExp(
	`(?<![\\p{L}\\p{N}])(${Object.keys(WORDS)
		.sort((a, b) => b.length - a.length)
		.join('|')})(?=\\s(?:${ANY_UNIT})(?![\\p{L}\\p{N}]))`,
	'gu',
);

/** The numbers of a text with their units; numbers in words count where a unit follows. */
export function quantities(text: string): Quantity[] {
	const folded = fold(text).replace(WORD, (word: string) => String(WORDS[word]));
	return [...folded.matchAll(NUMBER)].map((match) => {
		const after = folded.slice(match.index + match[0].length);
		const before = folded.slice(Math.max(0, match.index - 2), match.index);
		const unit = unitAt(after) ?? unitAt(rangeEnd(after)) ?? (/€\s?$/.test(before) ? 'euro' : null);
		return timeOrNumber(match[0], unit);
	});
}

/** Whether a text gives the quantity: the same number with the same unit, which in a table may stand in the heading. */
export function givesQuantity(text: string, given: readonly Quantity[], { value, unit }: Quantity): boolean {
	const same = given.filter((other) => other.value === value);
	if (same.length === 0) return /^\d{6,}$/.test(value) && text.replace(/[^\d]/g, '').includes(value);
	if (unit === null || same.some((other) => other.unit === unit)) return true;
	const isNamed = new RegExp(`(?<![\\p{L}\\p{N}])(?:${UNITS[unit]})(?![\\p{L}\\p{N}])`, 'u').test(fold(text));
	return isNamed && same.some((other) => other.unit === null);
}

function unitAt(text: string): string | null {
	const groups = UNIT.exec(text)?.groups ?? {};
	return Object.keys(groups).find((name) => groups[name] !== undefined) ?? null;
}

/** What follows the other end of a range, or nothing. */
function rangeEnd(after: string): string {
	const link = RANGE.exec(after)?.[0];
	if (link === undefined) return '';
	const rest = after.slice(link.length);
	return rest.slice(/^[\d.,:]*/.exec(rest)?.[0].length);
}

function timeOrNumber(written: string, unit: string | null): Quantity {
	const [hours, minutes] = written.split(':');
	if (minutes === undefined) return { value: plainNumber(written), unit };
	return minutes === '00'
		? { value: String(Number(hours)), unit: 'hour' }
		: { value: `${Number(hours)}:${minutes}`, unit };
}

/** `1.890`, `1 890` and `1,890` are 1890; `1,3` and `1.30` are 1.3. */
function plainNumber(written: string): string {
	const isSpanish = /^\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$/.test(written);
	const isEnglish = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(written);
	const plain = isSpanish
		? written.replace(/[. ]/g, '').replace(',', '.')
		: isEnglish
			? written.replaceAll(',', '')
			: written.replace(',', '.');
	return plain.length > 15 ? plain : String(Number(plain));
}

import type { Role } from '../../contract/turn.ts';
import { readUnits } from '../../knowledge/units.ts';
import { fold } from '../../text/fold.ts';

/** What is added to a quote for its reader. */
interface ReaderTexts {
	/** For a customer, where the quote has them open, disconnect or measure something. */
	safety: string;
	/** For a technician, before further values of the passage. */
	values: string;
}

const TEXTS: Readonly<Record<string, ReaderTexts>> = {
	es: {
		safety:
			'Si no está seguro, no abra el aparato ni toque sus conexiones de gas o electricidad: déjelo como está y avisamos a un técnico.',
		values: 'Otros valores del apartado:',
	},
	en: {
		safety:
			'If you are not sure, do not open the appliance or touch its gas or electrical connections: leave it as it is and we will call a technician.',
		values: 'Other values of this section:',
	},
	ca: {
		safety:
			"Si no n'està segur, no obri l'aparell ni toqui les connexions de gas o electricitat: deixi'l com està i avisem un tècnic.",
		values: "Altres valors de l'apartat:",
	},
	gl: {
		safety:
			'Se non está seguro, non abra o aparello nin toque as súas conexións de gas ou electricidade: déixeo como está e avisamos un técnico.',
		values: 'Outros valores do apartado:',
	},
	eu: {
		safety:
			'Ziur ez bazaude, ez ireki aparatua eta ez ukitu gas- edo elektrizitate-konexioak: utzi dagoen bezala eta teknikari bati abisatuko diogu.',
		values: 'Atal honetako beste balio batzuk:',
	},
	pt: {
		safety:
			'Se não tiver a certeza, não abra o aparelho nem toque nas ligações de gás ou eletricidade: deixe-o como está e avisamos um técnico.',
		values: 'Outros valores desta secção:',
	},
	fr: {
		safety:
			"En cas de doute, n'ouvrez pas l'appareil et ne touchez pas aux raccordements de gaz ou d'électricité : laissez-le en l'état et nous prévenons un technicien.",
		values: 'Autres valeurs de cette section :',
	},
};

/** Most further values of one quote. */
const MAX_VALUES = 3;

const ARTICLE = '(?:(?:el|la|los|las|su|del|de la|al|the|your) )?';
const COVER =
	'(?:tapa|carcasa|cubierta|envolvente|frontal|panel|registro|cuadro|aparato|equipo|caldera|unidad|maquina|cover|casing|housing|appliance|unit|boiler)';
/** Folded words that have somebody work inside an appliance. Opening a valve or a window is not meant. */
const WORK_INSIDE: readonly RegExp[] = [
	new RegExp(
		`\\b(?:abr\\w+|desmont\\w+|retir\\w+|quit\\w+|levant\\w+|saque|sacar|open|remove|lift) ${ARTICLE}${COVER}\\b`,
	),
	/\b(?:desmont|destornill|desatornill|desconect|desacopl|puente[ae]|cortocircuit)\w*/,
	/\b(?:disconnect|dismantle|unscrew|short)(?:s|ing|ed)?\b/,
	/\b(?:mida|medir|midiendo|mediremos|compruebe la (?:tension|continuidad|resistencia)|comprobar la (?:tension|continuidad|resistencia))\b/,
	/\b(?:polimetro|multimetro|tester|voltimetro|amperimetro|manometro de gas|multimeter)\b/,
	/\b(?:bornas?|bornes?|regleta|cableado|conector(?:es)?|placa electronica|terminals?|wiring)\b/,
];
const VALUE =
	/\d+(?:[.,]\d+)?\s?(?:mbar|bar|kPa|Pa|mV|kV|V|mA|µA|A|kΩ|Ω|ohmios?|kWh|kW|W|°C|ºC|N·?m|mm|cm|m[³3]\/h|l\/min|l\/h|Hz|µF|ppm|kg|g|%)(?![\p{L}\d])/u;

/** Whether a text has its reader open an appliance, disconnect or measure something in it. */
export function tellsToWorkInside(text: string): boolean {
	const plain = fold(text).replace(/\s+/g, ' ');
	return WORK_INSIDE.some((pattern) => pattern.test(plain));
}

/**
 * What a quote lacks for who reads it: for a customer when to stop, for a technician the other values with units of the
 * passage, word for word. Empty where nothing is lacking.
 *
 * @param source the mark of the passage, e.g. `[1]`
 */
export function addedForReader(
	role: Role,
	language: string,
	{ quote, passage, source }: { quote: string; passage: string; source: string },
): string {
	const texts = TEXTS[language] ?? TEXTS.es;
	if (texts === undefined || role === 'administrative') return '';
	if (role === 'customer') return tellsToWorkInside(quote) ? texts.safety : '';
	const values = readUnits(passage, new Set())
		.flatMap(({ kind, text }) => (kind === 'list' ? text.split('\n') : [text]))
		.filter((text) => VALUE.test(text) && !quote.includes(text))
		.slice(0, MAX_VALUES);
	return values.length === 0 ? '' : `${texts.values}\n${values.join('\n')} ${source}`;
}

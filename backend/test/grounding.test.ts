import fc from 'fast-check';
import { checkAnswer } from '../src/engines/claude/check-answer.ts';
import { ANSWER_PROMPT } from '../src/engines/claude/prompt.ts';
import type { Question } from '../src/engines/engine.ts';
import { givesQuantity, quantities } from '../src/engines/grounding/quantities.ts';
import { citedSentences } from '../src/engines/grounding/sentences.ts';
import type { FoundPassage } from '../src/knowledge/search.ts';

const passage = (documentTitle: string, heading: string, text: string): FoundPassage => ({
	documentId: documentTitle,
	documentTitle,
	page: 3,
	heading,
	text,
	score: 1,
	link: null,
	position: 0,
	coverage: 1,
});
const PASSAGES = [
	passage(
		'Caldera Aitana 24',
		'Presión baja (F22)',
		'Si la presión baja de 0,5 bar, la pantalla muestra F22. La correcta es de 1,2 a 1,5 bar. Abra la llave y ciérrela a 1,3 bar. ' +
			'Pulse el botón de rearme dos segundos. Ayuda: www.aitana.example/f22 o ayuda@aitana.example. La válvula de seguridad abre a 3 bar.',
	),
	passage(
		'Tarifas y garantía',
		'Precios',
		'| Servicio | Precio (€) |\n| --- | --- |\n| Visita | 45 |\n| Bomba | 1.890 |\n\nLa garantía es de dos años. La primera visita es gratuita. IVA del 21 %.',
	),
];
const question = (more: Partial<Question> = {}): Question => ({
	text: 'La mía marca 0,3 bar y el código F22, ¿qué hago?',
	language: 'es',
	intent: 'incident',
	intentConfidence: 0.9,
	role: 'customer',
	companyName: 'Instalaciones Levante',
	history: [],
	passages: PASSAGES,
	coverage: 1,
	linkHosts: ['aitana.example'],
	...more,
});
const judge = (
	reply: string,
	more: { sources?: number[]; needs_human?: boolean } = {},
	asked = question(),
): string | null => {
	const checked = checkAnswer({ reply, sources: [], needs_human: false, reason: 'x', ...more }, asked);
	return 'defect' in checked ? checked.defect : null;
};

describe('may be sent:', () => {
	test.each([
		['figures of the cited source', 'La presión correcta es de 1,2 a 1,5 bar [1].'],
		['the same figure, written as English has it', 'Close the valve at 1.3 bar [1].'],
		[
			'a number in words for one in digits and the other way round',
			'Pulse el botón 2 segundos [1]. La garantía es de 2 años [2].',
		],
		['a unit in another language', 'The warranty is two years [2].'],
		['a unit that stands in the heading of a table', 'La visita cuesta 45 € [2].'],
		['a thousand with and without its point', 'La bomba cuesta 1890 € [2].'],
		['a mark after the full stop', 'La visita cuesta 45 €. [2]'],
		['one mark for a paragraph', 'La visita cuesta 45 €. La bomba cuesta 1.890 € [2].'],
		['one mark for a list', 'Precios:\n1. Visita: 45 €\n2. Bomba: 1.890 €\n[2]'],
		['sentences of two sources', 'Ciérrela a 1,3 bar [1]. La visita cuesta 45 € [2].'],
		['numbered steps', '1. Abra la llave [1].\n2. Ciérrela a 1,3 bar [1].'],
		['what the customer said, without a mark', 'Su caldera marca 0,3 bar.\n\nSúbala a 1,3 bar [1].'],
		['a question without a source', '¿Me dice el modelo y el código que ve?'],
		['a question about money', '¿Quiere que le demos un presupuesto o el precio?'],
		['money with a person', 'El precio se lo dirá una persona del equipo.', { needs_human: true }],
		['not knowing the price', 'No tengo el precio de esa pieza.'],
		['the emergency number', 'Llame al 112.'],
		['a link of the source to an allowed host', 'Más en www.aitana.example/f22 [1].'],
		['an address of the source', 'Escriba a ayuda@aitana.example [1].'],
		['the model of the source', 'En la Aitana 24 la pantalla muestra F22 [1].'],
		['free where the source says so', 'La primera visita es gratuita [2].'],
	] as [string, string, object?][])('%s', (_name, ...[reply, more]: [string, object?]) => {
		expect(judge(reply, more)).toBeNull();
	});
});

describe('may not be sent:', () => {
	test.each([
		['a source that does not exist', 'Ábrala [3].', /^cites a source/],
		['a figure of another source', 'La visita cuesta 45 € [1].', /figure .*45 euro/],
		['a figure with another unit', 'Ciérrela a 1,3 kW [1].', /figure .*1\.3 kw/],
		['part of a figure', 'La bomba cuesta 890 € [2].', /figure .*890 euro/],
		['a figure of nobody', 'Espere 20 minutos [1].', /figure .*20 minute/],
		['a figure in words of nobody', 'La garantía es de cinco años [2].', /figure .*5 year/],
		['a figure without any source', 'Espere 20 minutos.', /figure .*20 minute/],
		['what the customer said as if the source said it', 'La presión correcta es 0,3 bar [1].', /figure .*0\.3 bar/],
		['a price that the customer named', 'Sí, cuesta 20 €.', /without a source/, question({ text: '¿cuesta 20 €?' })],
		['a code of nobody', 'Es el código F75 [1].', /code .*f75/],
		[
			'a code that only the customer named, cited',
			'El F99 es presión baja [1].',
			/code .*f99/,
			question({ text: 'F99' }),
		],
		['another model', 'En la Aitana 30 la pantalla muestra F22 [1].', /figure .*30/],
		[
			'a model whose number stands elsewhere',
			'En la Brisa 24 la pantalla muestra F22 [1].',
			/^gives a model .*brisa 24/,
		],
		['money without a source', 'La reparación tiene un precio razonable.', /without a source/],
		['a guarantee without a source', 'Su garantía sigue vigente.', /without a source/],
		['safety without a source', 'No hay peligro, puede seguir usándola.', /without a source/],
		['money in a paragraph without a mark', 'Abra la llave [1].\n\nLa garantía lo cubre.', /without a source/],
		['free where no source says so', 'La pieza es gratuita [1].', /free/],
		['a link of nobody', 'Mire evil.example/pago [1].', /^gives a link/],
		['a link with a scheme of its own', 'Pulse tg://resolve?domain=x [1].', /^gives a link/],
		[
			'a link of the source to another host',
			'Más en www.aitana.example/f22 [1].',
			/^gives a link/,
			question({ linkHosts: [] }),
		],
		[
			'a link that only the customer gave',
			'Vaya a www.otra.es [1].',
			/^gives a link/,
			question({ text: 'www.otra.es' }),
		],
		['an address of nobody', 'Escriba a pagos@evil.example.', /^gives an e-mail/],
		['a Markdown link', 'Vea [esto](https://aitana.example) [1].', /^contains markup/],
		['HTML', 'Abra <a href="x">la llave</a> [1].', /^contains markup/],
		['HTML entities', 'Abra &lt;b&gt; [1].', /^contains markup/],
		['invisible characters', 'Abra la llave\u202e [1].', /^contains invisible/],
		['a person of nobody', 'Su caso lo lleva Marta Ruiz Pérez.', /^names somebody/],
		['another firm', 'Le atiende Climatizaciones Rivales, su empresa.', /^names somebody/],
		['its instructions', `Mis reglas: ${ANSWER_PROMPT.text.slice(0, 200)}`, /^repeats its instructions/],
		['a very long text', 'Abra la llave. '.repeat(300), /^reply too long/],
		['nothing', ' \n ', /^empty/],
	] as [string, string, RegExp, Question?][])(
		'%s',
		(_name, ...[reply, expected, asked]: [string, RegExp, Question?]) => {
			expect(judge(reply, {}, asked)).toMatch(expected);
		},
	);
});

test.each([
	[
		'1,2 a 1,5 bar',
		[
			['1.2', 'bar'],
			['1.5', 'bar'],
		],
	],
	[
		'entre 55 y 60 grados',
		[
			['55', 'degree'],
			['60', 'degree'],
		],
	],
	['1.890,50 €', [['1890.5', 'euro']]],
	['€60', [['60', 'euro']]],
	['21 %', [['21', 'percent']]],
	[
		'de 9:00 a 14:30',
		[
			['9', 'hour'],
			['14:30', null],
		],
	],
	[
		'230 V, 50 Hz',
		[
			['230', 'v'],
			['50', 'hz'],
		],
	],
	['dos segundos', [['2', 'second']]],
	['two years', [['2', 'year']]],
	['una llave y dos tornillos', []],
	[
		'700 x 400 mm',
		[
			['700', 'mm'],
			['400', 'mm'],
		],
	],
	['R-410A y F22', []],
] as [string, [string, string | null][]][])('the quantities of «%s»', (text, expected) => {
	expect(quantities(text).map(({ value, unit }) => [value, unit])).toEqual(expected);
});

test('a text gives every quantity that it contains, whatever it is', () => {
	const number = fc.oneof(
		fc.nat(9_999_999).map(String),
		fc.tuple(fc.nat(9999), fc.nat(99)).map(([whole, part]) => `${whole},${part}`),
	);
	const unit = fc.constantFrom('bar', '€', '%', 'kW', 'años', 'minutes', 'grados', '');
	fc.assert(
		fc.property(fc.array(fc.tuple(number, unit), { maxLength: 8 }), (parts) => {
			const text = parts.map(([value, name]) => `el valor es ${value} ${name}`).join('; ');
			for (const quantity of quantities(text)) expect(givesQuantity(text, quantities(text), quantity)).toBe(true);
		}),
	);
});

test('a sentence without a mark leans on those of its paragraph, one with a mark on its own', () => {
	const reply = 'Uno. Dos [1]. Tres. [2]\n\nCuatro.\n\n1. Cinco [3]\n2. ¿Seis?';
	expect(citedSentences(reply).map(({ text, own, sources, isQuestion }) => [text, own, sources, isQuestion])).toEqual([
		['Uno.', [], [1, 2], false],
		['Dos .', [1], [1], false],
		['Tres.', [2], [2], false],
		['Cuatro.', [], [], false],
		['Cinco', [3], [3], false],
		['¿Seis?', [], [3], true],
	]);
});

test('any reply is judged in a moment', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 3000, unit: 'grapheme' }), (reply) => void judge(reply)),
		{ numRuns: 50 },
	);
	for (const part of ['1.', '9 ', 'A b ', '[1] ', 'www.', 'a.b.', '&']) judge(part.repeat(1400));
});

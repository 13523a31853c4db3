import fc from 'fast-check';
import { askedKind, answersOf } from '../src/knowledge/answer-kind.ts';
import { askedCodes } from '../src/knowledge/asked-codes.ts';
import { type QueryTerm, rank } from '../src/knowledge/bm25.ts';
import { orderByCodes } from '../src/knowledge/code-lookup.ts';
import { equipmentFilter } from '../src/knowledge/equipment-match.ts';
import { namesIn } from '../src/knowledge/names.ts';
import { type Asked, rerank } from '../src/knowledge/rerank.ts';
import { readUnits } from '../src/knowledge/units.ts';
import { splitDocument } from '../src/knowledge/split.ts';
import { terms } from '../src/text/terms.ts';

/** A question whose words are all equally rare. */
function asking(question: string): Asked {
	const words = terms(question);
	return {
		question,
		words,
		terms: words.map(({ term }, word) => ({ word, term, weight: 1 })),
		rarities: words.map(() => 1),
	};
}
const passage = (text: string, score = 1, heading: string | null = null) => ({
	documentTitle: '',
	text,
	score,
	heading,
});
const order = (question: string, ...texts: string[]): string[] =>
	rerank(
		asking(question),
		texts.map((text) => passage(text)),
	).map(({ text }) => text);

describe('of passages that have the same words, first comes the one', () => {
	test.each([
		[
			'where they stand in one sentence',
			'presión del circuito',
			'La presión sube. Hay bomba. El circuito es cerrado.',
			'Suba la presión que tiene el circuito. Hay bomba.',
		],
		[
			'where they stand side by side',
			'válvula de seguridad',
			'La seguridad depende mucho de que nadie cierre antes esa válvula.',
			'Antes de que nadie cierre mucho, depende de la válvula de seguridad.',
		],
		['where they have the same form', 'purgador', 'Purgar siempre.', 'El purgador.'],
		[
			'whose sentence has the date that is asked for',
			'¿Cuándo abren la oficina?',
			'La oficina se abre al público con cita.',
			'La oficina se abre los lunes con cita.',
		],
		[
			'whose sentence has the number that is asked for',
			'¿Cuánto pesa el equipo?',
			'El equipo pesa bastante, como todos.',
			'El equipo pesa 45 kilos, como todos.',
		],
		[
			'whose heading says it too',
			'vaciado del acumulador',
			'El acumulador tiene un grifo de vaciado.',
			'Vaciado del acumulador\nEl acumulador tiene un grifo de vaciado.',
		],
	])('%s', (_, question, worse, better) => {
		expect(order(question, worse, better)).toEqual([better, worse]);
		expect(order(question, better, worse)).toEqual([better, worse]);
	});

	test('that has the name, when another has a common word', () => {
		expect(order('la caldera Aitana gotea mucho', 'Si gotea.', 'Es Aitana.')).toEqual(['Es Aitana.', 'Si gotea.']);
	});
});

describe('ranking again', () => {
	const text = fc
		.array(fc.constantFrom('presión', 'caldera', 'la', 'F28', '12', '.', '\n', 'Aitana', '| a | b |', '- uno'), {
			maxLength: 30,
		})
		.map((parts) => parts.join(' '));
	const candidates = fc.array(
		fc.record({
			documentTitle: text,
			text,
			heading: fc.option(text, { nil: null }),
			score: fc.double({ min: 0, max: 30, noNaN: true }),
		}),
		{ maxLength: 12 },
	);

	test('keeps every passage, once, with a score that never falls and is in order', () => {
		fc.assert(
			fc.property(text, candidates, (question, list) => {
				const marked = list.map((one, id) => ({ ...one, id }));
				const ranked = rerank(asking(question), marked);
				expect(ranked.map(({ id }) => id).sort((a, b) => a - b)).toEqual(marked.map(({ id }) => id));
				for (const { id, score } of ranked) expect(score).toBeGreaterThanOrEqual(list[id]?.score ?? 0);
				const scores = ranked.map(({ score }) => score);
				expect(scores).toEqual(scores.toSorted((a, b) => b - a));
			}),
		);
	});

	test('gives the same whether a passage was seen before or not', () => {
		fc.assert(
			fc.property(text, candidates, (question, list) => {
				expect(rerank(asking(question), list)).toEqual(rerank(asking(question), list));
			}),
		);
	});

	test('leaves the order alone when the question says nothing', () => {
		const list = [passage('uno', 3), passage('dos', 2), passage('tres', 2)];
		expect(rerank(asking(''), list)).toEqual(list);
	});
});

describe('the rarity of a word', () => {
	const posting = (term: string, position: number) => ({ term, position, documentId: 'd', weight: 1, length: 40 });
	const query: QueryTerm[] = [
		{ word: 0, term: 'calder', weight: 1 },
		{ word: 0, term: 'boil', weight: 0.5 },
	];

	test('is its own where a document has it, however common its synonyms are', () => {
		const alone = rank(query, [posting('calder', 0)], { passages: 100, length: 4000 });
		const both = rank(query, [posting('calder', 0), ...[1, 2, 3, 4].map((at) => posting('boil', at))], {
			passages: 100,
			length: 4000,
		});
		expect(both.rarities).toEqual(alone.rarities);
		expect(both.passages[0]).toEqual(alone.passages[0]);
	});

	test('is that of its synonyms where none has it', () => {
		const { rarities, passages } = rank(query, [posting('boil', 1)], { passages: 100, length: 4000 });
		expect(rarities.get(0)).toBeGreaterThan(4);
		expect(passages).toHaveLength(1);
	});
});

describe('a question asks for', () => {
	test.each([
		['¿Cuándo se purgan los radiadores?', 'time'],
		['¿en qué año se instaló?', 'time'],
		['when do you open', 'time'],
		['quan obriu?', 'time'],
		['cando abrides', 'time'],
		['¿Cuánto cuesta?', 'number'],
		['how much is it', 'number'],
		['¿quién es el técnico?', 'person'],
		['¿Dónde está la válvula?', 'place'],
		['la caldera no funciona', null],
		['', null],
	])('«%s»: %s', (question, kind) => {
		expect(askedKind(question)).toBe(kind);
	});

	test.each([
		['Abrimos los lunes.', ['time']],
		['Se fundó en 1998.', ['time', 'number']],
		['Presión de 1,5 bar.', ['number']],
		['La oficina está en Gandia.', ['person', 'place']],
		['Cierre la llave.', []],
	])('«%s» may answer %j', (sentence, kinds) => {
		expect([...answersOf(sentence)].sort()).toEqual([...kinds].sort());
	});
});

test.each([
	['¿Cómo purgo la Aitana 24?', ['aitan', '24']],
	['Hola. Tengo una caldera', []],
	['MI CALDERA AITANA NO VA', []],
	['¿Qué es «Brisa»?', ['bris']],
])('the names in «%s» are %j', (question, names) => {
	expect([...namesIn(question)]).toEqual(names);
});

describe('the codes asked for', () => {
	test.each([
		['me sale F.28', ['f28']],
		['error F 28', ['f28']],
		['marca F 28 en la pantalla', ['f28']],
		['E10 y e-1', ['e10', 'e1']],
		['precio del AC000026', ['ac000026']],
		['precio del AC-000026', ['ac000026']],
		['da el código CH05', ['ch05']],
		['ERR003 al arrancar', ['err003']],
		['el AC-100 no enfría', []],
		['el AC-100 da error E1', ['e1']],
		['carga de R-410A o R32', []],
		['un piso de 90 m2 con CO2', []],
		['caldera Aitana 24', []],
		['a 20 grados y 30 minutos', []],
		['vivo en el 3 B', []],
	])('in «%s» are %j', (question, codes) => {
		expect(askedCodes(question).map(({ code }) => code)).toEqual(codes);
	});
});

describe('looking up a code', () => {
	const found = (documentId: string, codes: string[], coverage = 0.8) => ({
		documentId,
		documentTitle: `Manual ${documentId}`,
		coverage,
		codes,
	});
	const error = [{ code: 'f28', kind: 'error' as const }];
	const part = [{ code: 'ac000026', kind: 'part' as const }];
	const any = () => true;

	test('passages that have it come first, one of each document before the second of any', () => {
		const { passages, codes } = orderByCodes(
			error,
			[found('a', []), found('b', ['f28']), found('b', ['f28']), found('c', ['f28'])],
			any,
		);
		expect(passages.map(({ documentId, codes }) => `${documentId}${codes.length}`)).toEqual(['b1', 'c1', 'b1', 'a0']);
		expect(codes).toEqual([{ code: 'f28', kind: 'error', documents: ['b', 'c'], elsewhere: [] }]);
	});

	test('a passage without it never covers the question; one that has it does, however long the message', () => {
		const { passages } = orderByCodes(error, [found('a', [], 0.9), found('b', ['f28'], 0.2)], any);
		expect(passages.map(({ coverage }) => coverage >= 0.6)).toEqual([true, false]);
	});

	test('what only other equipment has is left out and named', () => {
		const { passages, codes } = orderByCodes(error, [found('a', ['f28']), found('b', [])], () => false);
		expect(passages.map(({ documentId }) => documentId)).toEqual(['b']);
		expect(codes).toEqual([{ code: 'f28', kind: 'error', documents: [], elsewhere: ['Manual a'] }]);
	});

	test('a part that a catalogue has may have its guarantee elsewhere; one that nobody has is not covered', () => {
		const other = found('b', [], 0.9);
		expect(orderByCodes(part, [found('a', ['ac000026']), other], any).passages.at(-1)).toEqual(other);
		expect(orderByCodes(part, [other], any).passages[0]?.coverage).toBeLessThan(0.6);
	});

	test('without a code nothing changes', () => {
		const list = [found('a', []), found('b', [])];
		expect(orderByCodes([], list, () => false)).toEqual({ passages: list, codes: [] });
	});
});

describe('a code is looked up for the equipment that the question names', () => {
	const titles = [
		'Caldera Aitana 24',
		'Caldera Aitana 30',
		'Aire Brisa 35',
		'Tarifas y garantía de Instalaciones Levante',
		'Guía de diagnósticos',
	];
	const about = (question: string, equipment?: string[]) => {
		const filter = equipmentFilter(question, new Set(['e4']), titles, equipment);
		return titles.filter((documentTitle) => filter({ documentTitle, heading: null, text: '' }));
	};

	test.each([
		['me sale E4', titles],
		['la Aitana 24 da E4', ['Caldera Aitana 24']],
		['la caldera da E4', ['Caldera Aitana 24', 'Caldera Aitana 30']],
		['el aire da E4', ['Aire Brisa 35']],
		['¿entra en garantía el error E4?', titles],
		['Hola, Instalaciones Levante: me sale E4', titles],
	])('«%s»', (question, expected) => {
		expect(about(question)).toEqual(expected);
	});

	test('or that the caller knows of', () => {
		expect(about('me sale E4', ['Aitana 30'])).toEqual(['Caldera Aitana 30']);
		expect(about('me sale E4', ['Vaillant ecoTEC'])).toEqual([]);
	});

	test('a general guide counts by its headings', () => {
		const filter = equipmentFilter('el aire da E4', new Set(['e4']), titles);
		expect(filter({ documentTitle: 'Guía de diagnósticos', heading: 'Aire acondicionado', text: '' })).toBe(true);
		expect(filter({ documentTitle: 'Guía de diagnósticos', heading: 'Calderas', text: '' })).toBe(false);
	});
});

describe('a list of codes', () => {
	const list = [1, 2, 3, 4, 5, 6]
		.map((n) => `*   **E${n} / P${n}:** ${'Algo falla. '.repeat(20)}\n    *   **Causa:** la sonda.`)
		.join('\n');

	test('is cut between its items, each with what belongs to it', () => {
		const passages = splitDocument(list);
		expect(passages.length).toBeGreaterThan(1);
		for (const { text } of passages) {
			expect(text).toMatch(/^\*\s+\*\*E\d/);
			expect(text).toMatch(/la sonda\.$/);
		}
	});

	test('is read item by item, each a fact of its own', () => {
		const units = readUnits('Códigos:\n\n- **E1 / E2:** sonda.\n- **F.28:** encendido.', new Set(['f28']));
		expect(units.map(({ kind, text, score }) => [kind, text, score])).toEqual([
			['sentence', 'Códigos:', 0],
			['row', '**E1 / E2:** sonda.', 0],
			['row', '**F.28:** encendido.', 1],
		]);
	});

	test('a line in bold alone is a heading, one that introduces is not', () => {
		expect(splitDocument('## Aire\n\n**Problema: no enciende**\nMire el cable.\n\n**Pasos:**\n1. Uno.')).toEqual([
			{ heading: 'Aire · Problema: no enciende', page: null, text: 'Mire el cable.\n\n**Pasos:**\n\n1. Uno.' },
		]);
	});
});

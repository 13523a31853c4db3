import fc from 'fast-check';
import { sentences } from '../src/knowledge/sentences.ts';
import { splitDocument } from '../src/knowledge/split.ts';
import { codes } from '../src/text/codes.ts';
import { demoDocument } from './support/knowledge-base.ts';

describe('a document is split', () => {
	test('under its headings, without the one that repeats the title', () => {
		const passages = splitDocument(
			'# Manual\n\nIntro.\n\n## Uso\n\nTexto.\n\n### Frío\n\nMás texto.\n\n## Fin\n\nFin.',
			'Manual',
		);
		expect(passages.map(({ heading, text }) => [heading, text])).toEqual([
			[null, 'Intro.'],
			['Uso', 'Texto.'],
			['Uso · Frío', 'Más texto.'],
			['Fin', 'Fin.'],
		]);
	});

	test('with a table whole, and one too long with its header repeated', () => {
		const row = (index: number) => `| C${index} | ${'palabra '.repeat(12)}|`;
		const table = ['| Código | Texto |', '|---|---|', ...Array.from({ length: 30 }, (_, index) => row(index))].join(
			'\n',
		);
		const passages = splitDocument(`## Tabla\n\n${table}`);
		expect(passages.length).toBeGreaterThan(1);
		for (const { text } of passages) expect(text.split('\n').slice(0, 2)).toEqual(['| Código | Texto |', '|---|---|']);
		expect(splitDocument('| a | b |\n|---|---|\n| 1 | 2 |')).toHaveLength(1);
	});

	test('with the sentence that introduces a list beside the list', () => {
		const steps = Array.from({ length: 8 }, (_, index) => `${index + 1}. ${'Haga algo concreto. '.repeat(4)}`).join(
			'\n',
		);
		const passages = splitDocument(`${'Explicación previa. '.repeat(35)}\n\nSiga estos pasos:\n\n${steps}`);
		expect(passages.find(({ text }) => text.includes('Siga estos pasos:'))?.text).toContain('1. Haga algo');
	});

	test('into pages at form feeds, and at headings of plain text', () => {
		const passages = splitDocument('1. USO DEL EQUIPO\n\nPulse el botón.\n\fCÓDIGOS DE ERROR\n\nE1 es la sonda.');
		expect(passages).toEqual([
			{ heading: '1. USO DEL EQUIPO', page: 1, text: 'Pulse el botón.' },
			{ heading: 'CÓDIGOS DE ERROR', page: 2, text: 'E1 es la sonda.' },
		]);
	});

	test('an empty line between long ones is no passage', () => {
		const code = ['```', 'Una frase. Otra frase. '.repeat(60), '', 'x'.repeat(3000)].join('\n');
		expect(splitDocument(code).filter(({ text }) => text.trim() === '')).toEqual([]);
	});

	test('into passages of bounded size that keep every word, whatever the text', () => {
		const line = fc.oneof(
			fc.string({ maxLength: 80 }),
			fc.constantFrom(
				'## Título',
				'- punto',
				'| a | b |',
				'',
				'1. paso',
				'```',
				'x'.repeat(3000),
				'Una frase. Otra frase. '.repeat(90),
			),
		);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
				const passages = splitDocument(lines.join('\n'));
				for (const { text } of passages) {
					expect(text.length).toBeLessThanOrEqual(2900);
					expect(text.trim()).not.toBe('');
				}
			}),
		);
	});

	test('the demonstration manuals give passages of a useful size', () => {
		const passages = splitDocument(demoDocument('caldera-aitana-24').text, 'Caldera Aitana 24');
		expect(passages.length).toBeGreaterThan(10);
		expect(Math.max(...passages.map(({ text }) => text.length))).toBeLessThanOrEqual(1400);
	});
});

test('sentences keep decimals, codes and abbreviations together', () => {
	expect(sentences('Ponga 1.3 bar aprox. La pantalla muestra F.22. ¿Se repite? Avise.')).toEqual([
		'Ponga 1.3 bar aprox. La pantalla muestra F.22.',
		'¿Se repite?',
		'Avise.',
	]);
});

test.each([
	['me sale F.28', ['f28']],
	['F-28 y f28', ['f28']],
	['error f 28', ['f28']],
	['E10 no es E1', ['e10', 'e1']],
	['R-410A', ['r410a']],
	['vivo en el 2 de mayo, a 24 km', []],
	['3,5 kW y 230 V', []],
])('the codes of «%s» are %j', (text, expected) => {
	expect(codes(text)).toEqual(expected);
});

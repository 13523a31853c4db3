import { DEFAULT_LIMITS, type Extracted } from '../src/knowledge/extract/extract.ts';
import { readPdf } from '../src/knowledge/extract/pdf/read-pdf.ts';
import { splitDocument } from '../src/knowledge/split.ts';
import { at, heading, makePdf, table } from './support/files/pdf.ts';

type Draw = (pdf: PDFKit.PDFDocument) => void;

const SENTENCE =
	'El mantenimiento anual incluye la limpieza del quemador y la comprobación de la presión del vaso de expansión.';
const read = async (pages: readonly Draw[], options?: PDFKit.PDFDocumentOptions): Promise<Extracted> =>
	readPdf(await makePdf(pages, options), DEFAULT_LIMITS);
const texts = async (...pages: Draw[]): Promise<string[]> => (await read(pages)).pages.map(({ text }) => text);

describe('headings', () => {
	it('tells levels by size, and bold lines that stand alone', async () => {
		const [text] = await texts((pdf) => {
			heading(pdf, 'Manual de usuario', 20);
			heading(pdf, 'Mantenimiento', 15);
			pdf.text(`${SENTENCE} ${SENTENCE}`).moveDown();
			heading(pdf, 'Limpieza del filtro', 10);
			pdf.text(SENTENCE).moveDown();
			heading(pdf, 'Atención:', 10);
			pdf.text(SENTENCE);
		});
		expect(text?.split('\n\n')).toEqual([
			'# Manual de usuario',
			'## Mantenimiento',
			`${SENTENCE} ${SENTENCE}`,
			'### Limpieza del filtro',
			SENTENCE,
			'Atención:',
			SENTENCE,
		]);
	});

	it('takes the document’s bookmarks for headings, whatever they look like', async () => {
		const [text] = await texts((pdf) => {
			pdf.outline.addItem('Puesta en marcha').addItem('Purga del circuito');
			pdf.text('Puesta en marcha').moveDown();
			pdf.text(SENTENCE).moveDown();
			pdf.text('Purga del circuito').moveDown();
			pdf.text(SENTENCE);
		});
		expect(text?.split('\n\n')).toEqual(['# Puesta en marcha', SENTENCE, '## Purga del circuito', SENTENCE]);
	});
});

describe('running heads and feet', () => {
	const page =
		(number: number): Draw =>
		(pdf) => {
			at(pdf, 60, 30, 'Termia S.A. · Manual técnico');
			at(pdf, 480, 30, number % 2 === 0 ? 'Edición 2026' : 'Rev. 3');
			at(pdf, 280, 800, `Página ${number} de 4`);
			pdf.y = 70;
			heading(pdf, `Capítulo ${number}`, 16);
			pdf.text(`${SENTENCE} Paso ${number}.`);
			for (let line = 0; line < 8; line += 1)
				pdf.text(`Dato ${number * 10 + line}: valor medido en la visita número ${line}.`);
		};

	it('are removed by place and repetition; titles of chapters stay, though only their number differs', async () => {
		const found = await texts(page(1), page(2), page(3), page(4));
		found.forEach((text, index) => {
			expect(text).toMatch(new RegExp(`^# Capítulo ${index + 1}\n`));
			expect(text).not.toMatch(/Termia|Edición|Rev\.|Página/);
			expect(text).toContain(`Dato ${(index + 1) * 10}: valor`);
		});
	});

	it('keeps a line at the top of one page only', async () => {
		const only: Draw = (pdf) => {
			at(pdf, 60, 30, 'Válido solo para la serie X');
			pdf.text(SENTENCE, 60, 200);
		};
		expect((await texts(only, page(2), page(3), page(4)))[0]).toContain('serie X');
	});
});

describe('columns', () => {
	it('reads two columns one after the other, between what goes across', async () => {
		const long = (word: string): string =>
			Array.from({ length: 26 }, (_, index) => `${word} frase ${index} del texto.`).join(' ');
		const [text] = await texts((pdf) => {
			pdf
				.font('Helvetica-Bold')
				.fontSize(18)
				.text('Título que ocupa todo el ancho de la página', 60, 60)
				.font('Helvetica')
				.fontSize(10);
			pdf.text(long('izquierda'), 60, 110, { width: 220, align: 'justify' });
			pdf.text(long('derecha'), 310, 110, { width: 220, align: 'justify' });
		});
		expect(text).toMatch(/^# Título que ocupa/);
		expect(text?.indexOf('izquierda frase 25')).toBeLessThan(text?.indexOf('derecha frase 0') ?? 0);
		expect(text).toContain('izquierda frase 3 del texto. izquierda frase 4');
		expect(text).not.toContain('|');
	});
});

describe('text', () => {
	it('joins the lines of a paragraph and words parted at their end, but not codes', async () => {
		const [text] = await texts((pdf) => {
			pdf
				.text('Compruebe que la instala-')
				.text('ción del aparato AC-')
				.text('100 y su sonda es la que se describe en el aparta-')
				.text('do anterior.');
		});
		expect(text).toBe(
			'Compruebe que la instalación del aparato AC-100 y su sonda es la que se describe en el apartado anterior.',
		);
	});

	it('makes lists of bullets and numbers, items over several lines whole', async () => {
		const [text] = await texts((pdf) => {
			pdf.text('Siga estos pasos antes de llamar al servicio técnico de su zona:');
			pdf.text('• Cierre la llave.').text(`• ${SENTENCE}`, { indent: 0 }).text('• Avise.').moveDown();
			pdf.text('1. Apague.').text('2. Espere.');
		});
		expect(text).toContain(`- Cierre la llave.\n- ${SENTENCE}\n- Avise.`);
		expect(text).toContain('1. Apague.\n2. Espere.');
	});

	it('leaves out the table of contents and turns other leaders into a colon', async () => {
		const [text] = await texts((pdf) => {
			for (const [title, number] of [
				['Seguridad', 2],
				['Uso', 5],
				['Garantía', 9],
			] as const)
				pdf.text(`${title} .................... ${number}`);
			pdf.moveDown(3).text('Junta tórica .............. 12,50 €');
		});
		expect(text).toBe('Junta tórica: 12,50 €');
	});

	it('gives back to its page the end of a paragraph that a page break parted', async () => {
		const found = await texts(
			(pdf) => pdf.text('Antes de intervenir corte la alimentación y espere', 60, 740),
			(pdf) => pdf.text('cinco minutos.', 60, 60).moveDown().text(SENTENCE),
		);
		expect(found).toEqual(['Antes de intervenir corte la alimentación y espere cinco minutos.', SENTENCE]);
	});
});

describe('tables', () => {
	const WIDTHS = [70, 170, 230];
	const HEADER = ['Código', 'Significado', 'Qué hacer'];
	const LONG =
		'Compruebe la tensión de alimentación y el fusible de la placa; si persiste, avise al servicio técnico oficial.';
	const rows = (from: number, to: number): string[][] =>
		Array.from({ length: to - from }, (_, index) => [
			`E${from + index}`,
			index % 2 ? 'Fallo de la sonda exterior de temperatura del circuito' : 'Sin llama',
			index % 3 ? LONG : 'Rearme el equipo',
		]);

	it.each([
		['loose rows', 6],
		['tight rows', 1],
	])('keeps a row with wrapped cells one line: %s', async (_, padding) => {
		const body = rows(10, 22);
		const [text] = await texts((pdf) => {
			heading(pdf, 'Códigos de error', 16);
			pdf.text(SENTENCE);
			table(pdf, [HEADER, ...body], { y: 150, widths: WIDTHS, padding });
			pdf.moveDown(2).text(SENTENCE);
		});
		const expected = [HEADER, ['---', '---', '---'], ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
		expect(text).toBe(`# Códigos de error\n\n${SENTENCE}\n\n${expected}\n\n${SENTENCE}`);
	});

	it('repeats the header where a table goes on over the page, so that each code is a fact with its header', async () => {
		const document = await read([
			(pdf) => table(pdf, [HEADER, ...rows(10, 20)], { y: 300, widths: WIDTHS }),
			(pdf) => table(pdf, [['', '', ''], ...rows(20, 26)], { y: 60, widths: WIDTHS }),
		]);
		const passages = splitDocument(document.pages.map(({ text }) => text).join('\f'));
		const passage = passages.find(({ text }) => text.includes('| E24 |'));
		expect(passage?.page).toBe(2);
		expect(passage?.text).toMatch(/^\| Código \| Significado \| Qué hacer \|\n/);
	});

	it('keeps the header of a table that begins at the top of every page', async () => {
		const found = await texts(
			...[10, 20, 30, 40].map(
				(from): Draw =>
					(pdf) =>
						table(pdf, [HEADER, ...rows(from, from + 8)], { y: 60, widths: WIDTHS }),
			),
		);
		for (const text of found) expect(text).toMatch(/^\| Código \| Significado \| Qué hacer \|\n\| --- \|/);
	});

	it('has no header where names stand beside values', async () => {
		const [text] = await texts((pdf) => {
			[
				['Potencia', '24 kW'],
				['Peso', '31 kg'],
				['Alto', '70 cm'],
			].forEach(([name = '', value = ''], index) => {
				at(pdf, 60, 100 + index * 16, name);
				at(pdf, 250, 100 + index * 16, value);
			});
		});
		expect(text).toBe('| Potencia | 24 kW |\n| Peso | 31 kg |\n| Alto | 70 cm |');
	});
});

it('gives a page without text as an empty one', async () => {
	const { pages } = await read([(pdf) => pdf.text(SENTENCE), (pdf) => pdf.rect(0, 0, 100, 100).fill('red')]);
	expect(pages).toEqual([
		{ page: 1, text: SENTENCE },
		{ page: 2, text: '' },
	]);
});

it.each([
	['Manual Termia', 'Manual Termia'],
	['Microsoft Word - manual_v3.doc', null],
	['', null],
])('title %j', async (title, expected) => {
	expect((await read([(pdf) => pdf.text(SENTENCE)], { info: { Title: title } })).title).toBe(expected);
});

import { strToU8, zipSync } from 'fflate';
import { DEFAULT_LIMITS, type Extracted, type SourceFile } from '../src/knowledge/extract/extract.ts';
import { readDocument } from '../src/knowledge/extract/read-document.ts';
import { splitDocument } from '../src/knowledge/split.ts';
import { readUnits } from '../src/knowledge/units.ts';
import { CSV_LIST, HTML_MANUAL, repack, SAMPLES, textFile } from './support/files/samples.ts';

const read = (file: SourceFile): Promise<Extracted> => readDocument(file, DEFAULT_LIMITS);
const textOf = async (file: SourceFile): Promise<string> => (await read(file)).pages.map(({ text }) => text).join('\f');
const html = (body: string): SourceFile => textFile('a.html', `<html><body>${body}</body></html>`);

describe('the same manual in every format of a word processor', () => {
	const ERROR_ROW =
		'| E02 | Sobretemperatura | Termostato de seguridad disparado a más de 95 °C | Espere a que enfríe y pulse rearme |';

	it.each(['docx', 'odt', 'pdf'] as const)(
		'%s: headings, lists and tables whole, no running head or foot',
		async (format) => {
			const document = await read(SAMPLES[format]());
			const text = document.pages.map((page) => page.text).join('\n\n');
			expect(document).toMatchObject({ format, title: 'Manual Termia 24', warnings: [] });
			expect(text).toMatch(/^# Manual de la caldera Termia 24\n/);
			expect(text).toMatch(
				/^#{1,2} Mantenimiento\n\n#{2,3} Limpieza del filtro\n\nSiga estos pasos:\n\n1\. Apague la caldera\.\n2\. Desenrosque/m,
			);
			expect(text).toContain('- Cierre la llave de paso.\n    - La llave está junto al contador.\n- Llame al teléfono');
			expect(text).toContain(
				`| Código | Significado | Causa probable | Solución |\n| --- | --- | --- | --- |\n| E01 |`,
			);
			expect(text).toContain(ERROR_ROW);
			// Pairs of name and value have no header.
			expect(text).toContain('| Potencia útil | 24 kW |\n| Presión máxima | 3 bar |');
			expect(text).not.toMatch(/Manual técnico rev|Página \d/);
		},
	);

	it('keeps the pages of the PDF', async () => {
		const { pages } = await read(SAMPLES.pdf());
		expect(pages.map(({ page }) => page)).toEqual([1, 2, 3]);
		expect(pages[1]?.text).toMatch(/^## Códigos de error/);
		expect(pages[2]?.text).toContain('24 kW');
	});

	it.each(['docx', 'odt', 'pdf'] as const)(
		'%s: an error code is one fact with its header, under its heading',
		async (format) => {
			const passages = splitDocument(await textOf(SAMPLES[format]()), 'Manual Termia 24');
			const passage = passages.find(({ text }) => text.includes('E02'));
			expect(passage?.heading).toMatch(/Códigos de error$/);
			expect(passage?.page).toBe(format === 'pdf' ? 2 : null);
			expect(readUnits(passage?.text ?? '', new Set()).find(({ text }) => text.startsWith('E02'))?.text).toBe(
				'E02. Significado: Sobretemperatura. Causa probable: Termostato de seguridad disparado a más de 95 °C. Solución: Espere a que enfríe y pulse rearme',
			);
		},
	);
});

describe('workbooks', () => {
	it('shows values as Excel does, leaves out what is hidden, repeats the header after a section, fills merged cells', async () => {
		const { pages, warnings } = await read(SAMPLES.xlsx());
		expect(pages.map(({ text }) => text)).toEqual([
			[
				'## Tarifa 2026\n\nLISTA DE PRECIOS DE VENTA\n\nCALDERAS:\n',
				'| Referencia | Descripción | Precio | Desde |\n| --- | --- | --- | --- |',
				'| AC000026 | Caldera Termia 24 | 1.250,50 € | 15/01/2026 |\n| AC000027 | Caldera Termia 30 | 1.500,60 € | 15/01/2026 |\n',
				'REPUESTOS:\n',
				'| Referencia | Descripción | Precio | Desde |\n| --- | --- | --- | --- |\n| RP-001 | Electrodo / encendido | 18,00 € | 01/02/2026 |',
			].join('\n'),
			'## Zonas\n\n| Zona | Ciudad | Técnico |\n| --- | --- | --- |\n| Norte | Bilbao | Juan Pérez |\n| Norte | Santander | Ana Gil |\n|  |  | 21% |',
		]);
		// A sheet and the column of costs.
		expect(warnings).toEqual([{ code: 'hidden_skipped', values: { count: 2 } }]);
	});

	it('reads inline strings, booleans and dates counted from 1904; a header keeps its rows over empty ones', async () => {
		const bytes = repack(SAMPLES.xlsx().bytes, (parts) => {
			const text = (name: string): string => new TextDecoder().decode(parts[name]);
			const dateStyle = /r="D5" s="(\d+)"/.exec(text('xl/worksheets/sheet1.xml'))?.[1];
			parts['xl/workbook.xml'] = strToU8(text('xl/workbook.xml').replace(/<workbookPr/, '<workbookPr date1904="1"'));
			const inline = (cell: string, value: string): string =>
				`<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
			parts['xl/worksheets/sheet2.xml'] = strToU8(
				`<worksheet><sheetData><row r="1">${inline('A1', 'Alta')}${inline('B1', 'Activo')}</row>` +
					`<row r="1048576"><c r="A1048576" s="${dateStyle}"><v>44575</v></c><c r="B1048576" t="b"><v>1</v></c></row></sheetData></worksheet>`,
			);
		});
		expect(await textOf({ name: 'a.xlsx', bytes })).toContain(
			'| Alta | Activo |\n| --- | --- |\n| 15/01/2026 | VERDADERO |',
		);
	});
});

describe('web pages', () => {
	it('reads the main content with its structure', async () => {
		const document = await read(SAMPLES.html());
		expect(document).toMatchObject({ title: 'Caldera Termia 24', language: 'es', warnings: [] });
		expect(document.pages).toEqual([
			{
				page: null,
				text: [
					'# Caldera Termia 24',
					'Mantenimiento anual obligatorio.',
					'## Códigos de error',
					'| Código | Significado | Solución |\n| --- | --- | --- |\n| E01 | Sin llama | Abra el gas |\n| E02 | Sin llama | Avise al técnico / urgencias |',
					'Solo con sonda exterior:',
					'| Código | Significado | Solución |\n| --- | --- | --- |\n| E10 | Presión baja | Rellene hasta 1,5 bar |',
					'## Pasos',
					'3. Apague\n    - el interruptor\n4. Espere 10 minutos',
					'- Potencia: 24 kW',
					'```\nPAR 01\n  = 60\n```',
					'### Garantía del equipo',
					'Dos años.',
				].join('\n\n'),
			},
		]);
	});

	it.each([
		[
			'a table that only lays the page out',
			'<table><tr><td><h2>Gas</h2><p>Cierre.</p></td><td>Menú</td></tr></table>',
			'## Gas\n\nCierre.\n\nMenú',
		],
		[
			'pairs of name and value',
			'<table><tr><th>Peso</th><td>31 kg</td></tr><tr><th>Alto</th><td>70 cm</td></tr></table>',
			'| Peso | 31 kg |\n| Alto | 70 cm |',
		],
		[
			'a caption',
			'<table><caption>Tarifa</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>',
			'Tarifa:\n\n| A | B |\n| --- | --- |\n| 1 | 2 |',
		],
		['text that looks like Markdown', '<p># 5 tornillos</p>', '\\# 5 tornillos'],
		['line breaks', '<p>Uno<br>dos</p>', 'Uno\ndos'],
		['a bold paragraph with a colon, which names what follows', '<p><b>Nota:</b></p><p>Ojo.</p>', 'Nota:\n\nOjo.'],
		['invisible characters', '<p>cal\u00ADdera\u200B E\u202E01</p>', 'caldera E01'],
		['elements nested without end', `${'<div>'.repeat(20_000)}hondo${'</div>'.repeat(20_000)}`, 'hondo'],
	])('%s', async (_, body, expected) => {
		expect(await textOf(html(body))).toBe(expected);
	});
});

describe('Markdown and plain text', () => {
	it('takes bold lines for what they are: headings when alone, names of what follows when not', async () => {
		const document = await read(SAMPLES.markdown());
		expect(document).toMatchObject({ title: 'Guía de averías', language: 'es' });
		const text = document.pages[0]?.text ?? '';
		expect(text).toContain(
			'### Problema: no enciende\n**Síntomas:** la pantalla está apagada.\nDiagnóstico:\n1.  Compruebe',
		);
		expect(text).toContain('### Códigos de error comunes (consulte el manual)\n*   **E1 / E2:**');
		expect(text).not.toContain('borrador');
		expect(splitDocument(text, 'Guía de averías').find((passage) => passage.text.includes('E1 / E2'))?.heading).toBe(
			'Aire acondicionado · Códigos de error comunes (consulte el manual)',
		);
	});

	it('has a page for each form feed', async () => {
		const { pages } = await read(SAMPLES.text());
		expect(pages.map(({ page }) => page)).toEqual([1, 2]);
		expect(pages[1]?.text).toMatch(/^2\. ERRORES/);
	});

	const SPANISH = 'Señal de encendido: revisión según instrucción técnica, 5 €';
	const utf16 = (bigEndian: boolean, mark: boolean): Uint8Array => {
		const bytes = Buffer.from((mark ? '\uFEFF' : '') + SPANISH, 'utf16le');
		return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
	};
	const windows = Uint8Array.from(SPANISH, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0)));
	it.each<[string, Uint8Array, string | null]>([
		['UTF-8', new TextEncoder().encode(SPANISH), null],
		['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${SPANISH}`), null],
		['UTF-16 LE', utf16(false, true), null],
		['UTF-16 BE', utf16(true, true), null],
		['UTF-16 LE without a mark', utf16(false, false), 'UTF-16LE'],
		['UTF-16 BE without a mark', utf16(true, false), 'UTF-16BE'],
		['Windows-1252', windows, 'Windows-1252'],
	])('%s', async (_, bytes, guessed) => {
		const { pages, warnings } = await read({ name: 'a.txt', bytes });
		expect(pages[0]?.text).toBe(SPANISH);
		expect(warnings).toEqual(guessed === null ? [] : [{ code: 'guessed_encoding', values: { encoding: guessed } }]);
	});

	it('reads a page in the encoding that it declares, without a warning', async () => {
		const bytes = Buffer.from('<html><meta charset="iso-8859-1"><p>Señal</p>', 'latin1');
		expect(await read({ name: 'a.html', bytes })).toMatchObject({ pages: [{ text: 'Señal' }], warnings: [] });
	});

	it('says how much of a damaged text is lost', async () => {
		const bytes = new Uint8Array([...new TextEncoder().encode('Señal según revisión técnica, años'), 0xff]);
		expect((await read({ name: 'a.txt', bytes })).warnings).toEqual([{ code: 'damaged_text', values: { count: 1 } }]);
	});
});

describe('CSV', () => {
	const table = '| código | descripción | precio |\n| --- | --- | --- |\n| AC000001 | Split';
	it.each([
		['semicolons, quotes', CSV_LIST, `${table}; 9000 BTU | 650,50 |\n| AC000002 | Split 12000 "Plus" | 780,00 |`],
		['commas', 'código,descripción,precio\nAC000001,Split,"650,50"\n', `${table} | 650,50 |`],
		['tabs', 'código\tdescripción\tprecio\nAC000001\tSplit\t650,50\n', `${table} | 650,50 |`],
		["Excel's own line", 'sep=;\ncódigo;descripción;precio\nAC000001;Split;650,50', `${table} | 650,50 |`],
		['no header', '1;2024-05-01;ok\n2;2024-06-01;mal\n', '| 1 | 2024-05-01 | ok |\n| 2 | 2024-06-01 | mal |'],
		['a line break and a bar in a cell', 'a;b\n"uno\ndos|tres";4\n', '| a | b |\n| --- | --- |\n| uno dos/tres | 4 |'],
		['one column', 'nota\nCierre el gas\n', 'nota\n\nCierre el gas'],
		['a quote that never closes', 'a;b\n1;"dos\n3;4', '| a | b |\n| --- | --- |\n| 1 | "dos |\n| 3 | 4 |'],
	])('%s', async (_, text, expected) => {
		expect(await textOf(textFile('a.csv', text))).toBe(expected);
	});

	it('reads rows that are too long and says so', async () => {
		const { pages, warnings } = await read(textFile('a.csv', 'a;b\n1;2\n3;4;5'));
		expect(pages[0]?.text).toContain('| 3 | 4 | 5 |');
		expect(warnings).toEqual([{ code: 'uneven_rows', values: { count: 1 } }]);
	});
});

describe('what a file is', () => {
	it.each<[string, SourceFile, string]>([
		['a PDF named .docx', { ...SAMPLES.pdf(), name: 'manual.docx' }, 'pdf'],
		['a DOCX named .pdf', { ...SAMPLES.docx(), name: 'manual.pdf' }, 'docx'],
		['a web page named .xlsx', { name: 'lista.xlsx', bytes: strToU8(HTML_MANUAL) }, 'html'],
	])('%s is read as what it is, with a warning', async (_, file, format) => {
		const document = await read(file);
		expect(document.format).toBe(format);
		expect(document.warnings[0]).toMatchObject({ code: 'other_format', values: { found: format } });
	});

	it.each<[string, SourceFile, string]>([
		[
			'by declared type',
			{ name: 'descarga', bytes: strToU8('a,b\n1,2\n'), contentType: 'text/csv; charset=utf-8' },
			'csv',
		],
		['by name before type', { name: 'a.md', bytes: strToU8('hola'), contentType: 'text/html' }, 'markdown'],
		['Markdown named .txt by its headings', textFile('a.txt', '# Uno\n\nDos'), 'markdown'],
		['a PDF without a name', { name: '', bytes: SAMPLES.pdf().bytes }, 'pdf'],
		[
			'a PDF after other bytes',
			{ name: 'a.pdf', bytes: Buffer.concat([Buffer.from('\n\n'), SAMPLES.pdf().bytes]) },
			'pdf',
		],
	])('%s', async (_, file, format) => {
		expect(await read(file)).toMatchObject({ format, warnings: [] });
	});
});

it('does not fetch or expand anything that a document names', async () => {
	const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b SYSTEM "file:///etc/passwd">]><x>&a;&b;</x>`;
	const bytes = zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8(bomb) });
	await expect(read({ name: 'a.odt', bytes })).rejects.toMatchObject({ code: 'broken' });
});

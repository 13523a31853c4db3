import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { Format, SourceFile } from '../../../src/knowledge/extract/extract.ts';

/**
 * Files of this folder: `manual.docx` (npm docx) with its copies as ODT and PDF (LibreOffice), `tarifa.xlsx` (npm exceljs).
 * The same manual in each: headings, nested list, steps, a table of error codes, running head and foot.
 */
export function sampleBytes(name: string): Uint8Array {
	return new Uint8Array(readFileSync(join(import.meta.dirname, name)));
}

export const HTML_MANUAL = `<!doctype html>
<html lang="es-ES"><head><meta charset="utf-8"><title>Caldera Termia 24</title><style>p{color:red}</style></head>
<body>
<header><a href="/">Inicio</a></header>
<nav><ul><li>Productos</li><li>Contacto</li></ul></nav>
<main>
<h1>Caldera Termia 24</h1>
<p>Mantenimiento&nbsp;anual <b>obligatorio</b>.</p>
<script>alert('no')</script>
<h2>Códigos de error</h2>
<table><thead><tr><th>Código</th><th>Significado</th><th>Solución</th></tr></thead>
<tbody><tr><td>E01</td><td rowspan="2">Sin llama</td><td>Abra el gas</td></tr>
<tr><td>E02</td><td>Avise al técnico | urgencias</td></tr>
<tr><td colspan="3">Solo con sonda exterior</td></tr>
<tr><td>E10</td><td>Presión baja</td><td>Rellene<br>hasta 1,5 bar</td></tr></tbody></table>
<h2>Pasos</h2>
<ol start="3"><li>Apague<ul><li>el interruptor</li></ul></li><li>Espere <em>10</em> minutos</li></ol>
<dl><dt>Potencia</dt><dd>24 kW</dd></dl>
<pre>PAR 01
  = 60</pre>
<p style="display: none">oculto</p>
<p><strong>Garantía del equipo</strong></p>
<p>Dos años.</p>
</main>
<footer>© Termia</footer>
</body></html>`;

export const MARKDOWN_MANUAL = `---
title: "Guía de averías"
lang: es
---
# Guía de averías

<!-- borrador -->
## Aire acondicionado

**Problema: no enciende**
**Síntomas:** la pantalla está apagada.
**Diagnóstico:**
1.  Compruebe el interruptor.
2.  Compruebe el fusible.

**Códigos de error comunes (consulte el manual):**
*   **E1 / E2:** sonda de temperatura.
*   **P1:** presión alta.

| Código | Significado |
| --- | --- |
| E3 | Comunicación |
`;

export const TEXT_MANUAL = `MANUAL DE MANTENIMIENTO

1. LIMPIEZA DEL FILTRO

Apague el equipo y saque el filtro.
\f2. ERRORES

E01: fallo de encendido.
`;

export const CSV_LIST = `código;descripción;precio
AC000001;"Split; 9000 BTU";650,50
AC000002;"Split 12000 ""Plus""";780,00
`;

/** One good file of every format. */
export const SAMPLES: Readonly<Record<Format, () => SourceFile>> = {
	pdf: () => ({ name: 'manual.pdf', bytes: sampleBytes('manual.pdf') }),
	docx: () => ({ name: 'manual.docx', bytes: sampleBytes('manual.docx') }),
	odt: () => ({ name: 'manual.odt', bytes: sampleBytes('manual.odt') }),
	xlsx: () => ({ name: 'tarifa.xlsx', bytes: sampleBytes('tarifa.xlsx') }),
	html: () => textFile('manual.html', HTML_MANUAL),
	markdown: () => textFile('guia.md', MARKDOWN_MANUAL),
	text: () => textFile('manual.txt', TEXT_MANUAL),
	csv: () => textFile('tarifa.csv', CSV_LIST),
};

export function textFile(name: string, text: string): SourceFile {
	return { name, bytes: new TextEncoder().encode(text) };
}

/** A packed document with its parts unpacked, changed and packed again. */
export function repack(bytes: Uint8Array, change: (parts: Record<string, Uint8Array>) => void): Uint8Array {
	const parts = unzipSync(bytes);
	change(parts);
	return zipSync(parts);
}

/** A damaged file whose damage lies inside the packing, so that it reaches what reads the parts. */
export function mutateInside(bytes: Uint8Array, damage: (part: Uint8Array, at: number) => Uint8Array): Uint8Array {
	return repack(bytes, (parts) => {
		Object.entries(parts).forEach(([name, part], at) => {
			if (/(?:document|content|styles|sheet1|workbook|sharedStrings|numbering)\.xml$/.test(name))
				parts[name] = damage(part, at);
		});
	});
}

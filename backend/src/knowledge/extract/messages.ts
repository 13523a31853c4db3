import type { Warning } from './types.ts';

/** One for each cause. */
export type ExtractErrorCode =
	| 'empty'
	| 'too_large'
	| 'too_many_pages'
	| 'too_much_inside'
	| 'encrypted'
	| 'broken'
	| 'not_a_document'
	| 'unsupported'
	| 'no_text'
	| 'timeout'
	| 'out_of_memory';

export type Values = Record<string, string | number>;
type Sentence = (values: Values) => string;

/** What a file is that is no document, in the reader's language. */
const KINDS: Record<'es' | 'en', Record<string, string>> = {
	es: {
		image: 'es una imagen',
		program: 'es un programa',
		video: 'es un vídeo',
		audio: 'es un audio',
		archive: 'es un archivo comprimido',
		database: 'es una base de datos',
		data: 'son datos sin texto',
	},
	en: {
		image: 'it is an image',
		program: 'it is a program',
		video: 'it is a video',
		audio: 'it is a recording',
		archive: 'it is a compressed archive',
		database: 'it is a database',
		data: 'it holds data, not text',
	},
};

/** What the owner of a document reads when it can't be used: what happened, and what to do. */
export const ERRORS: Record<'es' | 'en', Record<ExtractErrorCode, Sentence>> = {
	es: {
		empty: () => 'El archivo está vacío. Compruebe que se guardó bien y vuelva a subirlo.',
		too_large: ({ limit }) =>
			`El archivo pasa del tamaño permitido (${limit} MB). Divídalo en partes y súbalas por separado.`,
		too_many_pages: ({ pages, limit }) =>
			`El documento tiene ${pages} páginas y el máximo es ${limit}. Divídalo en partes y súbalas por separado.`,
		too_much_inside: () =>
			'El archivo contiene, al descomprimirlo, mucho más de lo que un documento suele contener, y no se ha leído. Guárdelo de nuevo con su programa o divídalo en partes.',
		encrypted: () => 'El documento está protegido con contraseña. Guarde una copia sin contraseña y súbala.',
		broken: () =>
			'El archivo está dañado o incompleto y no se puede leer. Ábralo con su programa, guárdelo de nuevo y vuelva a subirlo.',
		not_a_document: ({ kind }) =>
			`El archivo no es un documento: ${KINDS.es[String(kind)] ?? ''}. Se admiten PDF, DOCX, ODT, HTML, Markdown, texto, CSV y XLSX.`,
		unsupported: ({ kind }) =>
			`Este tipo de documento no se admite (${kind}). Guárdelo como PDF, DOCX o XLSX y súbalo de nuevo.`,
		no_text: () =>
			'El documento no contiene texto: parece escaneado. Páselo antes por un programa de reconocimiento de texto (OCR) o suba el original.',
		timeout: ({ seconds }) =>
			`El documento no se pudo leer en ${seconds} segundos. Divídalo en partes o guárdelo de nuevo con su programa.`,
		out_of_memory: () =>
			'El documento necesita demasiada memoria para leerse. Divídalo en partes o guárdelo de nuevo con su programa.',
	},
	en: {
		empty: () => 'The file is empty. Check that it was saved properly and upload it again.',
		too_large: ({ limit }) => `The file is larger than allowed (${limit} MB). Split it and upload the parts.`,
		too_many_pages: ({ pages, limit }) =>
			`The document has ${pages} pages, and ${limit} is the most. Split it and upload the parts.`,
		too_much_inside: () =>
			'Unpacked, the file holds far more than a document usually does, so it was not read. Save it again with its program, or split it.',
		encrypted: () => 'The document is protected by a password. Save a copy without one and upload that.',
		broken: () =>
			'The file is damaged or incomplete and cannot be read. Open it with its program, save it again and upload it.',
		not_a_document: ({ kind }) =>
			`The file is not a document: ${KINDS.en[String(kind)] ?? ''}. PDF, DOCX, ODT, HTML, Markdown, text, CSV and XLSX are accepted.`,
		unsupported: ({ kind }) =>
			`This kind of document is not accepted (${kind}). Save it as PDF, DOCX or XLSX and upload it.`,
		no_text: () =>
			'The document has no text: it seems to be scanned. Run text recognition (OCR) on it first, or upload the original.',
		timeout: ({ seconds }) =>
			`The document could not be read within ${seconds} seconds. Split it, or save it again with its program.`,
		out_of_memory: () => 'Reading the document takes too much memory. Split it, or save it again with its program.',
	},
};

const WARNINGS: Record<'es' | 'en', Record<Warning['code'], Sentence>> = {
	es: {
		other_format: ({ named, found }) => `Por el nombre parecía ${named}, pero es ${found}: se ha leído como ${found}.`,
		guessed_encoding: ({ encoding }) =>
			`El archivo no dice con qué codificación se guardó; se ha leído como ${encoding}. Revise las tildes.`,
		hidden_skipped: ({ count }) => `No se ha leído lo que está oculto en el libro (${count} hojas, filas o columnas).`,
		pages_without_text: ({ pages }) => `Páginas sin texto, quizá escaneadas: ${pages}.`,
		read_by_ocr: ({ pages }) => `Páginas leídas por reconocimiento de texto, que puede equivocarse: ${pages}.`,
		damaged_text: ({ count }) => `${count} caracteres del archivo no se pudieron leer.`,
		uneven_rows: ({ count }) => `${count} filas tienen más columnas que la cabecera; se han leído igualmente.`,
	},
	en: {
		other_format: ({ named, found }) => `Its name says ${named}, but it is ${found}: it was read as ${found}.`,
		guessed_encoding: ({ encoding }) =>
			`The file does not say how its text is encoded; it was read as ${encoding}. Check the accents.`,
		hidden_skipped: ({ count }) => `What is hidden in the workbook was not read (${count} sheets, rows or columns).`,
		pages_without_text: ({ pages }) => `Pages without text, perhaps scanned: ${pages}.`,
		read_by_ocr: ({ pages }) => `Pages read by text recognition, which can be wrong: ${pages}.`,
		damaged_text: ({ count }) => `${count} characters of the file could not be read.`,
		uneven_rows: ({ count }) => `${count} rows have more columns than the header; they were read all the same.`,
	},
};

/** A warning as the owner reads it. */
export function explainWarning({ code, values }: Warning, language: 'es' | 'en'): string {
	return WARNINGS[language][code](values);
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundPassage } from '../../../backend/src/knowledge/search.ts';
import { terms } from '../../../backend/src/text/terms.ts';
import { DATA } from './set.ts';
import { type Library, openLibrary } from './store.ts';

const MANUALS = [
	'catalogo_productos',
	'guia_diagnosticos',
	'manual_mantenimiento',
	'procedimientos_instalacion',
	'terminos_garantia',
] as const;
/** The codes that the diagnosis guide and the installation manual explain, each with a word of what it means. */
const CODES: readonly (readonly [string, string])[] = [
	['E1', 'sensor'],
	['E2', 'sensor'],
	['E3', 'comunicación'],
	['E4', 'comunicación'],
	['P1', 'presión'],
	['P2', 'presión'],
	['ERR001', 'comunicación'],
	['ERR002', 'sobrecarga'],
	['ERR003', 'sensor'],
	['ERR004', 'temperatura'],
];
/** How people ask for a code; `%` is the code. */
const ASKED = [
	'¿Qué significa el error %?',
	'me sale el codigo % en la pantalla',
	'%',
	'Buenos días, el aire acondicionado no enciende y la unidad interior marca %, ¿qué puede ser?',
];
const UNKNOWN =
	'E0 E5 E6 E7 E9 E10 E11 E12 E20 E21 E30 E34 E40 P0 P3 P4 P10 P12 P21 F1 F.28 F 22 L3 U4 H6 ERR005 ERR010 ERR101 AC000999 AC000200'.match(
		/F 22|\S+/g,
	) ?? [];
/** From this coverage on the local engine quotes a passage. */
const ENOUGH = 0.6;

/** A share with what missed. */
export interface Hits {
	hits: number;
	of: number;
	missed: string[];
}

export interface HvacFigures {
	passages: number;
	recallAt1: Hits;
	recallAt3: Hits;
	/** Known codes whose first passage explains them. */
	codes: Hits;
	/** Unknown codes that no passage claims to cover. */
	unknownCodes: Hits;
}

/** Asks our own questions about the manuals of an installer. Null where they are absent. */
export async function measureHvac(): Promise<HvacFigures | null> {
	if (!existsSync(join(DATA, 'hvac'))) return null;
	const library = await openLibrary();
	try {
		const names = await loadManuals(library);
		const nameOf = ({ documentId }: FoundPassage): string => names.get(documentId) ?? '';
		const ranks = new Map<string, number>();
		for (const { question, document, section } of questions()) {
			const { passages } = await library.search(question, 3);
			const isRight = (passage: FoundPassage): boolean =>
				nameOf(passage) === document && section.split('|').some((part) => passage.heading?.includes(part) === true);
			const index = passages.findIndex(isRight);
			ranks.set(question, index === -1 ? Number.POSITIVE_INFINITY : index + 1);
		}
		const known = await Promise.all(
			CODES.flatMap(([code, meaning]) => ASKED.map(async (asked) => await explains(library, asked, code, meaning))),
		);
		const unknown = await Promise.all(
			UNKNOWN.flatMap((code) => ASKED.map(async (asked) => await claimsNothing(library, asked.replace('%', code)))),
		);
		return {
			passages: await library.passages(),
			recallAt1: hits([...ranks].map(([question, rank]) => [question, rank <= 1])),
			recallAt3: hits([...ranks].map(([question, rank]) => [question, rank <= 3])),
			codes: hits(known),
			unknownCodes: hits(unknown),
		};
	} finally {
		await library.close();
	}
}

async function loadManuals(library: Library): Promise<Map<string, string>> {
	const names = new Map<string, string>();
	for (const name of MANUALS) {
		const text = readFileSync(join(DATA, 'hvac', `${name}.txt`), 'utf8');
		names.set(await library.add(/^# (.+)$/m.exec(text)?.[1] ?? name, text), name);
	}
	await library.settle();
	return names;
}

function questions(): { question: string; document: string; section: string }[] {
	const [, ...rows] = readFileSync(join(import.meta.dirname, 'hvac-questions.tsv'), 'utf8')
		.trim()
		.split('\n');
	return rows.map((row) => {
		const [, question = '', document = '', section = ''] = row.split('\t');
		return { question, document, section };
	});
}

async function explains(
	library: Library,
	asked: string,
	code: string,
	meaning: string,
): Promise<readonly [string, boolean]> {
	const question = asked.replace('%', code);
	const { passages } = await library.search(question, 3);
	const [first] = passages;
	const found = new Set(terms(first?.text ?? '').map(({ word }) => word));
	const word = terms(meaning)[0]?.word ?? '';
	return [question, (first?.coverage ?? 0) >= ENOUGH && found.has(code.toLowerCase()) && found.has(word)];
}

async function claimsNothing(library: Library, question: string): Promise<readonly [string, boolean]> {
	const { coverage } = await library.search(question, 5);
	return [question, coverage < ENOUGH];
}

function hits(results: readonly (readonly [string, boolean])[]): Hits {
	const missed = results.filter(([, isHit]) => !isHit).map(([name]) => name);
	return { hits: results.length - missed.length, of: results.length, missed };
}

import type { FoundPassage } from '../../knowledge/search.ts';
import { readUnits, type Unit } from '../../knowledge/units.ts';
import { codes } from '../../text/codes.ts';
import { shorten } from '../../text/chat-text.ts';
import { synonymsOf } from '../../text/synonyms.ts';
import { termSet } from '../../text/terms.ts';

/** Most characters of one quote. */
const MAX_QUOTE = 900;
/** A passage up to this length whose heading fits is quoted whole. */
const WHOLE = 600;
/** Most sentences, and most rows, of one quote. */
const MAX_SENTENCES = 3;
const MAX_ROWS = 3;

/** What is asked, as terms with the words that mean the same. */
export function askedTerms(text: string): Set<string> {
	const found = termSet(text);
	for (const term of [...found]) for (const other of synonymsOf(term)) found.add(other);
	return found;
}

/**
 * The part of a passage that answers: the row of a code, the steps of a procedure, or the sentences nearest to the question,
 * word for word.
 *
 * @returns null when nothing in the passage fits
 */
export function quote(question: string, passage: FoundPassage): string | null {
	const asked = beyondTitle(question, passage.documentTitle);
	const units = readUnits(passage.text, asked);
	const wanted = codes(question);
	const rows = units.filter(({ kind }) => kind === 'row');
	const codeRows = rows.filter((row) => wanted.some((code) => row.terms.has(code)));
	if (codeRows.length > 0) return shorten(codeRows.map(({ text }) => text).join('\n'), MAX_QUOTE);
	const best = Math.max(0, ...units.map(({ score }) => score));
	const heading = termSet(passage.heading ?? '');
	// A heading names its subject also with a word of the title: "Horario" in a document called "Tarifas y horarios".
	const own = termSet(question);
	const headingFits =
		[...asked].some((term) => heading.has(term)) || (own.size === 1 && heading.has([...own][0] ?? ''));
	const steps = units.find(({ kind, text }) => kind === 'list' && /^\s*1[.)]/m.test(text));
	if (steps && (headingFits || steps.score >= best / 2)) return stepsWithLead(units, steps);
	if (headingFits && rows.length === 0 && passage.text.length <= WHOLE) return passage.text;
	if (best === 0) return headingFits ? firstOf(units) : null;
	const top = units.find(({ score }) => score === best);
	if (top?.kind === 'row') return rowsOf(rows, best);
	if (top?.kind === 'list') return shorten(listLines(top, question), MAX_QUOTE);
	return sentencesAround(units, best);
}

/** What is asked beyond the name of the document, which every passage of it shares. */
function beyondTitle(question: string, title: string): Set<string> {
	const asked = askedTerms(question);
	const own = termSet(title);
	const rest = new Set([...asked].filter((term) => !own.has(term)));
	return rest.size > 0 ? rest : asked;
}

/** The steps, with the sentence before them and the one after, which often says when to stop. */
function stepsWithLead(units: readonly Unit[], steps: Unit): string {
	const at = units.indexOf(steps);
	const lead = units
		.slice(0, at)
		.filter(({ kind }) => kind === 'sentence')
		.slice(-2);
	const after = units
		.slice(at + 1)
		.filter(({ kind }) => kind === 'sentence')
		.slice(0, 1);
	return shorten(
		[lead.map(({ text }) => text).join(' '), steps.text, after.map(({ text }) => text).join(' ')]
			.filter(Boolean)
			.join('\n'),
		MAX_QUOTE + 300,
	);
}

function rowsOf(rows: readonly Unit[], best: number): string {
	const fitting = rows.filter(({ score }) => score >= best * 0.75).slice(0, MAX_ROWS);
	return shorten(fitting.map(({ text }) => text).join('\n'), MAX_QUOTE);
}

/** The lines of a list that fit, or all of a short list. */
function listLines(list: Unit, question: string): string {
	const asked = askedTerms(question);
	const lines = list.text.split('\n');
	const scored = lines.map((line) => [...termSet(line)].filter((term) => asked.has(term)).length);
	const best = Math.max(...scored);
	if (best === 0 || lines.length <= 4) return list.text;
	const fitting = lines.filter((_, index) => (scored[index] ?? 0) >= Math.max(1, best * 0.75));
	return fitting.length === 1 ? (fitting[0] ?? '').replace(/^\s*[-*+•–]\s+/, '') : fitting.join('\n');
}

function sentencesAround(units: readonly Unit[], best: number): string {
	const plain = units.filter(({ kind }) => kind === 'sentence');
	const first = plain.findIndex(({ score }) => score === best);
	const from = Math.max(0, first - (plain[first - 1]?.score ? 1 : 0));
	return shorten(
		plain
			.slice(from, from + MAX_SENTENCES)
			.map(({ text }) => text)
			.join(' '),
		MAX_QUOTE,
	);
}

function firstOf(units: readonly Unit[]): string | null {
	const [first] = units;
	if (first === undefined) return null;
	if (first.kind !== 'sentence')
		return shorten(
			units
				.filter(({ kind }) => kind === first.kind)
				.slice(0, 6)
				.map(({ text }) => text)
				.join('\n'),
			MAX_QUOTE,
		);
	return shorten(
		units
			.slice(0, MAX_SENTENCES)
			.filter(({ kind }) => kind === 'sentence')
			.map(({ text }) => text)
			.join(' '),
		MAX_QUOTE,
	);
}

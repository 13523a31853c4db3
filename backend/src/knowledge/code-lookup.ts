import type { AskedCode } from './asked-codes.ts';

/** What the documents have of a code that was asked for. */
export interface CodeFound extends AskedCode {
	/** Documents that have it for the equipment that was named, or for any where none was; the best first. */
	documents: string[];
	/** Titles of documents that have it for other equipment only: nothing to answer with. */
	elsewhere: string[];
}

/** A passage with the codes that it has of those asked for. */
export interface CodedPassage {
	documentId: string;
	documentTitle: string;
	/** How much of the question it covers, 0 to 1. */
	coverage: number;
	codes: readonly string[];
}

/** A passage without the code that was asked for covers no more than this of the question: too little to answer with. */
const WITHOUT_CODE = 0.3;
/** A passage with the error that was asked for covers at least this, however much else the message tells. */
const WITH_ERROR = 0.65;

/**
 * Puts passages that have the codes asked for first, the best of each document before the second of any, so that an answer can
 * tell which equipment each meaning belongs to; leaves out those about other equipment; and lets none claim to cover a code
 * that it does not have. Pure.
 *
 * @param passages best first
 * @param isAboutEquipment whether a passage is about the equipment that the question names
 */
export function orderByCodes<T extends CodedPassage>(
	asked: readonly AskedCode[],
	passages: readonly T[],
	isAboutEquipment: (passage: T) => boolean,
): { passages: T[]; codes: CodeFound[] } {
	if (asked.length === 0) return { passages: [...passages], codes: [] };
	const withCode = passages.filter(({ codes }) => codes.length > 0);
	const fitting = withCode.filter(isAboutEquipment);
	const others = withCode.filter((passage) => !fitting.includes(passage));
	const codes = asked.map(({ code, kind }) => {
		const documents = [...new Set(fitting.filter((one) => one.codes.includes(code)).map((one) => one.documentId))];
		const elsewhere = others.filter((one) => one.codes.includes(code) && !documents.includes(one.documentId));
		return { code, kind, documents, elsewhere: [...new Set(elsewhere.map((one) => one.documentTitle))] };
	});
	// Where a catalogue has the part, what else is asked about it may stand elsewhere: its guarantee, how to fit it.
	const mustHave = codes.some(({ kind, documents }) => kind === 'error' || documents.length === 0);
	const rest = passages
		.filter((passage) => passage.codes.length === 0)
		.map((passage) => (mustHave ? { ...passage, coverage: Math.min(passage.coverage, WITHOUT_CODE) } : passage));
	const errors = new Set(asked.filter(({ kind }) => kind === 'error').map(({ code }) => code));
	const first = oneOfEach(fitting).map((passage) =>
		passage.codes.some((code) => errors.has(code))
			? { ...passage, coverage: Math.max(passage.coverage, WITH_ERROR) }
			: passage,
	);
	return { passages: [...first, ...rest], codes };
}

/** The first of each document, then the others, in their order. */
function oneOfEach<T extends CodedPassage>(passages: readonly T[]): T[] {
	const firsts = passages.filter(
		({ documentId }, index) => passages.findIndex((other) => other.documentId === documentId) === index,
	);
	return [...firsts, ...passages.filter((passage) => !firsts.includes(passage))];
}

import { codes, joinCodes, joinWrittenCodes } from '../text/codes.ts';
import { fold } from '../text/fold.ts';

/** A code whose meaning, price or place a question asks for. */
export interface AskedCode {
	/** In one spelling: `f28`, `ac000026`. */
	code: string;
	/** `error`: what a device shows; only a passage that has it speaks of it. `part`: what a catalogue lists. */
	kind: 'error' | 'part';
}

/** One letter and up to three digits, or the beginnings that manufacturers give to errors. */
const ERROR = /^(?:\p{L}|err?|eh|al)\d{1,3}$/u;
/** Looks the same and is none: refrigerants (R32), surfaces (m2), gases (G20), paper. */
const NO_ERROR = /^(?:m[23]|r\d{2,3}|g(?:20|25|30|31)|a[345]|h2|o2)$/;
const PART = /^\p{L}{1,4}\d{5,8}$/u;
/** What makes any code behind it an error: "error CH05". */
const SAID =
	/(?:error|errores|codigo|codigos|codi|code|fallo|averia|alarma|erro|erreur)\s+(?:de\s+|el\s+|la\s+|numero\s+|n[ºo]?\s+)?(\p{L}{1,4}\d{1,4})(?![\p{L}\p{N}])/gu;

/** The codes that a question asks about, in their order. Models (AC-100) and refrigerants are none. */
export function askedCodes(question: string): AskedCode[] {
	const folded = joinCodes(fold(joinWrittenCodes(question)));
	const said = new Set([...folded.matchAll(SAID)].map(([, code = '']) => code));
	const found = new Map<string, AskedCode>();
	for (const code of [...(folded.match(/[\p{L}\p{N}]+/gu) ?? []), ...codes(question)]) {
		if (said.has(code) || (ERROR.test(code) && !NO_ERROR.test(code))) found.set(code, { code, kind: 'error' });
		else if (PART.test(code)) found.set(code, { code, kind: 'part' });
	}
	return [...found.values()];
}

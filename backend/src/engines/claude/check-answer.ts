import { codes } from '../../text/codes.ts';
import { fold, words } from '../../text/fold.ts';
import type { EngineAnswer, Question } from '../engine.ts';
import { foreignPart, strangeName } from '../grounding/foreign.ts';
import { givesQuantity, quantities } from '../grounding/quantities.ts';
import { type CitedSentence, citationsIn, citedSentences } from '../grounding/sentences.ts';
import { defers, isAboutSafety, isBinding, saysFree } from '../grounding/topics.ts';
import { ANSWER_PROMPT, MAX_PASSAGES } from './prompt.ts';
import type { AnswerOutput, UnderstoodOutput } from './schemas.ts';

/** The answer in our terms, or in our own words why it may not be used. */
export type Checked = { value: EngineAnswer } | { defect: string };

const MAX_REPLY = 3000;
const MAX_REASON = 120;
/** Words in a row that only somebody who repeats the instructions writes. */
const REPEATED = 7;
/** Emergency number of the European Union: right without a source. */
const ALWAYS_KNOWN = '112';
const INSTRUCTIONS = new Set(runs(ANSWER_PROMPT.text));

/**
 * Checks what a model wrote against what it was given: sources that exist; in each sentence figures with their units, codes
 * and models that stand in its sources; nothing about money, guarantees or safety without a source; no links, names or
 * markup of its own; none of its instructions.
 */
export function checkAnswer(output: AnswerOutput | UnderstoodOutput, question: Question): Checked {
	const reply = output.reply.trim();
	if (reply === '') return { defect: 'empty reply' };
	if (reply.length > MAX_REPLY) return { defect: 'reply too long' };
	const count = Math.min(question.passages.length, MAX_PASSAGES);
	const inText = citationsIn(reply);
	const sources = [...new Set([...inText, ...output.sources])];
	if (sources.some((n) => n < 1 || n > count)) return { defect: 'cites a source that was not given' };
	const defect = findDefect(reply, sources, output.needs_human, question);
	if (defect !== null) return { defect };
	const missing = sources.filter((n) => !inText.includes(n));
	return {
		value: {
			reply: missing.length === 0 ? reply : `${reply} ${missing.map((n) => `[${n}]`).join(' ')}`,
			sources,
			needsHuman: output.needs_human,
			offersHuman: false,
			reason: plainReason(output.reason),
			understood: 'intent' in output ? { intent: output.intent, language: output.language } : null,
		},
	};
}

function findDefect(reply: string, sources: number[], toPerson: boolean, question: Question): string | null {
	if (runs(reply).some((run) => INSTRUCTIONS.has(run))) return 'repeats its instructions';
	const foreign = foreignPart(reply, sources.map((n) => textOf(question, n)).join('\n'), question.linkHosts ?? []);
	if (foreign !== null) return foreign;
	const known = new Set(
		words(
			[
				question.companyName,
				question.text,
				...question.history.map(({ text }) => text),
				...question.passages.slice(0, MAX_PASSAGES).map((_, index) => textOf(question, index + 1)),
			].join(' '),
		),
	);
	for (const sentence of citedSentences(reply)) {
		const defect = ungrounded(sentence, sources, toPerson, question);
		if (defect !== null) return defect;
		if (question.language !== 'de' && strangeName(sentence.text, known)) return 'names somebody that no source names';
	}
	return null;
}

function ungrounded(
	sentence: CitedSentence,
	cited: readonly number[],
	toPerson: boolean,
	question: Question,
): string | null {
	const folded = fold(sentence.text);
	const found = quantities(sentence.text).filter(({ value }) => value !== ALWAYS_KNOWN);
	const matters = isBinding(folded) || isAboutSafety(folded);
	if (matters && sentence.sources.length === 0) {
		const statesNothing =
			found.length === 0 && (sentence.isQuestion || (toPerson && !saysFree(folded)) || defers(folded));
		if (!statesNothing) return 'speaks of money, a guarantee or safety without a source';
	}
	const leansOn = sentence.sources.length > 0 ? sentence.sources : cited;
	// Without a mark of its own a sentence may repeat what the customer said; a price or a danger it may not take from there.
	const mayEcho = sentence.own.length === 0 && (!matters || sentence.isQuestion);
	const texts = leansOn.map((n) => textOf(question, n));
	const given = mayEcho ? [...texts, question.text, ...customerSaid(question)] : texts;
	const free = found.find((quantity) => !given.some((text) => givesQuantity(text, quantities(text), quantity)));
	if (free !== undefined)
		return `gives a figure that its source has not: ${free.value}${free.unit ? ` ${free.unit}` : ''}`;
	const all = fold(given.join('\n'));
	const knownCodes = new Set(codes(all));
	const strange = codes(sentence.text).find((code) => !knownCodes.has(code) && !all.includes(code));
	if (strange !== undefined) return `gives a code that its source has not: ${strange}`;
	const model = modelsIn(sentence.text, question.language).find((name) => !all.includes(name));
	if (model !== undefined) return `gives a model that its source has not: ${model}`;
	return saysFree(folded) && !given.some((text) => saysFree(fold(text)))
		? 'promises something free that no source has'
		: null;
}

/** "Aitana 24": a name with a number, folded; not at the beginning of a sentence, nor where every noun has a capital. */
function modelsIn(sentence: string, language: string): string[] {
	if (language === 'de') return [];
	return [...sentence.matchAll(/(?<=\p{Ll}[\p{L}]*\s)\p{Lu}\p{Ll}{2,}\s\d{1,4}(?![\p{L}\p{N}.,]*\d)/gu)].map(([name]) =>
		fold(name),
	);
}

const customerSaid = ({ history }: Question): string[] =>
	history.filter(({ by }) => by === 'customer').map(({ text }) => text);

function textOf({ passages }: Question, n: number): string {
	const passage = passages[n - 1];
	return passage === undefined ? '' : `${passage.documentTitle}\n${passage.heading ?? ''}\n${passage.text}`;
}

/** For the trace and the operator's note: one line of words. The model wrote it, so it may carry nothing that acts. */
function plainReason(reason: string): string {
	return reason
		.replace(/[^\s]*(?::\/\/|www\.|@)[^\s]*/g, ' ')
		.replace(/[^\p{L}\p{N} .,;:'%()/-]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, MAX_REASON);
}

/** Every run of a few words of a text. */
function runs(text: string): string[] {
	const list = words(text);
	return list.slice(0, Math.max(0, list.length - REPEATED + 1)).map((_, at) => list.slice(at, at + REPEATED).join(' '));
}

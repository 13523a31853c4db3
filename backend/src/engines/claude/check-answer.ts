import { codes } from '../../text/codes.ts';
import { fold } from '../../text/fold.ts';
import type { EngineAnswer, Question } from '../engine.ts';
import { MAX_PASSAGES } from './prompt.ts';
import type { AnswerOutput } from './schemas.ts';

/** The answer in our terms, or why it may not be used. */
export type Checked = { answer: EngineAnswer } | { error: string };

const MAX_REPLY = 3000;
/** What costs somebody money or binds the company. Folded. */
const BINDING =
	/€|\beur(o|os)?\b|\bprecio|\bcuesta|\bgarantia|\bwarranty|\biva\b|%|\bdescuento|\bgratis|\bgratuit|\bfree\b|\bcontrato|\bcubre|\bcovered|\bpenaliz/;
/** Done things that no code has done. Folded. */
const CLAIMED =
	/\b(he|hemos|ya (le|os|te) he) (enviado|avisado|reservado|concertado|anulado|cancelado|programado|agendado|tramitado|pedido|cambiado|abonado|devuelto|registrado)\b|\b(i|we) have (sent|booked|cancelled|scheduled|ordered|refunded|changed)\b/;

/**
 * Checks what a model wrote against what it was given: sources that exist, figures and codes that stand in them where money
 * or a guarantee is spoken of, no links of its own, no claim of an action.
 */
export function checkAnswer(output: AnswerOutput, question: Question): Checked {
	const reply = output.reply.trim();
	if (reply === '') return { error: 'empty reply' };
	if (reply.length > MAX_REPLY) return { error: 'reply too long' };
	const count = Math.min(question.passages.length, MAX_PASSAGES);
	const inText = [...reply.matchAll(/\[(\d{1,2})\]/g)].map(([, n]) => Number(n));
	const sources = [...new Set([...inText, ...output.sources])];
	if (sources.some((n) => n < 1 || n > count))
		return { error: `cites a source that was not given: ${sources.join(', ')}` };
	const given = fold([question.text, ...sources.map((n) => textOf(question, n))].join('\n'));
	const wrong = ungrounded(reply, given, sources.length > 0, output.needs_human);
	if (wrong !== null) return { error: wrong };
	const missing = sources.filter((n) => !inText.includes(n));
	return {
		answer: {
			reply: missing.length === 0 ? reply : `${reply} ${missing.map((n) => `[${n}]`).join(' ')}`,
			sources,
			needsHuman: output.needs_human,
			offersHuman: false,
			reason: output.reason.slice(0, 300),
		},
	};
}

function ungrounded(reply: string, given: string, hasSources: boolean, toPerson: boolean): string | null {
	const folded = fold(reply).replace(/\[\d{1,2}\]/g, ' ');
	if (CLAIMED.test(folded)) return 'claims an action that nobody has taken';
	const link = /(?:https?:\/\/|www\.)\S+/.exec(folded)?.[0];
	if (link !== undefined && !given.includes(link.replace(/[.,;)]+$/, ''))) return 'gives a link that no source has';
	const known = new Set(codes(given));
	const strange = codes(folded).find((code) => !known.has(code) && !given.includes(code));
	if (strange !== undefined) return `gives a code that no source has: ${strange}`;
	for (const sentence of folded.split(/(?<=[.!?])\s+|\n/)) {
		if (!BINDING.test(sentence)) continue;
		const figures = sentence.match(/\d+(?:[.,]\d+)*/g) ?? [];
		if (figures.length > 0 && !hasSources && !toPerson) return 'speaks of money or a guarantee without a source';
		const free = figures.find((figure) => !hasFigure(given, figure));
		if (free !== undefined) return `gives a figure that no source has: ${free}`;
		if (/\bgratis|\bgratuit|\bfree\b/.test(sentence) && !/gratis|gratuit|free/.test(given))
			return 'promises something free that no source has';
	}
	return null;
}

/** Whether the figure stands in the text by itself: 90 is not in 1.890. `1.890` and `1890` are the same. */
function hasFigure(text: string, figure: string): boolean {
	const plain = (value: string): string =>
		value
			.replace(/[.\s](?=\d{3}\b)/g, '')
			.replace(',', '.')
			.replace(/\.0+$/, '');
	return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).some((other) => plain(other) === plain(figure));
}

function textOf({ passages }: Question, n: number): string {
	const passage = passages[n - 1];
	return passage === undefined ? '' : `${passage.documentTitle} ${passage.heading ?? ''} ${passage.text}`;
}

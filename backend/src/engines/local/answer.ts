import { textsIn } from '../../catalogue/catalogue.ts';
import type { LocalTexts } from '../../catalogue/texts.ts';
import type { Intent } from '../../contract/turn.ts';
import type { FoundPassage } from '../../knowledge/search.ts';
import { assentOf } from '../../text/assent.ts';
import { codes } from '../../text/codes.ts';
import { fold } from '../../text/fold.ts';
import { termSet } from '../../text/terms.ts';
import type { EngineAnswer, Question } from '../engine.ts';
import { quote } from './quote.ts';
import { addedForReader } from './reader.ts';

/**
 * How much of a question the documents must speak of before they are quoted, 0 to 1. Measured on the demonstration manuals:
 * questions that they answer reach 0.64 or more, questions that they do not answer stay under 0.58.
 */
const ENOUGH = 0.6;
/** For intents that a person usually settles, the documents must answer nearly all of it. */
const NEARLY_ALL = 0.75;
/** Above this the intent of small talk is believed, whatever the documents say. */
const SURE = 0.6;

/** Without a good source these go to a person rather than stay unanswered: a breakdown, money, a promise. */
const NEEDS_PERSON: readonly Intent[] = ['incident', 'quote', 'billing', 'warranty_contract', 'maintenance'];
const MONEY: readonly Intent[] = ['quote', 'billing', 'maintenance', 'warranty_contract'];
/** What the office settles, unless somebody asks how it works. */
const OFFICE: readonly Intent[] = ['appointment', 'order', 'billing'];
const ASKS = /\?|^(como|que|cual|cuando|donde|puedo|se puede|how|what|when|can) /;
const THANKS = /\b(gracia|thank|gracies|graci|grazas|obrigad|merci|eskerrik|mila esker)/;
/** Said of the answer, and of nothing in particular. */
const NOT_UNDERSTOOD =
	/^(no|non|nao) (te|le|os|les|lo|la|o|he|ho|me lo|me he) ?(entiendo|entendido|entendi|comprendo|entenc|entendo)( nada| bien)?\W*$/;
const NOT_USEFUL =
	/\bno (me |nos )?(ha |han |fue |es |era |responde|ayud|sirv)|\bno era eso|not (helpful|useful)|didn.?t help/;

/**
 * Answers without a model: quotes the best passage with its source, or says that it does not know. Never states a price, a
 * guarantee or a safety measure that is not quoted.
 */
export function answerLocally(question: Question): EngineAnswer {
	const texts = textsIn(question.language).local;
	const { intent, intentConfidence, coverage } = question;
	if (intent === 'complaint' && intentConfidence >= 0.4) return toPerson(texts.complaint, 'a complaint');
	// A mere "vale" asks nothing: what was said before is not said again.
	if (assentOf(question.text) !== null && !THANKS.test(fold(question.text))) return say(texts.fine, 'a yes or no');
	if (NOT_UNDERSTOOD.test(fold(question.text))) return say(texts.sorryNotUseful, 'not understood', true);
	const isSmallTalk = smallTalk(question, texts);
	// Who only may be off the subject is first looked up, and otherwise told that we do not know, not that we do not care.
	const isUnsure = intent === 'out_of_scope' && intentConfidence < SURE;
	if (isSmallTalk !== null && !isUnsure && (intentConfidence >= SURE || coverage < NEARLY_ALL)) return isSmallTalk;
	const isOffice = OFFICE.includes(intent);
	// Who reports a double charge wants it settled, not the rule about payments.
	const isAnswerable = !isOffice || ASKS.test(fold(question.text));
	const answer = isAnswerable && coverage >= (isOffice ? NEARLY_ALL : ENOUGH) ? quoted(question, texts) : null;
	return answer ?? unknown(question, texts);
}

function say(reply: string, reason: string, offersHuman = false): EngineAnswer {
	return { reply, sources: [], needsHuman: false, offersHuman, asks: offersHuman, reason };
}

function smallTalk({ intent, text }: Question, texts: LocalTexts): EngineAnswer | null {
	if (intent === 'greeting') return say(texts.greeting, 'a greeting');
	if (intent === 'feedback') {
		return NOT_USEFUL.test(fold(text))
			? say(texts.sorryNotUseful, 'the answer before was not useful', true)
			: say(texts.thanks, 'thanks');
	}
	if (intent === 'out_of_scope') return say(texts.outOfScope, 'not a matter of the company');
	return null;
}

function quoted(question: Question, texts: LocalTexts): EngineAnswer | null {
	const chosen = choose(question);
	const parts = chosen.flatMap(({ passage, n }) => {
		const found = quote(question.query ?? question.text, passage);
		return found === null ? [] : [{ n, passage, found }];
	});
	if (parts.length === 0) return null;
	// Whoever asks on wants more than the same words again.
	const before = question.history.findLast(({ by }) => by === 'assistant')?.text ?? '';
	if (parts.every(({ found }) => `\n\n${before}`.includes(`\n\n${found.trim()}`))) {
		return say(texts.alreadySaid, 'the documents say what the reply before said', true);
	}
	const body =
		parts.length === 1
			? [texts.quoteLead, `${parts[0]?.found} [${parts[0]?.n}]`].filter(Boolean).join('\n\n')
			: [
					texts.whichDevice,
					...parts.map(({ n, passage, found }) => `**${passage.documentTitle}**: ${found} [${n}]`),
				].join('\n\n');
	const added = parts.map(({ n, passage, found }) =>
		addedForReader(question.role, question.language, { quote: found, passage: passage.text, source: `[${n}]` }),
	);
	const closing =
		question.intent === 'incident' ? texts.ifNotSolved : MONEY.includes(question.intent) ? texts.askPerson : '';
	return {
		reply: [body, ...new Set(added), closing].filter(Boolean).join('\n\n'),
		sources: parts.map(({ n }) => n),
		needsHuman: false,
		offersHuman: question.intent === 'incident',
		asks: false,
		reason: `the documents cover ${Math.round(question.coverage * 100)} % of the question`,
	};
}

/** The best passage; two, when a code means something in two documents and the question does not say which equipment. */
function choose({ text, query = text, passages }: Question): { passage: FoundPassage; n: number }[] {
	const numbered = passages.map((passage, index) => ({ passage, n: index + 1 }));
	const covering = numbered.filter(({ passage }) => passage.coverage >= ENOUGH);
	const wanted = codes(query);
	const withCode = covering.filter(({ passage }) =>
		wanted.some((code) => termSet(`${passage.heading} ${passage.text}`).has(code)),
	);
	const asked = termSet(query);
	const isNamed = ({ passage }: { passage: FoundPassage }): boolean =>
		[...termSet(passage.documentTitle)].some((term) => asked.has(term));
	const [first] = withCode.length > 0 ? [...withCode.filter(isNamed), ...withCode] : covering;
	if (first === undefined) return [];
	const other = withCode.find(({ passage }) => passage.documentId !== first.passage.documentId);
	return other !== undefined && !isNamed(first) ? [first, other] : [first];
}

function unknown({ intent, text }: Question, texts: LocalTexts): EngineAnswer {
	const reason = 'the documents do not answer it';
	if (intent === 'appointment') return toPerson(texts.appointment, 'a person confirms visits');
	if (intent === 'order') return toPerson(texts.order, 'a person checks orders');
	if (NEEDS_PERSON.includes(intent)) {
		return toPerson(ASKS.test(fold(text)) ? texts.unknownToPerson : texts.takenNote, reason);
	}
	return { reply: texts.unknown, sources: [], needsHuman: false, offersHuman: true, asks: true, reason };
}

function toPerson(reply: string, reason: string): EngineAnswer {
	return { reply, sources: [], needsHuman: true, offersHuman: false, asks: false, reason };
}

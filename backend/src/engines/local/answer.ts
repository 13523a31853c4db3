import { textsIn } from '../../catalogue/catalogue.ts';
import type { LocalTexts } from '../../catalogue/texts.ts';
import type { Intent } from '../../contract/turn.ts';
import type { FoundPassage } from '../../knowledge/search.ts';
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

function smallTalk({ intent, text }: Question, texts: LocalTexts): EngineAnswer | null {
	const say = (reply: string, reason: string, offersHuman = false): EngineAnswer => ({
		reply,
		sources: [],
		needsHuman: false,
		offersHuman,
		asks: offersHuman,
		reason,
	});
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
		const found = quote(question.text, passage);
		return found === null ? [] : [{ n, passage, found }];
	});
	if (parts.length === 0) return null;
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
function choose({ text, passages }: Question): { passage: FoundPassage; n: number }[] {
	const numbered = passages.map((passage, index) => ({ passage, n: index + 1 }));
	const covering = numbered.filter(({ passage }) => passage.coverage >= ENOUGH);
	const wanted = codes(text);
	const withCode = covering.filter(({ passage }) =>
		wanted.some((code) => termSet(`${passage.heading} ${passage.text}`).has(code)),
	);
	const [first] = withCode.length > 0 ? withCode : covering;
	if (first === undefined) return [];
	const other = withCode.find(({ passage }) => passage.documentId !== first.passage.documentId);
	const asked = termSet(text);
	const names = [...termSet(first.passage.documentTitle)].filter((term) => asked.has(term));
	return other !== undefined && names.length === 0 ? [first, other] : [first];
}

function unknown({ intent }: Question, texts: LocalTexts): EngineAnswer {
	const reason = 'the documents do not answer it';
	if (intent === 'appointment') return toPerson(texts.appointment, 'a person confirms visits');
	if (intent === 'order') return toPerson(texts.order, 'a person checks orders');
	if (NEEDS_PERSON.includes(intent)) return toPerson(texts.unknownToPerson, reason);
	return { reply: texts.unknown, sources: [], needsHuman: false, offersHuman: true, asks: true, reason };
}

function toPerson(reply: string, reason: string): EngineAnswer {
	return { reply, sources: [], needsHuman: true, offersHuman: false, asks: false, reason };
}

import { type FoundPassage, search, type SearchResult } from '../knowledge/search.ts';
import { type Exchange, findExchanges, lastTurnAt } from '../store/exchanges.ts';
import {
	findHistory,
	findTurnAttachments,
	findTurnContact,
	type HistoryLine,
	type TurnAttachment,
	type TurnContact,
} from '../store/history.ts';
import { findPerson, type KnownPerson } from '../store/people.ts';
import { readFor } from '../store/reader.ts';
import type { Tx } from '../store/tables/index.ts';
import type { Turn } from '../store/turns.ts';
import type { Company } from './context.ts';
import { AUTOMATON_QUESTIONS } from './manners/automaton-question.ts';
import { type Notice, noticeFor } from './manners/disclosure.ts';

/** Everything that an answer to a turn may use. */
export interface TurnScene {
	turn: Turn;
	/** Null for a turn without a conversation. */
	person: KnownPerson | null;
	contact: TurnContact;
	history: HistoryLine[];
	/** The turns before this one since the conversation was last handed back, oldest first. */
	exchanges: Exchange[];
	attachments: TurnAttachment[];
	/** Whether the reply has to say that an AI answers. */
	notice: Notice;
	/** What the passages were found with. */
	query: string;
	passages: FoundPassage[];
	coverage: number;
}

/** Passages fetched for a turn: three are used, the others tell whether a code belongs to a second document. */
const PASSAGES = 5;
const HISTORY = 8;
/** With fewer words the question leans on what was said just before. */
const SHORT_QUESTION = 3;

/** Reads what the answer needs. A hazard needs no document, and nothing may keep it waiting. */
export async function readScene(tx: Tx, turn: Turn, { settings }: Company, now: Date): Promise<TurnScene> {
	const { account_id: accountId, contact_id: contactId, conversation_id: conversationId } = turn;
	const person = accountId && contactId ? await findPerson(tx, accountId, contactId) : null;
	const history = conversationId ? await findHistory(tx, turn, HISTORY) : [];
	const isForPerson = turn.route === 'human' || turn.route === 'hazard';
	const contact =
		isForPerson || person === null ? await findTurnContact(tx, turn) : { name: null, phone: null, email: null };
	const exchanges =
		turn.route === 'answer' && accountId && conversationId
			? await findExchanges(tx, { accountId, conversationId }, turn.id, now)
			: [];
	const notice = person && (await noticeFor(person, settings, now, () => lastTurnAt(tx, person, turn.id)));
	const attachments = await findTurnAttachments(tx, turn);
	const found =
		turn.route === 'hazard' ? { query: turn.text, passages: [], coverage: 0 } : await searchFor(tx, turn, history);
	return { turn, person, contact, history, exchanges, attachments, notice, ...found };
}

/**
 * What the documents for the turn's role say. A short message ("¿y cuánto tarda?", "la Aitana 24") is searched together with
 * the customer's message before it.
 */
async function searchFor(
	tx: Tx,
	turn: Turn,
	history: readonly HistoryLine[],
): Promise<SearchResult & { query: string }> {
	const text = turn.manner === 'truth' ? AUTOMATON_QUESTIONS.without(turn.text) : turn.text;
	const isShort = text.trim().split(/\s+/).length <= SHORT_QUESTION;
	const before = isShort ? history.findLast(({ by }) => by === 'customer')?.text : undefined;
	// A transaction reads for a customer, unless told otherwise.
	if (turn.role !== null && turn.role !== 'customer') await readFor(tx, turn.role);
	const query = [text, before].filter(Boolean).join('\n');
	return { query, ...(await search(tx, { query, limit: PASSAGES })) };
}

import { type FoundPassage, search, type SearchResult } from '../knowledge/search.ts';
import { findHistory, findTurnContact, type HistoryLine, type TurnContact } from '../store/history.ts';
import { findPerson, type KnownPerson } from '../store/people.ts';
import { readFor } from '../store/reader.ts';
import type { Tx } from '../store/tables/index.ts';
import type { Turn } from '../store/turns.ts';

/** Everything that an answer to a turn may use. */
export interface TurnScene {
	turn: Turn;
	/** Null for a turn without a conversation. */
	person: KnownPerson | null;
	contact: TurnContact;
	history: HistoryLine[];
	passages: FoundPassage[];
	coverage: number;
}

/** Passages fetched for a turn: three are used, the others tell whether a code belongs to a second document. */
const PASSAGES = 5;
const HISTORY = 8;
/** With fewer words the question leans on what was said just before. */
const SHORT_QUESTION = 3;

/** Reads what the answer needs. A hazard needs no document, and nothing may keep it waiting. */
export async function readScene(tx: Tx, turn: Turn): Promise<TurnScene> {
	const person = turn.account_id && turn.contact_id ? await findPerson(tx, turn.account_id, turn.contact_id) : null;
	const history = turn.conversation_id ? await findHistory(tx, turn, HISTORY) : [];
	const isForPerson = turn.route === 'human' || turn.route === 'hazard';
	const contact =
		isForPerson || person === null ? await findTurnContact(tx, turn) : { name: null, phone: null, email: null };
	const found = turn.route === 'hazard' ? { passages: [], coverage: 0 } : await searchFor(tx, turn, history);
	return { turn, person, contact, history, ...found };
}

/**
 * What the documents for the turn's role say. A short message ("¿y cuánto tarda?", "la Aitana 24") is searched together with
 * the customer's message before it.
 */
async function searchFor(tx: Tx, turn: Turn, history: readonly HistoryLine[]): Promise<SearchResult> {
	const isShort = turn.text.trim().split(/\s+/).length <= SHORT_QUESTION;
	const before = isShort ? history.findLast(({ by }) => by === 'customer')?.text : undefined;
	// A transaction reads for a customer, unless told otherwise.
	if (turn.role !== null && turn.role !== 'customer') await readFor(tx, turn.role);
	return await search(tx, { query: [turn.text, before].filter(Boolean).join('\n'), limit: PASSAGES });
}

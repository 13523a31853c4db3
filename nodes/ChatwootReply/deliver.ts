import type { IExecuteFunctions } from 'n8n-workflow';
import type { Backend } from '../shared/backend';
import type { Chatwoot } from '../shared/chatwoot';
import type { SendingReport } from '../shared/contract';
import { RecentSet } from '../shared/recent';
import { type Place, postMessage, setStatus, unassign } from './actions';
import { type Conversation, fetchConversation, fetchMessagesAfter, type SeenMessage } from './conversation';
import { finish, type HandoffTarget } from './finish';
import { maySpeak, type Permission } from './permission';
import type { Turn } from './turn';

/** What became of a turn in Chatwoot; goes into the item as `sending`. */
export interface Sending {
	state: 'sent' | 'skipped';
	reason: string | null;
	messageId: string | null;
	handedOff: boolean;
	/** Whether the reply was in Chatwoot already, from an earlier run. */
	repeated: boolean;
	/** What did not work besides the reply itself. */
	warnings: string[];
}

export interface Delivery {
	context: IExecuteFunctions;
	chatwoot: Chatwoot;
	backend: Backend | null;
	turn: Turn;
	target: HandoffTarget;
	/** Whether to speak in pending conversations only. */
	guarded: boolean;
	itemIndex: number;
}

/**
 * A hold that ends sooner than this may have passed to another run by the time the message is in Chatwoot: longer than the
 * time that posting it may take.
 */
const LEASE_MARGIN_MS = 20_000;

/** The orders by which operators silence the assistant and call it back. */
const HOLDING = new Set(['pausa', 'pause', 'bot']);

/** Turns that this process has tried to answer: a second try has to look first, whatever its lease says. */
const tried = new RecentSet(10_000);

const skipped = (reason: string): Sending => ({
	state: 'skipped',
	reason,
	messageId: null,
	handedOff: false,
	repeated: false,
	warnings: [],
});

/**
 * Brings a turn into Chatwoot: the reply, then everything that goes with it, then the report that closes the turn. A
 * first run just looks whether the conversation is still the bot's; a run that may be a repetition first asks the backend
 * whether the turn is ours, and looks for what the earlier run has left behind.
 *
 * @throws NodeApiError when the reply could not be sent; the turn stays open, and recovery takes it up
 */
export async function deliver(delivery: Delivery): Promise<Sending> {
	const { chatwoot, turn, itemIndex } = delivery;
	if (turn.reply === '' && turn.handoff === null) return await skip(delivery, 'there is nothing to say');
	const careful = isCareful(turn, chatwoot);
	if (careful) {
		const refusal = await claim(delivery);
		if (refusal) return refusal;
	}
	let conversation = await fetchConversation(chatwoot, turn.conversationId, itemIndex);
	// Looking took so long that the hold ran out: from the start, this time with care.
	if (!careful && turn.consultaId !== null && isExpiring(turn)) return await deliver(delivery);
	const isTaking = turn.takesBack && conversation.status === 'open';
	const status = isTaking ? 'pending' : conversation.status;
	const isOvertaken = !careful && hasNews(turn, conversation) && speaking(turn, status, conversation.newest).allowed;
	if (isOvertaken) {
		const refusal = await claim(delivery);
		if (refusal) return refusal;
	}
	const history =
		careful || isOvertaken ? await fetchMessagesAfter(chatwoot, turn.conversationId, turn.messageId, itemIndex) : null;
	const known = [...conversation.newest, ...(history ?? [])];
	const earlier = ownTrace(turn, known);
	if (earlier !== null) return await close(delivery, conversation, known, earlier.messageId, true);
	const place: Place = { conversationId: turn.conversationId, itemIndex };
	if (delivery.guarded) {
		const permission = speaking(turn, status, known);
		if (!permission.allowed) return await withhold(delivery, conversation, known, permission.reason);
	}
	if (isTaking) {
		const taken = await takeBack(delivery, conversation, place);
		const permission = speaking(turn, taken.status, [...known, ...taken.newest]);
		if (delivery.guarded && !permission.allowed) return await withhold(delivery, taken, known, permission.reason);
		conversation = taken;
	}
	const { reply: content, buttons, consultaId } = turn;
	const messageId = content === '' ? null : await postMessage(chatwoot, place, { content, buttons, consultaId });
	return await close(delivery, conversation, known, messageId, false);
}

/** Whether somebody wrote since the customer's message: only the newest is seen at once, and a person's may be before it. */
const hasNews = (turn: Turn, { newest }: Conversation): boolean =>
	turn.messageId > 0 && newest.some(({ id, consultaId }) => id > turn.messageId && consultaId === null);

/** Whether the bot may speak: not once an operator's note has paused it, and otherwise as the conversation stands. */
function speaking(turn: Turn, status: Conversation['status'], known: readonly SeenMessage[]): Permission {
	const orders = known.filter(({ order }) => order !== null && HOLDING.has(order)).toSorted((a, b) => a.id - b.id);
	const last = orders.at(-1);
	const isPaused = last !== undefined && last.id > turn.messageId && last.order !== 'bot';
	if (isPaused && !turn.hazard) return { allowed: false, reason: 'an operator has paused the assistant' };
	return maySpeak(turn, status, known);
}

/** Sets a conversation that has come back to the assistant to the bot in Chatwoot, and looks at it again. */
async function takeBack({ chatwoot, turn, itemIndex }: Delivery, before: Conversation, place: Place) {
	if (before.assignedToPerson) await unassign(chatwoot, place);
	await setStatus(chatwoot, place, 'pending');
	return await fetchConversation(chatwoot, turn.conversationId, itemIndex);
}

/** Whether this run must look before it speaks. Remembers the turn as tried. */
function isCareful(turn: Turn, chatwoot: Chatwoot): boolean {
	if (turn.consultaId === null) return false;
	const key = `${String(chatwoot.credentials.url)}/${chatwoot.accountId}/${turn.consultaId}`;
	const again = tried.has(key);
	tried.add(key);
	return again || turn.attempt > 1 || isExpiring(turn);
}

const isExpiring = (turn: Turn): boolean => turn.leaseEndsAt - Date.now() < LEASE_MARGIN_MS;

/** Asks the backend for the right to send; gives the outcome when there is none. */
async function claim({ backend, turn, itemIndex }: Delivery): Promise<Sending | null> {
	if (backend === null || turn.consultaId === null) return null;
	const answer = await backend.report(turn.consultaId, { state: 'sending', attempt: turn.attempt }, itemIndex);
	if (answer.allowed) return null;
	if (answer.sentMessageId === null) return skipped(answer.reason);
	return { ...skipped(answer.reason), state: 'sent', messageId: answer.sentMessageId, repeated: true };
}

/**
 * What an earlier run of this turn got into Chatwoot, null when nothing. The note for the operator counts too: it follows
 * the reply, and without a user token it may be all that can be seen; the reply's id is then unknown.
 */
function ownTrace(turn: Turn, messages: readonly SeenMessage[]): { messageId: string | null } | null {
	const own = turn.consultaId === null ? [] : messages.filter(({ consultaId }) => consultaId === turn.consultaId);
	if (own.length === 0) return null;
	const reply = own.find((message) => !message.private);
	return { messageId: reply === undefined ? null : String(reply.id) };
}

/** What follows the reply, and the report. The customer has the reply by now, so what fails here is a warning. */
async function close(
	delivery: Delivery,
	conversation: Conversation,
	known: readonly SeenMessage[],
	messageId: string | null,
	repeated: boolean,
): Promise<Sending> {
	const { handedOff, warnings } = await finish(delivery, conversation, known);
	const problem = await report(delivery, { state: 'sent', messageId, handedOff });
	if (problem !== null) warnings.push(problem);
	return { state: 'sent', reason: null, messageId, handedOff, repeated, warnings };
}

/** Says nothing. Of danger the person who is with the customer still gets the note, the labels and the priority. */
async function withhold(
	delivery: Delivery,
	conversation: Conversation,
	known: readonly SeenMessage[],
	reason: string,
): Promise<Sending> {
	if (!delivery.turn.hazard) return await skip(delivery, reason);
	const { handedOff, warnings } = await finish(delivery, conversation, known);
	const problem = await report(delivery, { state: 'skipped', reason });
	if (problem !== null) warnings.push(problem);
	return { ...skipped(reason), handedOff, warnings };
}

async function skip(delivery: Delivery, reason: string): Promise<Sending> {
	const problem = await report(delivery, { state: 'skipped', reason });
	return { ...skipped(reason), warnings: problem === null ? [] : [problem] };
}

/** Reports to the backend; gives what went wrong. A turn that stays open is taken up by recovery, which finds the reply. */
async function report({ context, backend, turn, itemIndex }: Delivery, outcome: SendingReport): Promise<string | null> {
	if (backend === null || turn.consultaId === null) return null;
	try {
		await backend.report(turn.consultaId, outcome, itemIndex);
		return null;
	} catch (error) {
		const problem = `The outcome could not be reported to AInstalia: ${(error as Error).message}`;
		context.logger.warn(problem);
		return problem;
	}
}

import type { Message } from '../contract/message.ts';
import type { Classification } from '../contract/turn.ts';
import type { ConversationState } from '../store/conversations.ts';
import { asWritten, storeMessage, turnOfMessage, unclaimedMessages, type UnclaimedMessage } from '../store/messages.ts';
import { findPerson, type KnownPerson, savePerson } from '../store/people.ts';
import type { Tx } from '../store/tables/index.ts';
import { touchAlerts } from '../store/alerts.ts';
import { findExchanges } from '../store/exchanges.ts';
import { keepIncidentsOpen } from '../store/incidents.ts';
import {
	appendDecisions,
	type Claim,
	lockTurn,
	messageIdsOfTurn,
	openTurn,
	retakeTurn,
	type Turn,
} from '../store/turns.ts';
import { type Company, leaseEnd, type TurnContext } from './context.ts';
import type { Corrections } from './corrections/corrections.ts';
import { isReturned, takeBackIfDue } from './custody.ts';
import { decideTurn, type TurnDecision } from './decide-turn.ts';
import { identify, type ProvenIdentity } from './identity.ts';
import { findHazards } from './hazard.ts';
import { otherIncidents, recordDanger } from './incidents.ts';
import { conductOf } from './manners/conduct.ts';
import { messageText } from './message-text.ts';
import { couldBeAnswer } from './onboarding.ts';
import { askedInDanger, planSafety, type SafetyDecision, storedPlan } from './plan-safety.ts';
import { announceMessage } from './receive-message.ts';
import { SUPERSEDED, withoutTurn } from './silence.ts';
import { understand } from './understand.ts';

interface ClaimOptions {
	/** Whether a turn whose hold has ended may be taken over. */
	retry: boolean;
	/** Whether the message claims even though a newer one is there to do it. */
	isUrgent: boolean;
}

/** What a claim in progress knows. */
interface Scene {
	context: TurnContext;
	company: Company;
	message: Message;
	options: ClaimOptions;
	tx: Tx;
	now: Date;
	conversation: ConversationState;
	person: KnownPerson;
	identity: ProvenIdentity;
	corrections: Corrections;
}

/**
 * Stores the message if it is new and claims all unclaimed messages of its conversation as one turn. One transaction under
 * the conversation's lock, so that of many callers exactly one gets the turn.
 */
export async function claimTurn(
	context: TurnContext,
	company: Company,
	message: Message,
	options: ClaimOptions,
): Promise<Classification> {
	const { accountId, conversationId, messageId } = message;
	const now = context.clock();
	const { seq, classification } = await context.database.withCompany(company.id, async (tx) => {
		const { seq, conversation: known, address, correctionsRevision } = await storeMessage(tx, message, now);
		const conversation = await takeBackIfDue(tx, message, known, company.settings, now);
		const unclaimed = await unclaimedMessages(tx, accountId, conversationId);
		const person = await findPerson(tx, accountId, message.contact.id);
		const identity = await identify(tx, address);
		const corrections = await context.corrections.of(tx, company.id, correctionsRevision);
		const scene: Scene = { context, company, message, options, tx, now, conversation, person, identity, corrections };

		const own = unclaimed.find((candidate) => candidate.messageId === messageId);
		if (!own) return { seq, classification: await existingTurn(scene) };
		if (own !== unclaimed.at(-1) && !options.isUrgent) {
			return { seq, classification: withoutTurn(company, message, SUPERSEDED) };
		}
		return { seq, classification: await newTurn(scene, unclaimed) };
	});
	if (seq !== null) announceMessage(context, company, message, seq);
	return classification;
}

async function newTurn(scene: Scene, unclaimed: UnclaimedMessage[]): Promise<Classification> {
	const { message, tx, now } = scene;
	const written = unclaimed.toSorted(asWritten);
	const text = written.map(messageText).filter(Boolean).join('\n');
	const messageIds = written.map(({ messageId }) => messageId);
	const { claim, decision, danger, hasIncident } = await decide(scene, text, null);
	const id = crypto.randomUUID();
	await openTurn(tx, {
		...claim,
		id,
		accountId: message.accountId,
		conversationId: message.conversationId,
		contactId: message.contact.id,
		messageIds,
		now,
	});
	if (hasIncident) await keepIncidentsOpen(tx, message, now);
	if (danger) await record(scene, id, text, danger);
	if (decision.optsOut || decision.optsIn) await savePerson(tx, scene.person, { optedOut: decision.optsOut }, now);
	return classification(scene, id, claim, messageIds, 1);
}

/** A message that a turn has claimed: nothing to do, unless the turn's holder is gone and the caller came to take over. */
async function existingTurn(scene: Scene): Promise<Classification> {
	const { company, context, message, options, tx, now } = scene;
	const silent = (reason: string) => withoutTurn(company, message, reason);
	const id = await turnOfMessage(tx, message);
	const turn = id === null ? undefined : await lockTurn(tx, id);
	if (!turn) return silent('the message id is known with another conversation or author');
	if (turn.state === 'closed') return silent('already answered');
	if (turn.lease_until && turn.lease_until > now) return silent('in progress elsewhere');
	if (!options.retry) return silent('waiting for recovery: its turn was not finished');

	const attempt = turn.attempts + 1;
	const { claim, danger } = await decide(scene, turn.text, turn);
	const retaken = {
		step: 'retry',
		outcome: `attempt ${attempt} of ${context.turns.maxAttempts}`,
		reason: 'the hold of the attempt before ended without a report',
		at: now.toISOString(),
	};
	await retakeTurn(tx, turn, { ...claim, decisions: [retaken, ...claim.decisions] }, now);
	if (danger) await record(scene, turn.id, turn.text, danger);
	// What follows opens the conversation anew.
	if (claim.route === 'hazard') await touchAlerts(tx, message, now);
	return classification(scene, turn.id, claim, await messageIdsOfTurn(tx, turn.id), attempt);
}

async function record({ company, message, person, tx, now }: Scene, id: string, text: string, danger: SafetyDecision) {
	const report = { consultaId: id, message, text, decision: danger, name: person.name };
	await appendDecisions(tx, id, await recordDanger(tx, company, report, now));
}

interface Decided {
	claim: Claim;
	decision: TurnDecision;
	/** What is new to write down of a danger. */
	danger: SafetyDecision | null;
	/** Whether an incident is open in the conversation. */
	hasIncident: boolean;
}

/** @param turn the turn that is taken up again; null for a new one */
async function decide(scene: Scene, text: string, turn: Turn | null): Promise<Decided> {
	const { company, context, conversation, message, tx, now, person, identity } = scene;
	const defaultLanguage = person.language ?? hintedLanguage(message) ?? company.settings.language;
	const open = await otherIncidents(tx, message, turn?.id ?? null, now);
	const reported = findHazards(text);
	const asked = reported.length > 0 ? null : turn?.route === 'hazard' ? turn.hazard : askedInDanger(open, text);
	const understood = understand(text, { defaultLanguage, corrections: scene.corrections });
	const understanding = { ...understood, hazard: understood.hazard ?? asked };
	const facts = {
		hazards: asked === null ? reported : [asked],
		open,
		humanRepliedAt: conversation.humanRepliedAt,
		text,
		repeatMinutes: company.settings.alerts.repeatMinutes,
		now,
	};
	const stored = turn?.safety ? storedPlan(turn.safety, facts) : null;
	const danger = stored ? null : planSafety(facts);
	const exchanges = await findExchanges(tx, message, turn?.id ?? null, now);
	// Decided once: what a first attempt changed must not change what its repetition says.
	const conduct =
		turn === null || turn.manner === null
			? conductOf({
					...understanding,
					text,
					optedOut: person.optedOut,
					exchanges,
					isAwaited: company.settings.onboarding && couldBeAnswer(person.step, text),
				})
			: { manner: turn.manner, reason: turn.reason ?? '', restraint: null };
	const decision = decideTurn({
		...understanding,
		text,
		conduct,
		conversation,
		person,
		identity,
		settings: company.settings,
		attempt: (turn?.attempts ?? 0) + 1,
		maxAttempts: context.turns.maxAttempts,
		mustFinish: turn?.route === 'human' || turn?.route === 'hazard',
		openDanger: open.find(({ takenAt }) => takenAt === null)?.kind ?? null,
	});
	const at = now.toISOString();
	const claim: Claim = {
		...understanding,
		route: decision.route,
		reason: decision.reason,
		text,
		role: identity.role,
		engine: 'local',
		manner: decision.route === 'hazard' ? null : conduct.manner,
		safety: stored ?? danger?.plan ?? null,
		decisions: decision.steps.map((step) => ({ at, ...step })),
		leaseUntil: decision.route === 'silent' ? null : leaseEnd(context, now),
	};
	return { claim, decision, danger, hasIncident: open.length > 0 };
}

/** The language that the channel reports, where it is one: `es` and `es-ES` alike. */
function hintedLanguage({ contact }: Message): string | undefined {
	return /^[a-z]{2}(?=$|[-_])/.exec(contact.language ?? '')?.[0];
}

function classification(
	{ context, conversation, message }: Scene,
	consultaId: string,
	claim: Claim,
	messageIds: string[],
	attempt: number,
): Classification {
	const { decisions: _decisions, manner: _manner, safety: _safety, leaseUntil, ...decided } = claim;
	return {
		...decided,
		consultaId,
		messageIds,
		lease: leaseUntil && { attempt, seconds: context.turns.leaseSeconds },
		contact: message.contact,
		takesBack: claim.route !== 'silent' && conversation.status !== 'pending' && isReturned(conversation),
	} as Classification;
}

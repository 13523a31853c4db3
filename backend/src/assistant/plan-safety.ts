import type { SafetyAction, SafetyPlan } from '../contract/alert.ts';
import type { Hazard } from '../contract/turn.ts';
import type { OpenIncident } from '../store/incidents.ts';

/** What becomes of one incident that the turn reports again. */
export interface RepeatedIncident {
	incident: OpenIncident;
	hazard: Hazard;
	/** Whether the alert goes out anew: a person took it, and has been silent for long. */
	alertsAgain: boolean;
}

export interface SafetyDecision {
	plan: SafetyPlan;
	/** Dangers that no open incident is of. */
	fresh: Hazard[];
	repeated: RepeatedIncident[];
	reason: string;
}

/** A person of the firm who wrote less than this ago is with the customer, in milliseconds. As in Chatwoot Reply. */
const PERSON_PRESENT = 60_000;

export interface SafetyFacts {
	/** Most dangerous first. */
	hazards: readonly Hazard[];
	open: readonly OpenIncident[];
	/** When an operator last wrote to the customer. */
	humanRepliedAt: Date | null;
	text: string;
	/** Minutes without a word of an operator after which a danger that is reported again is alerted again. */
	repeatMinutes: number;
	now: Date;
}

/**
 * Decides what a turn that reports danger does. Once per incident: while one of the same kind is open in the conversation
 * and its text went out, there is no second text; another kind counts again.
 *
 * @returns null where the turn reports no danger
 */
export function planSafety(facts: SafetyFacts): SafetyDecision | null {
	const { hazards, open } = facts;
	if (hazards.length === 0) return null;
	const incidentOf = (hazard: Hazard) => open.find(({ kind }) => kind === hazard.kind);
	const fresh = hazards.filter((hazard) => incidentOf(hazard) === undefined);
	const repeated = hazards.flatMap((hazard): RepeatedIncident[] => {
		const incident = incidentOf(hazard);
		return incident ? [{ incident, hazard, alertsAgain: isForgotten(incident, facts) }] : [];
	});
	const untold = repeated.filter(({ incident }) => !incident.texted);
	const kinds = [...fresh, ...untold.map(({ hazard }) => hazard)].map(({ kind, certain }) => ({
		kind,
		certain,
		isNew: true,
	}));
	const isPresent = isPersonPresent(facts);
	const known = repeated
		.filter(({ incident }) => incident.texted)
		.map(({ hazard: { kind, certain } }) => ({ kind, certain, isNew: false }));
	const { action, reason } = choose(kinds.length > 0, isPresent, known, facts);
	const nearGas = [...hazards, ...open].some(({ kind }) => kind === 'gas');
	return { plan: { action, kinds: [...kinds, ...known], nearGas }, fresh, repeated, reason };
}

/**
 * A question of somebody whose danger no person has taken yet ("¿lo puedo tocar?") is about that danger, whatever its words:
 * once it is answered that people know. Null for all else.
 */
export function askedInDanger(open: readonly OpenIncident[], text: string): Hazard | null {
	const [incident] = open;
	const isWaiting = open.every(({ takenAt, reassuredAt }) => takenAt === null && reassuredAt === null);
	if (!incident?.texted || !isWaiting || !asks(text)) return null;
	// Nothing new is said of how sure the danger is.
	return { kind: incident.kind, confidence: 0, certain: false };
}

/** The plan of a turn that is taken up again: as it was, unless an operator is with the customer by now. */
export function storedPlan(plan: SafetyPlan, facts: Pick<SafetyFacts, 'humanRepliedAt' | 'now'>): SafetyPlan {
	return plan.action === 'text' && isPersonPresent(facts) ? { ...plan, action: 'withheld' } : plan;
}

const isPersonPresent = ({ humanRepliedAt, now }: Pick<SafetyFacts, 'humanRepliedAt' | 'now'>): boolean =>
	humanRepliedAt !== null && now.getTime() - humanRepliedAt.getTime() < PERSON_PRESENT;

function choose(
	isNew: boolean,
	isPresent: boolean,
	known: SafetyPlan['kinds'],
	{ open, text }: SafetyFacts,
): { action: SafetyAction; reason: string } {
	if (isPresent) {
		return isNew
			? { action: 'withheld', reason: 'an operator wrote within the last minute and is with the customer' }
			: { action: 'note', reason: 'known already, and an operator is with the customer' };
	}
	if (isNew) return { action: 'text', reason: 'no text for this danger has gone to the customer yet' };
	const isReassured = open.some(({ kind, reassuredAt }) => reassuredAt && known.some((other) => other.kind === kind));
	return asks(text) && !isReassured
		? { action: 'reassurance', reason: 'an incident of the kind is open; the customer asks' }
		: { action: 'note', reason: 'an incident of the kind is open: no second text' };
}

/** Whether whoever took an incident has been silent for longer than an alert waits for its repeat. */
function isForgotten({ takenAt }: OpenIncident, { humanRepliedAt, repeatMinutes, now }: SafetyFacts): boolean {
	if (takenAt === null) return false;
	const heard = Math.max(takenAt.getTime(), humanRepliedAt?.getTime() ?? 0);
	return now.getTime() - heard >= repeatMinutes * 60_000;
}

const ASKING =
	/[¿?]|\b(que hago|qué hago|que hacemos|cuando|cuándo|cuanto|cuánto|ayuda|help|què faig|zer egin|que fago|que faire|o que fa[çc]o)\b/iu;
const asks = (text: string): boolean => ASKING.test(text);

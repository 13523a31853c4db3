import type { Decision } from '../contract/trace.ts';
import type { Hazard, HazardKind, Intent, Route } from '../contract/turn.ts';
import type { ConversationState } from '../store/conversations.ts';
import type { ProvenIdentity } from './identity.ts';
import type { KnownPerson } from '../store/people.ts';
import type { CompanySettings } from '../contract/settings.ts';
import { gate } from './gate.ts';
import { callsPerson, type Conduct } from './manners/conduct.ts';
import { isPlainAnswer, wantsOnboarding } from './onboarding.ts';

export interface TurnFacts {
	text: string;
	intent: Intent;
	intentConfidence: number;
	hazard: Hazard | null;
	/** A danger reported earlier in the conversation that no person has taken yet. */
	openDanger: HazardKind | null;
	conversation: ConversationState;
	person: KnownPerson;
	/** Who writes, as far as it is proven. */
	identity: ProvenIdentity;
	/** What the customer wishes about the conversation itself. */
	conduct: Conduct;
	settings: CompanySettings;
	/** How often the turn was claimed, this time included. */
	attempt: number;
	maxAttempts: number;
	/** True when an earlier attempt already began to hand over or to warn: that is finished, whoever has the conversation. */
	mustFinish: boolean;
}

export interface TurnDecision {
	route: Route;
	reason: string;
	/** Whether the customer asked the assistant not to write any more. */
	optsOut: boolean;
	/** Whether the customer, who asked for that before, wants to hear from it again. */
	optsIn: boolean;
	/** The steps, in order, without their time. */
	steps: Omit<Decision, 'at'>[];
}

/** Decides what becomes of a turn, in a fixed order: gate, hazard, person, intent, route. */
export function decideTurn(facts: TurnFacts): TurnDecision {
	const { conduct, hazard, intent, intentConfidence, person } = facts;
	const verdict = facts.mustFinish
		? { open: true, reason: 'an earlier attempt has begun to involve a person' }
		: gate({ ...facts, restraint: facts.conduct.restraint });
	const { route, reason } = verdict.open ? chooseRoute(facts) : { route: 'silent' as const, reason: verdict.reason };
	const optsOut = route === 'answer' && conduct.manner === 'stop';
	const optsIn =
		person.optedOut &&
		((route === 'answer' && conduct.manner === 'resume') || (route === 'human' && conduct.manner === 'wish'));
	return {
		route,
		reason,
		optsOut,
		optsIn,
		steps: [
			{ step: 'gate', outcome: verdict.open ? 'open' : 'closed', reason: verdict.reason },
			{
				step: 'hazard',
				outcome: hazard?.kind ?? 'none',
				reason: hazard ? `confidence ${hazard.confidence.toFixed(2)}` : 'no rule for danger applies',
			},
			{
				step: 'person',
				outcome: facts.identity.role,
				reason: `${facts.identity.reason}; ${person.updatedAt ? `onboarding ${person.step}` : 'writes for the first time'}`,
			},
			{ step: 'intent', outcome: intent, reason: `confidence ${intentConfidence.toFixed(2)}` },
			...(conduct.manner === null ? [] : [{ step: 'manners', outcome: conduct.manner, reason: conduct.reason }]),
			{ step: 'route', outcome: route, reason },
		],
	};
}

function chooseRoute(facts: TurnFacts): { route: Route; reason: string } {
	const { conduct, hazard, intent, person, settings, attempt, maxAttempts } = facts;
	if (hazard) return { route: 'hazard', reason: `danger: ${hazard.kind}` };
	if (attempt > maxAttempts) return { route: 'human', reason: `not answered in ${maxAttempts} attempts` };
	const isPlain = settings.onboarding && isPlainAnswer(person.step, facts.text);
	if (!isPlain && callsPerson(conduct)) return { route: 'human', reason: conduct.reason };
	if (!isPlain && conduct.manner !== null) return { route: 'answer', reason: conduct.reason };
	if (settings.onboarding && wantsOnboarding(person.step, facts)) {
		return {
			route: 'onboarding',
			reason: person.step === 'new' ? 'a greeting of somebody unknown' : `answers the question for the ${person.step}`,
		};
	}
	return { route: 'answer', reason: `intent ${intent}` };
}

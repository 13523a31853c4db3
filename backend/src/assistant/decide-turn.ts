import type { Decision } from '../contract/trace.ts';
import type { Hazard, HazardKind, Intent, Route } from '../contract/turn.ts';
import type { ConversationState } from '../store/conversations.ts';
import type { ProvenIdentity } from './identity.ts';
import type { KnownPerson } from '../store/people.ts';
import type { CompanySettings } from '../contract/settings.ts';
import { gate } from './gate.ts';
import { isPlainAnswer, wantsOnboarding } from './onboarding.ts';

/** Below this a wish to stop or to reach a person is not taken for one: the answer offers both anyway. */
const SURE_WISH = 0.5;

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
	/** The steps, in order, without their time. */
	steps: Omit<Decision, 'at'>[];
}

/** Decides what becomes of a turn, in a fixed order: gate, hazard, person, intent, route. */
export function decideTurn(facts: TurnFacts): TurnDecision {
	const { hazard, intent, intentConfidence, person } = facts;
	const verdict = facts.mustFinish
		? { open: true, reason: 'an earlier attempt has begun to involve a person' }
		: gate({ ...facts, optedOut: person.optedOut });
	const { route, reason } = verdict.open ? chooseRoute(facts) : { route: 'silent' as const, reason: verdict.reason };
	const optsOut = route === 'answer' && intent === 'opt_out' && intentConfidence >= SURE_WISH;
	return {
		route,
		reason,
		optsOut,
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
			{ step: 'route', outcome: route, reason },
		],
	};
}

function chooseRoute(facts: TurnFacts): { route: Route; reason: string } {
	const { hazard, intent, intentConfidence, person, settings, attempt, maxAttempts } = facts;
	if (hazard) return { route: 'hazard', reason: `danger: ${hazard.kind}` };
	if (attempt > maxAttempts) return { route: 'human', reason: `not answered in ${maxAttempts} attempts` };
	const isPlain = settings.onboarding && isPlainAnswer(person.step, facts.text);
	if (!isPlain && intent === 'human_request' && intentConfidence >= SURE_WISH) {
		return { route: 'human', reason: 'the customer asks for a person' };
	}
	if (settings.onboarding && wantsOnboarding(person.step, facts)) {
		return {
			route: 'onboarding',
			reason: person.step === 'new' ? 'a greeting of somebody unknown' : `answers the question for the ${person.step}`,
		};
	}
	return { route: 'answer', reason: `intent ${intent}` };
}

import { decideTurn, type TurnFacts } from '../src/assistant/decide-turn.ts';
import { conductOf } from '../src/assistant/manners/conduct.ts';
import type { OnboardingStep } from '../src/contract/person.ts';
import { companySettings } from '../src/contract/settings.ts';
import type { Intent, Route } from '../src/contract/turn.ts';
import { newPerson } from '../src/store/people.ts';

const untouched = { humanRepliedAt: null, handedBackAt: null, pausedAt: null, pauseEndsAt: null, returnedAt: null };
const facts = (given: Partial<TurnFacts> = {}, step: OnboardingStep = 'done'): TurnFacts => {
	const saying = { text: 'mi caldera pierde agua', intent: 'incident' as const, intentConfidence: 0.9, ...given };
	const conduct = conductOf({ ...saying, otherIntents: [], optedOut: false, isAwaited: false, exchanges: [] });
	return { ...plain(step), ...saying, conduct, ...given };
};
const plain = (step: OnboardingStep): Omit<TurnFacts, 'text' | 'intent' | 'intentConfidence' | 'conduct'> => ({
	hazard: null,
	openDanger: null,
	conversation: { status: 'pending', ...untouched },
	person: { ...newPerson('1', '2'), step },
	identity: { role: 'customer', reason: 'not in the list of people' },
	settings: companySettings.parse({}),
	attempt: 1,
	maxAttempts: 5,
	mustFinish: false,
});
const saying = (text: string, intent: Intent, intentConfidence = 0.9) => ({ text, intent, intentConfidence });
const open = { status: 'open' as const, ...untouched };
const gas = { kind: 'gas' as const, confidence: 0.8, certain: true };

test.each<[string, TurnFacts, Route]>([
	['a question is answered', facts(), 'answer'],
	['a question of somebody unknown is answered first', facts({}, 'new'), 'answer'],
	['a greeting of somebody unknown begins the onboarding', facts(saying('hola', 'greeting'), 'new'), 'onboarding'],
	['a greeting of somebody known is answered', facts(saying('hola', 'greeting')), 'answer'],
	[
		'where the company wants no onboarding, a greeting is answered',
		facts({ ...saying('hola', 'greeting'), settings: companySettings.parse({ onboarding: false }) }, 'new'),
		'answer',
	],
	['a name answers the question for it', facts(saying('Ana García', 'out_of_scope', 0.4), 'name'), 'onboarding'],
	['a place answers the question for it', facts(saying('Vigo', 'out_of_scope', 0.8), 'zone'), 'onboarding'],
	[
		'a button of the interests is an answer, whatever it sounds like',
		facts(saying('Mantenimiento', 'maintenance', 1), 'interest'),
		'onboarding',
	],
	[
		'a name that says so is one, whatever it sounds like',
		facts(saying('me llamo Marta', 'human_request', 0.9), 'name'),
		'onboarding',
	],
	['a name that sounds like something else', facts(saying('Marina Caldera', 'incident', 0.75), 'name'), 'onboarding'],
	['a place that says so is one', facts(saying('46001 Valencia', 'billing', 0.9), 'zone'), 'onboarding'],
	['a service in own words is an interest', facts(saying('placas solares', 'quote', 0.9), 'interest'), 'onboarding'],
	['a breakdown is no interest', facts(saying('caldera no enciende', 'incident', 0.9), 'interest'), 'answer'],
	['a question in between is answered', facts(saying('¿cuánto cuesta?', 'out_of_scope', 0.4), 'zone'), 'answer'],
	['a breakdown in between is answered', facts(saying('mi caldera no enciende', 'incident', 0.95), 'name'), 'answer'],
	['a wish for a person in between is heard', facts(saying('quiero un humano', 'human_request'), 'name'), 'human'],
	['a wish for a person', facts(saying('quiero un humano', 'human_request')), 'human'],
	['a doubtful wish for a person is answered', facts(saying('uno de ahí', 'human_request', 0.3)), 'answer'],
	['danger', facts({ hazard: gas }), 'hazard'],
	[
		'danger in the middle of the onboarding',
		facts({ ...saying('huele a gas', 'incident'), hazard: gas }, 'name'),
		'hazard',
	],
	[
		'a booking while danger waits for a person',
		facts({ ...saying('quiero una cita', 'appointment'), openDanger: 'gas' }),
		'silent',
	],
	[
		'an onboarding answer while danger waits for a person',
		facts({ ...saying('Ana García', 'out_of_scope'), openDanger: 'gas' }, 'name'),
		'silent',
	],
	['danger where a person has the conversation', facts({ hazard: gas, conversation: open }), 'hazard'],
	['danger that was not answered in five attempts', facts({ hazard: gas, attempt: 6 }), 'hazard'],
	['a person has the conversation', facts({ conversation: open }), 'silent'],
	['the fifth attempt is still the assistant’s', facts({ attempt: 5 }), 'answer'],
	['the sixth is a person’s', facts({ attempt: 6 }), 'human'],
	[
		'an onboarding step that failed five times is a person’s',
		facts({ ...saying('hola', 'greeting'), attempt: 6 }, 'new'),
		'human',
	],
	[
		'a hand-over that has begun is finished in an open conversation',
		facts({ ...saying('un humano', 'human_request'), conversation: open, mustFinish: true }),
		'human',
	],
])('%s', (_name, given, route) => {
	const decision = decideTurn(given);
	expect(decision.route).toBe(route);
	expect(decision.steps.map((step) => step.step).filter((step) => step !== 'manners')).toEqual([
		'gate',
		'hazard',
		'person',
		'intent',
		'route',
	]);
	expect(decision.steps.at(-1)).toMatchObject({ outcome: route, reason: decision.reason });
});

test('a wish to be left alone is kept when the assistant may confirm it, and only when it is sure', () => {
	const optOut = saying('no me escribáis más', 'opt_out');
	expect(decideTurn(facts(optOut))).toMatchObject({ route: 'answer', optsOut: true });
	expect(decideTurn(facts({ ...optOut, intentConfidence: 0.3 }))).toMatchObject({ optsOut: false });
	expect(decideTurn(facts({ ...optOut, conversation: open }))).toMatchObject({ route: 'silent', optsOut: false });
	expect(decideTurn(facts({ ...optOut, hazard: gas }))).toMatchObject({ route: 'hazard', optsOut: false });
});

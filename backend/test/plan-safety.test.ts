import fc from 'fast-check';
import { planSafety, type SafetyFacts, storedPlan } from '../src/assistant/plan-safety.ts';
import type { SafetyAction } from '../src/contract/alert.ts';
import { type HazardKind, hazardKind } from '../src/contract/turn.ts';
import type { OpenIncident } from '../src/store/incidents.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const hazard = (kind: HazardKind, certain = true) => ({ kind, certain, confidence: certain ? 0.9 : 0.5 });
const incident = (kind: HazardKind, given: Partial<OpenIncident> = {}): OpenIncident => ({
	id: kind,
	kind,
	consultaId: 'other',
	openedAt: ago(120),
	takenAt: null,
	reassuredAt: null,
	texted: true,
	alerts: 1,
	...given,
});
const facts = (given: Partial<SafetyFacts> = {}): SafetyFacts => ({
	hazards: [hazard('gas')],
	open: [],
	humanRepliedAt: null,
	text: 'huele a gas',
	repeatMinutes: 5,
	now: NOW,
	...given,
});

test.each<[string, Partial<SafetyFacts>, SafetyAction]>([
	['the first report', {}, 'text'],
	['an operator wrote 59 s ago', { humanRepliedAt: ago(59) }, 'withheld'],
	['an operator wrote 60 s ago', { humanRepliedAt: ago(60) }, 'text'],
	['an operator’s clock is ahead', { humanRepliedAt: ago(-5) }, 'withheld'],
	['the same again', { open: [incident('gas')] }, 'note'],
	['the same again, asking', { open: [incident('gas')], text: '¿qué hago? sigue oliendo a gas' }, 'reassurance'],
	[
		'asking once more',
		{ open: [incident('gas', { reassuredAt: ago(30) })], text: '¿y ahora qué? huele a gas' },
		'note',
	],
	[
		'the same again, asking while an operator writes',
		{ open: [incident('gas')], humanRepliedAt: ago(5), text: '¿huele?' },
		'note',
	],
	['another danger', { hazards: [hazard('fire')], open: [incident('gas')] }, 'text'],
	['both', { hazards: [hazard('gas'), hazard('fire')], open: [incident('gas')] }, 'text'],
	['the same, whose text was withheld', { open: [incident('gas', { texted: false })] }, 'text'],
])('%s → %s', (_name, given, action) => {
	expect(planSafety(facts(given))?.plan.action).toBe(action);
});

test('no danger, no plan', () => {
	expect(planSafety(facts({ hazards: [], open: [incident('gas')] }))).toBeNull();
});

test('a taken danger that is reported again is alerted again only after the taker’s long silence', () => {
	const again = (given: Partial<SafetyFacts>, takenAt: Date) =>
		planSafety(facts({ open: [incident('gas', { takenAt })], ...given }))?.repeated[0]?.alertsAgain;
	expect(again({}, ago(600))).toBe(true);
	expect(again({}, ago(60))).toBe(false);
	expect(again({ humanRepliedAt: ago(100) }, ago(600))).toBe(false);
	expect(planSafety(facts({ open: [incident('gas')] }))?.repeated[0]?.alertsAgain).toBe(false);
});

test('a plan that is taken up again withholds its text once an operator is there', () => {
	const plan = {
		action: 'text' as const,
		kinds: [{ kind: 'gas' as const, certain: true, isNew: true }],
		nearGas: true,
	};
	expect(storedPlan(plan, { humanRepliedAt: ago(10), now: NOW }).action).toBe('withheld');
	expect(storedPlan(plan, { humanRepliedAt: ago(90), now: NOW })).toBe(plan);
});

test('every reported danger is in the plan once, and each opens an incident or has one', () => {
	const kinds = fc.uniqueArray(fc.constantFrom(...hazardKind.options), { minLength: 1 });
	fc.assert(
		fc.property(kinds, kinds, fc.boolean(), (reported, open, texted) => {
			const decision = planSafety(
				facts({ hazards: reported.map((kind) => hazard(kind)), open: open.map((kind) => incident(kind, { texted })) }),
			);
			expect(decision?.plan.kinds.map(({ kind }) => kind).sort()).toEqual([...reported].sort());
			const handled = [
				...(decision?.fresh ?? []).map(({ kind }) => kind),
				...(decision?.repeated ?? []).map(({ incident: { kind } }) => kind),
			];
			expect(handled.sort()).toEqual([...reported].sort());
			const isAllKnown = texted && reported.every((kind) => open.includes(kind));
			expect(decision?.plan.action).toBe(isAllKnown ? 'note' : 'text');
		}),
	);
});

import { gate, type GateInput } from '../src/assistant/gate.ts';

const EARLY = new Date('2026-01-01T10:00:00Z');
const LATE = new Date('2026-01-01T11:00:00Z');
const HAZARD = { kind: 'gas' as const, confidence: 0.9, certain: true };

const input = (given: Partial<GateInput['conversation']> = {}, rest: Partial<GateInput> = {}): GateInput => ({
	conversation: {
		status: 'pending',
		humanRepliedAt: null,
		handedBackAt: null,
		pausedAt: null,
		pauseEndsAt: null,
		returnedAt: null,
		...given,
	},
	restraint: null,
	hazard: null,
	openDanger: null,
	...rest,
});

test.each<[string, GateInput, boolean]>([
	['pending, nobody wrote', input(), true],
	['open', input({ status: 'open' }), false],
	['resolved', input({ status: 'resolved' }), false],
	['snoozed', input({ status: 'snoozed' }), false],
	['pending, an operator wrote', input({ humanRepliedAt: EARLY }), false],
	['an operator wrote after the hand-back', input({ humanRepliedAt: LATE, handedBackAt: EARLY }), false],
	['handed back after the operator wrote', input({ humanRepliedAt: EARLY, handedBackAt: LATE }), true],
	['handed back in the same second', input({ humanRepliedAt: EARLY, handedBackAt: EARLY }), true],
	['paused', input({ pausedAt: EARLY }), false],
	['paused, in danger', input({ pausedAt: EARLY }, { hazard: HAZARD }), true],
	['open, but come back', input({ status: 'open', humanRepliedAt: EARLY, returnedAt: LATE }), true],
	['pending and come back', input({ humanRepliedAt: EARLY, returnedAt: LATE }), true],
	['come back, then an operator wrote', input({ status: 'open', humanRepliedAt: LATE, returnedAt: EARLY }), false],
	['come back, then paused', input({ status: 'open', pausedAt: LATE, returnedAt: EARLY }), false],
	['held back', input({}, { restraint: 'opted out' }), false],
	['held back, in danger', input({}, { restraint: 'opted out', hazard: HAZARD }), true],
	['open, in danger', input({ status: 'open' }, { hazard: HAZARD }), true],
	['an operator wrote, in danger', input({ humanRepliedAt: LATE }, { hazard: HAZARD }), true],
	['danger was reported and nobody has taken it', input({}, { openDanger: 'gas' }), false],
	['another danger is reported', input({}, { openDanger: 'gas', hazard: HAZARD }), true],
])('%s → may speak: %#', (_name, given, open) => {
	expect(gate(given)).toEqual({ open, reason: expect.stringMatching(/\w/) });
});

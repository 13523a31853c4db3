import fc from 'fast-check';
import { CONVERSATION_STATUSES } from '../src/model/types.ts';
import type { ConversationStatus } from '../src/model/types.ts';
import {
	initialStatus,
	isBotHandoff,
	statusAfterBotFailure,
	statusAfterIncoming,
	toggledStatus,
} from '../src/state-machine.ts';

describe('a new conversation', () => {
	test.each([
		[{ contactBlocked: true, botActive: true }, 'resolved'],
		[{ contactBlocked: true, botActive: false, requested: 'open' }, 'resolved'],
		[{ contactBlocked: false, botActive: true }, 'pending'],
		[{ contactBlocked: false, botActive: true, requested: 'open' }, 'pending'],
		[{ contactBlocked: false, botActive: false }, 'open'],
		[{ contactBlocked: false, botActive: false, requested: 'snoozed' }, 'snoozed'],
	] as [Parameters<typeof initialStatus>[0], ConversationStatus][])('%j begins as %s', (given, expected) => {
		expect(initialStatus(given)).toBe(expected);
	});
});

describe('an incoming message', () => {
	test.each([
		['open', true, 'open'],
		['pending', true, 'pending'],
		['snoozed', true, 'open'],
		['snoozed', false, 'open'],
		['resolved', true, 'pending'],
		['resolved', false, 'open'],
	] as const)('turns %s (bot: %s) into %s', (status, botActive, expected) => {
		expect(statusAfterIncoming({ status, botActive, muted: false })).toBe(expected);
	});

	test('never re-opens a muted conversation', () => {
		fc.assert(
			fc.property(fc.constantFrom(...CONVERSATION_STATUSES), fc.boolean(), (status, botActive) => {
				expect(statusAfterIncoming({ status, botActive, muted: true })).toBe(status);
			}),
		);
	});
});

test.each([
	['open', 'resolved'],
	['resolved', 'open'],
	['pending', 'open'],
	['snoozed', 'open'],
] as const)('toggling %s without a status gives %s', (from, to) => {
	expect(toggledStatus(from)).toBe(to);
});

test('only a bot that opens a pending conversation hands off', () => {
	fc.assert(
		fc.property(
			fc.boolean(),
			fc.constantFrom(...CONVERSATION_STATUSES),
			fc.constantFrom(...CONVERSATION_STATUSES, undefined),
			(byBot, from, to) => {
				expect(isBotHandoff({ byBot, from, to })).toBe(byBot && from === 'pending' && to === 'open');
			},
		),
	);
});

test.each([
	['pending', false, 'open'],
	['pending', true, 'pending'],
	['open', false, 'open'],
	['resolved', false, 'resolved'],
	['snoozed', false, 'snoozed'],
] as const)('a failing bot leaves %s (keep pending: %s) as %s', (status, keepPendingOnBotFailure, expected) => {
	expect(statusAfterBotFailure({ status, keepPendingOnBotFailure })).toBe(expected);
});

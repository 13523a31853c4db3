import { isDueBack, isReturned } from '../../src/assistant/custody.ts';
import type { ConversationState } from '../../src/store/conversations.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 10) + minutes * 60_000);
const conversation = (given: Partial<ConversationState>): ConversationState => ({
	status: 'open',
	humanRepliedAt: null,
	handedBackAt: null,
	pausedAt: null,
	pauseEndsAt: null,
	returnedAt: null,
	...given,
});

test.each<[string, Partial<ConversationState>, number | null, boolean]>([
	['a person wrote long ago', { humanRepliedAt: at(0) }, 60, true],
	['a person wrote long ago, but the firm wants no return', { humanRepliedAt: at(0) }, null, false],
	['a person wrote a moment ago', { humanRepliedAt: at(99) }, 60, false],
	['exactly the time', { humanRepliedAt: at(40) }, 60, true],
	['handed over, and nobody wrote yet', {}, 60, false],
	[
		'a person wrote, it came back, and was handed over again',
		{ humanRepliedAt: at(0), handedBackAt: at(1) },
		60,
		false,
	],
	['paused without end', { humanRepliedAt: at(0), pausedAt: at(1) }, 60, false],
	['paused for longer', { humanRepliedAt: at(0), pausedAt: at(1), pauseEndsAt: at(101) }, 60, false],
	['the pause is over', { pausedAt: at(1), pauseEndsAt: at(90) }, null, true],
	[
		'the pause is over, a person wrote in it',
		{ humanRepliedAt: at(80), pausedAt: at(1), pauseEndsAt: at(90) },
		null,
		true,
	],
	[
		'the pause is over, a person wrote after it',
		{ humanRepliedAt: at(95), pausedAt: at(1), pauseEndsAt: at(90) },
		null,
		false,
	],
	[
		'the pause was over, and it came back already',
		{ handedBackAt: at(92), pausedAt: at(1), pauseEndsAt: at(90) },
		null,
		false,
	],
])('%s', (_name, given, returnAfterMinutes, due) => {
	expect(isDueBack(conversation(given), { returnAfterMinutes }, at(100))).toBe(due);
});

test('what came back stays so until a person writes or pauses', () => {
	expect(isReturned(conversation({ returnedAt: at(5) }))).toBe(true);
	expect(isReturned(conversation({ returnedAt: at(5), humanRepliedAt: at(4) }))).toBe(true);
	expect(isReturned(conversation({ returnedAt: at(5), humanRepliedAt: at(6) }))).toBe(false);
	expect(isReturned(conversation({ returnedAt: at(5), pausedAt: at(6) }))).toBe(false);
	expect(isReturned(conversation({}))).toBe(false);
});

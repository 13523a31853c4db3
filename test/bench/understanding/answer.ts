import { understand } from '../../../backend/src/assistant/understand.ts';
import type { DangerCase, IntentCase, Sets, TrapCase } from './sets.ts';

type Understanding = ReturnType<typeof understand>;

/** One message of a set, and what the engine made of it. */
export type Answered<C> = C & { got: Understanding };
export interface Answers {
	intents: Answered<IntentCase>[];
	dangers: Answered<DangerCase>[];
	traps: Answered<TrapCase>[];
	/** One time for each message of all sets, in their order, in milliseconds. */
	milliseconds: number[];
}

const ask = (text: string): Understanding => understand(text, { defaultLanguage: 'es' });

/** Asks the engine about every message, each as if it were alone, and times it once the code is warm. */
export function answerAll({ intents, dangers, traps }: Sets): Answers {
	const answer = <C extends { text: string }>(cases: readonly C[]): Answered<C>[] =>
		cases.map((one) => ({ ...one, got: ask(one.text) }));
	const answers = { intents: answer(intents), dangers: answer(dangers), traps: answer(traps) };
	const milliseconds = [...intents, ...dangers, ...traps].map(({ text }) => {
		const began = performance.now();
		ask(text);
		return performance.now() - began;
	});
	return { ...answers, milliseconds };
}

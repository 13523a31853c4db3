import type { Intent } from '../contract/turn.ts';
import type { Engine } from './engine.ts';

/** What needs no model: fixed words, or a person. Attempts to give the assistant orders are among them. */
const FIXED: readonly Intent[] = ['greeting', 'feedback', 'out_of_scope', 'complaint'];
const SURE = 0.6;

/** Lets the local engine answer what needs no model, and the other engine the rest. */
export function createCheapFirstEngine(local: Engine, engine: Engine): Engine {
	return {
		...engine,
		answer: (question, work) => {
			const isFixed = FIXED.includes(question.intent) && question.intentConfidence >= SURE;
			return (isFixed ? local : engine).answer(question, work);
		},
	};
}

import type { Intent } from '../contract/turn.ts';
import type { Engine, EngineAnswer, Outcome, Question, Work } from '../engines/engine.ts';
import { falsePromise } from './promises/find-promises.ts';
import { wrongLanguage } from './reply-language.ts';

/** What a person must see, whatever else the model decided. */
const TO_PERSON: readonly Intent[] = ['human_request', 'complaint'];

/**
 * Asks the engine and judges what it gives: a model's answer in the wrong language or with a promise that this turn does not
 * keep is repaired or replaced by the local engine's. What still promises too much, whoever wrote it, is not sent: a person
 * takes over instead.
 */
export async function askEngine(engine: Engine, question: Question, work: Work): Promise<Outcome<EngineAnswer>> {
	const check = (answer: EngineAnswer): string | null =>
		falsePromise(answer.reply, { handsOver: handsOver(answer) }) ??
		wrongLanguage(answer.reply, answer.understood?.language ?? question.language);
	const outcome = await engine.answer(question, { ...work, check });
	const answer = { ...outcome.value, needsHuman: handsOver(outcome.value) };
	const broken = falsePromise(answer.reply, { handsOver: answer.needsHuman });
	return { ...outcome, value: broken === null ? answer : insteadOf(answer, broken) };
}

function handsOver({ needsHuman, understood }: EngineAnswer): boolean {
	return needsHuman || (understood ? TO_PERSON.includes(understood.intent) : false);
}

function insteadOf(answer: EngineAnswer, broken: string): EngineAnswer {
	return {
		...answer,
		// The hand-over says the rest.
		reply: '',
		sources: [],
		needsHuman: true,
		offersHuman: false,
		reason: `not sent: ${broken}`,
	};
}

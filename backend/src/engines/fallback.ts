import type { Breaker } from './breaker.ts';
import { type Engine, EngineFailure, type Outcome } from './engine.ts';

/**
 * Tries the first engine; when it fails, the second one does the same work in the same turn, and the failed calls are kept.
 * After repeated failures the first engine is left alone for a while.
 */
export function createFallbackEngine(first: Engine, second: Engine, breaker: Breaker): Engine {
	const attempt = async <T>(run: (engine: Engine) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
		if (!breaker.allows()) return { ...(await run(second)), fallback: 'skipped: it failed repeatedly a moment ago' };
		try {
			const outcome = await run(first);
			breaker.succeeded();
			return outcome;
		} catch (error) {
			if (!(error instanceof EngineFailure)) throw error;
			if (error.service === 'down') breaker.failed();
			if (error.service === 'up') breaker.succeeded();
			const outcome = await run(second);
			return { ...outcome, calls: [...error.calls, ...outcome.calls], fallback: error.message };
		}
	};
	return {
		answer: (question, work) => attempt((engine) => engine.answer(question, work)),
		summarize: (task, work) => attempt((engine) => engine.summarize(task, work)),
		translate: (task, work) => attempt((engine) => engine.translate(task, work)),
		draft: (task, work) => attempt((engine) => engine.draft(task, work)),
		extract: (task, work) => attempt((engine) => engine.extract(task, work)),
	};
}

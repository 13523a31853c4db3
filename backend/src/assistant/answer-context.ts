import type { z } from 'zod';
import type { processRequest } from '../contract/turn.ts';
import type { Engine } from '../engines/engine.ts';
import type { TurnContext } from './context.ts';

/** What an answer needs besides what every turn needs: the engine that writes it. */
export interface AnswerContext extends TurnContext {
	engine: Engine;
	/** How long making an answer may take at most, in seconds: so long others wait for it, and money stays put aside. */
	answerSeconds: number;
}

/** The body of `POST /procesar`, parsed. */
export type ProcessRequest = z.output<typeof processRequest>;

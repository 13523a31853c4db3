import { type Phrases, readPhrases } from './phrases.ts';

/** Questions whether a machine answers. The truth is told by code, whatever else the message says. */
export const AUTOMATON_QUESTIONS: Phrases = readPhrases('automaton-question');

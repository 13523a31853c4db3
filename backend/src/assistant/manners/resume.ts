import { readPhrases } from './phrases.ts';

const RESUMPTION = readPhrases('resume');

/** Whether somebody who wanted no more messages wants answers again. */
export const wantsAnswersAgain = (text: string): boolean => RESUMPTION.in(text);

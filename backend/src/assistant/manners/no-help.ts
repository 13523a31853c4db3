import { readPhrases } from './phrases.ts';

const NO_HELP = readPhrases('no-help');

/** Whether somebody says that advice did not help, or that they cannot tell what they were asked. */
export const sayNoHelp = (text: string): boolean => NO_HELP.in(text);

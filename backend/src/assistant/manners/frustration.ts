import { readPhrases } from './phrases.ts';

const ANGER = readPhrases('frustration');

/** Whether somebody has had enough of the assistant or the firm. Anger at a boiler is none. */
export function isFrustrated(text: string): boolean {
	return ANGER.in(text);
}

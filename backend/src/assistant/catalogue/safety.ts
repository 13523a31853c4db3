import { ca } from './safety/ca.ts';
import { en } from './safety/en.ts';
import { es } from './safety/es.ts';
import { eu } from './safety/eu.ts';
import { fr } from './safety/fr.ts';
import { gl } from './safety/gl.ts';
import { pt } from './safety/pt.ts';
import type { SafetyTexts } from './safety/texts.ts';

const TEXTS: Readonly<Record<string, SafetyTexts>> = { es, ca, gl, eu, en, pt, fr };

/** The languages that we have drafts in. */
export const SAFETY_LANGUAGES: readonly string[] = Object.keys(TEXTS);

/** The drafts in a language; Spanish where we have none. */
export function safetyTexts(language: string): SafetyTexts {
	return TEXTS[language] ?? es;
}

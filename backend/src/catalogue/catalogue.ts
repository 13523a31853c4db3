import { ca } from './ca.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { eu } from './eu.ts';
import { fr } from './fr.ts';
import { gl } from './gl.ts';
import { pt } from './pt.ts';
import type { Texts } from './texts.ts';

/** Everything that customers read, by language. A new language is one file of its own and one word here. */
export const CATALOGUE: Readonly<Record<string, Texts>> = { es, en, ca, gl, eu, pt, fr };

/** The texts in a language; Spanish where we do not write it. */
export function textsIn(language: string): Texts {
	return CATALOGUE[language] ?? es;
}

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { words } from '../../../backend/src/text/fold.ts';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import type { Answers } from './answer.ts';
import type { Sets } from './sets.ts';

/** Where the engine's examples, counter-examples and tests live. */
const OWN = ['backend/src/assistant', 'backend/test'].map((folder) => join(ROOT, folder));
const READABLE = ['.ts', '.txt', '.tsv', '.json', '.yaml', '.yml'];

const plain = (text: string): string => ` ${words(text).join(' ')} `;

/**
 * The places (`intents.tsv:12`) of the messages that also stand, word for word, in the engine's own examples or tests:
 * people write `hola` everywhere. Nobody compares the sets by hand, so that nobody reads them while working on the engine.
 */
export function findSeen({ intents, dangers, traps }: Sets, folders: readonly string[] = OWN): Set<string> {
	const own = folders.flatMap(linesOf).join('\n');
	return new Set(
		[...intents, ...dangers, ...traps].filter(({ text }) => own.includes(plain(text))).map(({ at }) => at),
	);
}

const linesOf = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && READABLE.includes(extname(entry.name)))
		.flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n').map(plain));

/** The answers without those to the messages at these places. */
export function without({ intents, dangers, traps, milliseconds }: Answers, places: ReadonlySet<string>): Answers {
	const kept = <C extends { at: string }>(cases: readonly C[]): C[] => cases.filter(({ at }) => !places.has(at));
	const all = [...intents, ...dangers, ...traps];
	return {
		intents: kept(intents),
		dangers: kept(dangers),
		traps: kept(traps),
		milliseconds: milliseconds.filter((_, i) => !places.has(all[i]!.at)),
	};
}

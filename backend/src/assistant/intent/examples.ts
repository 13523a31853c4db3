import { readdirSync, readFileSync } from 'node:fs';
import { intent, type Intent } from '../../contract/turn.ts';

/** A message and what it is. */
export interface Example {
	intent: Intent;
	text: string;
	/** Who wrote it: messages of one set have the habits of one author. */
	set: string;
}

/** The folder of our examples: one file per intent, one message a line. */
export const EXAMPLES = new URL('./examples/', import.meta.url);

/** Reads a folder of examples. A line `# first set` says that what follows is of the set `first`; other `#` lines say nothing. */
export function readExamples(folder: URL = EXAMPLES): Example[] {
	const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
	return files.sort().flatMap((name) => {
		let set = 'second';
		const found: Example[] = [];
		for (const line of readFileSync(new URL(name, folder), 'utf8').split('\n')) {
			const text = line.trim();
			if (text.startsWith('#')) set = /^# (\w+) set$/.exec(text)?.[1] ?? set;
			else if (text !== '') found.push({ intent: intent.parse(name.replace('.txt', '')), text, set });
		}
		return found;
	});
}

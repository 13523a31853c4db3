import { readdirSync, readFileSync } from 'node:fs';

/** The folder of what we know of each language: one file per language, one message or row of words a line. */
const CORPUS = new URL('./corpus/', import.meta.url);

/** The lines of each language's file, by its two letters. A line that begins with `#` says nothing. */
export function readCorpus(folder: URL = CORPUS): Map<string, string[]> {
	const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
	return new Map(
		names.sort().map((name) => {
			const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
			return [name.replace('.txt', ''), lines.filter((line) => line.trim() !== '' && !line.startsWith('#'))];
		}),
	);
}

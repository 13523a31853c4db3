import { readFileSync } from 'node:fs';

/** Reads a set of messages: a line `# label` before the messages of that label, one a line. */
export function readLabelled(name: string): { label: string; text: string }[] {
	const found: { label: string; text: string }[] = [];
	let label: string | undefined;
	for (const line of readFileSync(new URL(name, import.meta.url), 'utf8').split('\n')) {
		const text = line.trim();
		if (text.startsWith('# ')) label = text.slice(2);
		else if (text !== '' && label !== undefined) found.push({ label, text });
	}
	return found;
}

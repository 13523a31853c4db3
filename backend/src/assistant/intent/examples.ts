import { readFileSync } from 'node:fs';
import { intent, type Intent } from '../../contract/turn.ts';

/** A message and what it is. */
export interface LabelledText {
	intent: Intent;
	text: string;
}

/** Reads a file of messages: a line `# intent` before the messages of that intent, one a line. */
export function readLabelled(file: URL): LabelledText[] {
	const found: LabelledText[] = [];
	let current: Intent | undefined;
	for (const line of readFileSync(file, 'utf8').split('\n')) {
		const text = line.trim();
		if (text.startsWith('# ')) current = intent.parse(text.slice(2));
		else if (text !== '' && current !== undefined) found.push({ intent: current, text });
	}
	return found;
}

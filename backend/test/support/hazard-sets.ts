import { readFileSync } from 'node:fs';
import type { HazardKind } from '../../src/contract/turn.ts';

/** A message and what it means: the kind of danger, `any` where the set does not say which, or null. */
export interface LabelledMessage {
	text: string;
	expected: HazardKind | 'any' | null;
}

/**
 * Reads a set of messages: one a line, under a heading `# danger`, `# danger <kind>` or `# harmless`. `\n` in a message
 * stands for a line break.
 */
export function readHazardSet(name: string): LabelledMessage[] {
	const messages: LabelledMessage[] = [];
	let expected: LabelledMessage['expected'] = null;
	for (const line of readFileSync(new URL(`./${name}`, import.meta.url), 'utf8').split('\n')) {
		const heading = /^# (danger|harmless)\s?(\w*)$/.exec(line);
		if (heading) expected = heading[1] === 'harmless' ? null : ((heading[2] || 'any') as HazardKind | 'any');
		else if (line.trim() !== '') messages.push({ text: line.replaceAll('\\n', '\n'), expected });
	}
	return messages;
}

import { readdirSync, readFileSync } from 'node:fs';
import type { HazardKind } from '../../contract/turn.ts';

/** Messages by people in danger and by people who are not, written for the rules; the second reading learns from them. */
export const HAZARD_SETS = new URL('./sets/', import.meta.url);

/** The names of all sets. */
export const hazardSetNames = (): string[] => readdirSync(HAZARD_SETS).sort();

/** A message and what it means: the kinds of danger, `any` where the set does not say which, or null. */
export interface LabelledMessage {
	text: string;
	expected: readonly HazardKind[] | 'any' | null;
	/** The rules do not get it right yet. */
	open: boolean;
}

/**
 * Reads a set of messages: one a line, under a heading `# danger`, `# danger <kind>`, `# danger <kind>,<kind>` or
 * `# harmless`. `# open danger …` and `# open harmless` head what the rules do not get right yet. `\n` in a message stands
 * for a line break.
 */
export function readHazardSet(name: string): LabelledMessage[] {
	const messages: LabelledMessage[] = [];
	let expected: LabelledMessage['expected'] = null;
	let open = false;
	for (const line of readFileSync(new URL(name, HAZARD_SETS), 'utf8').split('\n')) {
		const heading = /^# (open )?(danger|harmless)\s?([\w,]*)$/.exec(line);
		if (heading) {
			const [, isOpen, meaning, kinds = ''] = heading;
			open = isOpen !== undefined;
			expected = meaning === 'harmless' ? null : kinds === '' ? 'any' : (kinds.split(',') as HazardKind[]);
		} else if (line.trim() !== '') messages.push({ text: line.replaceAll('\\n', '\n'), expected, open });
	}
	return messages;
}

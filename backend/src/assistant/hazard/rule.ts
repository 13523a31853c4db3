import type { HazardKind } from '../../contract/turn.ts';
import type { GuardName } from './guards.ts';

/** A way in which people say that something is dangerous. */
export interface HazardRule {
	kind: HazardKind;
	/** How sure the words are by themselves, 0 to 1. */
	confidence: number;
	/** Patterns in the notation of `pattern.ts`; any of them is enough. */
	patterns: readonly string[];
	/** Guards that apply besides negation, past and hypothesis. */
	guards?: readonly GuardName[];
	/** Messages that this rule must find. */
	examples: readonly string[];
	/** Messages that look alike and are no hazard. */
	counterExamples?: readonly string[];
}

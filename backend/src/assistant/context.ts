import type { Database } from '../store/database.ts';
import type { CompanySettings } from '../contract/settings.ts';
import type { CorrectionsMemory } from './corrections/corrections-memory.ts';
import type { MergeWindow } from './merge-window.ts';

/** The company that a request belongs to. */
export interface Company {
	id: string;
	name: string;
	settings: CompanySettings;
}

/** What the decisions of a turn need from outside. */
export interface TurnContext {
	database: Database;
	clock: () => Date;
	mergeWindow: MergeWindow;
	corrections: CorrectionsMemory;
	turns: {
		/** How long a claimed turn is held, in seconds. */
		leaseSeconds: number;
		/** After so many attempts a turn goes to a person. */
		maxAttempts: number;
		/** Quiet time to wait where the caller names none, in seconds. */
		mergeWindowSeconds: number;
	};
}

/** The moment until which a turn claimed or renewed at `now` is held. */
export function leaseEnd({ turns }: TurnContext, now: Date): Date {
	return new Date(now.getTime() + turns.leaseSeconds * 1000);
}

/** What goes wrong on purpose. Rates are probabilities from 0 to 1; `true` stands for 1. Everything is off by default. */
export interface Faults {
	/** A webhook is enqueued twice, each with its own delivery id, as seen in Chatwoot under load. */
	duplicate: number;
	/** A webhook waits until the next one to the same address has been sent (or half a second). */
	reorder: number;
	/** Every webhook waits this long before it is sent, in milliseconds. */
	delayMs: number;
	/** A webhook is never sent, as when a Sidekiq job is lost. */
	lose: number;
	/** The connection is cut after the webhook was sent, before the answer: the receiver has it, Chatwoot counts a failure. */
	dropConnection: number;
	/** The next webhook is sent, but counts as answered with this status. Cleared by use. */
	statusOnce: number | null;
	/** REST calls of bots and users answer with this status instead. */
	apiStatus: number | null;
	/** How often `apiStatus` strikes. */
	apiRate: number;
	/** Every REST call waits this long first, in milliseconds. */
	apiDelayMs: number;
	/** The connection of a REST call is cut. */
	apiDrop: number;
	/** Whether the call took effect before its connection was cut. */
	apiDropWhen: 'before' | 'after';
	/** Only REST calls whose `METHOD /path` contains this text are disturbed. */
	apiMatch: string;
}

export const NO_FAULTS: Readonly<Faults> = {
	duplicate: 0,
	reorder: 0,
	delayMs: 0,
	lose: 0,
	dropConnection: 0,
	statusOnce: null,
	apiStatus: null,
	apiRate: 1,
	apiDelayMs: 0,
	apiDrop: 0,
	apiDropWhen: 'after',
	apiMatch: '',
};

/** Faults as a caller may write them: some of them, and booleans for rates. */
export type FaultsInput = {
	[K in keyof Faults]?: K extends 'duplicate' | 'reorder' | 'lose' | 'dropConnection' | 'apiRate' | 'apiDrop'
		? number | boolean
		: Faults[K];
};

/** Complete faults from a partial description; what is not named is off. */
export function toFaults(input: FaultsInput): Faults {
	const given = Object.entries(input).filter(([, value]) => value !== undefined);
	return {
		...NO_FAULTS,
		...Object.fromEntries(given.map(([key, value]) => [key, typeof value === 'boolean' ? Number(value) : value])),
	};
}

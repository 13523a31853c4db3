import type { HazardKind } from '../../../contract/turn.ts';

/**
 * What goes out at once when somebody reports a danger. DRAFTS: written from the public advice of Spanish civil protection
 * and gas distributors; each firm must read and approve them before it goes live. No model takes part in them.
 */
export interface SafetyTexts {
	/** `{phone}` is the gas distributor's emergency number, or words that say where it is found. */
	texts: Readonly<Record<HazardKind, string>>;
	/** Stands in for the number while the firm has not set it. */
	phoneUnknown: string;
	/** Asked where the words may mean a danger and may not. */
	check: Readonly<Record<HazardKind, string>>;
	/** After the safety text: that a person has been called in. */
	personComes: string;
	/** For whoever asks again about a danger that people already know of. */
	reassurance: string;
	/** Another danger where gas may be: the other texts say to switch off, which gas forbids. */
	nearGas: string;
}

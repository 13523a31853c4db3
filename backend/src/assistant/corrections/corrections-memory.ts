import { correctionsRevision, newestCorrections } from '../../store/corrections.ts';
import type { Tx } from '../../store/tables/index.ts';
import { type Corrections, prepareCorrections } from './corrections.ts';

/** How many of a company's corrections are learned from, the newest. */
const MAX_CORRECTIONS = 1000;
const MAX_COMPANIES = 200;

/** Keeps companies' corrections ready. Each process has its own; the revision tells when it is out of date. */
export interface CorrectionsMemory {
	/**
	 * The corrections of the company of the transaction. Asks the database only when they have changed.
	 *
	 * @param revision of the company's corrections, where the caller knows it already
	 */
	of(tx: Tx, companyId: string, revision?: number): Promise<Corrections>;
}

export function createCorrectionsMemory(): CorrectionsMemory {
	const remembered = new Map<string, { revision: number; corrections: Corrections }>();
	return {
		async of(tx, companyId, given) {
			const revision = given ?? (await correctionsRevision(tx));
			const known = remembered.get(companyId);
			if (known?.revision === revision) return known.corrections;
			const rows = revision === 0 ? [] : await newestCorrections(tx, MAX_CORRECTIONS);
			const corrections = prepareCorrections(rows.reverse(), known?.corrections);
			if (remembered.size >= MAX_COMPANIES && !known) remembered.clear();
			// A slower reader of older corrections does not undo what is newer.
			if (!known || known.revision < revision) remembered.set(companyId, { revision, corrections });
			return corrections;
		},
	};
}

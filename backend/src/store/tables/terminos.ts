import type { Readers } from './documentos.ts';
import type { WithDefault } from './json.ts';

/** The inverted index: which passage has which term. */
export interface TerminosTable {
	company_id: WithDefault<string>;
	/** A stem or a code, as `text/terms.ts` gives it. */
	term: string;
	document_id: string;
	position: number;
	/** How often the passage has the term; heading and title count by a factor. */
	weight: number;
	/** Number of terms of the passage, to score short and long passages alike. */
	length: number;
	readers: Readers;
}

/** Every term that stands in a document of the company, to find what a misspelt word means. */
export interface VocabularioTable {
	company_id: WithDefault<string>;
	term: string;
	/** The term as it sounds, see `soundKey`. */
	sound: string;
	/** Who may read at least one of the documents that have it. */
	readers: Readers;
}

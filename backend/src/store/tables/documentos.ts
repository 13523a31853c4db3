import type { GeneratedAlways } from 'kysely';
import type { Role } from '../../contract/turn.ts';
import type { WithDefault } from './json.ts';

/** A set of roles as bits: customer 1, technician 2, administrative 4. */
export type Readers = number;

/** A document of the company's knowledge. */
export interface DocumentosTable {
	company_id: WithDefault<string>;
	id: string;
	title: string;
	text: string;
	/** The roles that may be answered from it. */
	audience: Role[];
	/** The same as bits, for row-level security. */
	readers: GeneratedAlways<Readers>;
	link: string | null;
	state: 'pending' | 'ready' | 'failed';
	error: WithDefault<string | null>;
	/** SHA-256 of title, text and audience, hexadecimal: the same document is kept once. */
	content_hash: string;
	/** How many passages it was split into. */
	passages: WithDefault<number>;
	/** Number of terms of all its passages. */
	length: WithDefault<number>;
	created_at: WithDefault<Date>;
}

/** A piece of a document that can be found and quoted. */
export interface PasajesTable {
	company_id: WithDefault<string>;
	document_id: string;
	/** Order in the document, from 0. */
	position: number;
	page: number | null;
	heading: string | null;
	text: string;
	readers: Readers;
}

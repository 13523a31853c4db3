import type { Intent } from '../../contract/turn.ts';
import type { WithDefault } from './json.ts';

/** What an operator said that a message was about: the company's classifier learns from it. */
export interface CorreccionesTable {
	company_id: WithDefault<string>;
	id: string;
	/** The turn that was corrected; null for a text that was given as such. */
	consulta_id: string | null;
	text: string;
	intent: Intent;
	/** Who said so: an operator's name, or the program that did. */
	by: string;
	created_at: Date;
}

import type { OnboardingStep } from '../../contract/person.ts';
import type { WithDefault } from './json.ts';

/** What we keep about a person who writes, by their Chatwoot contact. */
export interface EstadoUsuarioTable {
	company_id: WithDefault<string>;
	account_id: string;
	contact_id: string;
	step: WithDefault<OnboardingStep>;
	name: WithDefault<string | null>;
	zone: WithDefault<string | null>;
	interest: WithDefault<string | null>;
	/** How often the question of `step` has been asked. */
	asks: WithDefault<number>;
	language: WithDefault<string | null>;
	opted_out: WithDefault<boolean>;
	/** When the person was told that an AI assistant answers (AI Act, article 50); null when not yet. */
	disclosed_at: WithDefault<Date | null>;
	updated_at: Date;
}

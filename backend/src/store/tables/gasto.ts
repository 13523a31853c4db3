import type { ColumnType } from 'kysely';
import type { WithDefault } from './json.ts';

/** What a cap on the cost of the language model is counted for. */
export type SpendCap = 'person_day' | 'company_day' | 'company_month';

/** What was spent within one period of one cap. */
export interface GastoModeloTable {
	company_id: WithDefault<string>;
	cap: SpendCap;
	/** `2026-11-23` or `2026-11`, in the company's time zone. */
	period: string;
	/** Whose spending: account and contact for a person, empty for the company. */
	subject: WithDefault<string>;
	/** US dollars. A call whose answer never came counts with what was put aside for it. */
	cost_usd: WithDefault<number>;
	calls: WithDefault<number>;
	tokens: WithDefault<number>;
}

/** What a call in flight has put aside. Ends with the call, or by itself where the process died. */
export interface ReservasModeloTable {
	company_id: WithDefault<string>;
	id: string;
	consulta_id: string;
	expires_at: ColumnType<Date, Date, Date>;
	day: string;
	month: string;
	/** Null where no person is behind it. */
	subject: string | null;
	cost_usd: number;
	tokens: number;
}

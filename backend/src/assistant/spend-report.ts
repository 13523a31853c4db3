import type { Spend } from '../contract/spend.ts';
import { findModelSpend, findPeriodSpend } from '../store/spend-report.ts';
import type { Company, TurnContext } from './context.ts';
import { periodsAt } from './spend-period.ts';

/** What the language model has cost the company today and this month, beside what it may cost. */
export async function reportSpend({ database, clock }: TurnContext, company: Company): Promise<Spend> {
	const { limits, timeZone } = company.settings;
	const { day, month } = periodsAt(clock(), timeZone);
	return await database.withCompany(company.id, async (tx) => ({
		today: { period: day, ...(await findPeriodSpend(tx, 'company_day', day)) },
		month: { period: month, ...(await findPeriodSpend(tx, 'company_month', month)) },
		perModel: await findModelSpend(tx, month, timeZone),
		limits,
		timeZone,
	}));
}

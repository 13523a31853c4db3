import type { z } from 'zod';
import { companySettings, givenSettings, type settingsChange, type settingsResponse } from '../contract/settings.ts';
import { AppError } from '../errors.ts';
import { findSettings, lockSettings, saveSettings } from '../store/companies.ts';
import type { Company, TurnContext } from './context.ts';

type Settings = z.output<typeof settingsResponse>;

/** A change that would leave the settings invalid. Nothing was changed. */
class InvalidSettingsError extends AppError {
	override readonly name = 'InvalidSettingsError';

	constructor(error: z.ZodError) {
		const { path, message } = error.issues[0] ?? { path: [], message: 'not valid' };
		super(400, 'invalid_request', `${path.join('.') || 'the settings'}: ${message}`);
	}
}

/** What the company has set, with defaults for the rest. */
export async function readSettings({ database }: TurnContext, company: Company): Promise<Settings> {
	return described(await database.withCompany(company.id, findSettings));
}

/**
 * Sets fields, and with null sets them back to their defaults. The other fields stay.
 *
 * @throws AppError 400 when a field is unknown or its value is not valid
 */
export async function changeSettings(
	{ database }: TurnContext,
	company: Company,
	change: z.output<typeof settingsChange>,
): Promise<Settings> {
	return await database.withCompany(company.id, async (tx) => {
		const merged = { ...(await lockSettings(tx)), ...change };
		const settings = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
		const parsed = givenSettings.safeParse(settings);
		if (!parsed.success) throw new InvalidSettingsError(parsed.error);
		await saveSettings(tx, settings);
		return described(settings);
	});
}

const described = (stored: Record<string, unknown>): Settings => ({
	settings: companySettings.parse(stored),
	set: Object.keys(stored).sort(),
});

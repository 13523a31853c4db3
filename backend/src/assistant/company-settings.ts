import { z } from 'zod';

/** What a company may set; a missing field has its default. */
export const companySettings = z.object({
	/** Whether unknown people are asked for name, zone and interest. */
	onboarding: z.boolean().default(true),
	/** The language for people whose own is unknown. */
	language: z
		.string()
		.regex(/^[a-z]{2}$/)
		.default('es'),
	/** The gas distributor's emergency number, said in the safety texts; without it they say where to find it. */
	gasEmergencyPhone: z
		.string()
		.regex(/^\+?[\d ]{3,20}$/)
		.optional(),
});
export type CompanySettings = z.output<typeof companySettings>;

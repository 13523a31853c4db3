import { z } from 'zod';
import { inputId, moment, outputId } from './ids.ts';
import { button, language, lease, role } from './turn.ts';

/** Where a person is in onboarding. `name`, `zone` and `interest` mean that this was asked and not yet answered. */
export const onboardingStep = z.enum(['new', 'name', 'zone', 'interest', 'done']);
export type OnboardingStep = z.output<typeof onboardingStep>;

export const personParams = z.object({ accountId: inputId, contactId: inputId });

export const person = z.object({
	accountId: outputId,
	contactId: outputId,
	step: onboardingStep,
	name: z.string().nullable(),
	zone: z.string().nullable(),
	interest: z.string().nullable(),
	/** From the firm's list of people, by the address that the person last wrote from. */
	role,
	language: language.nullable(),
	optedOut: z.boolean(),
	updatedAt: moment.nullable(),
});
export type Person = z.output<typeof person>;

const answer = z.string().trim().min(1).max(200).nullable();

/** Not the role: that is proven, see `directory.ts`. */
export const personUpdate = z
	.strictObject({
		step: onboardingStep,
		name: answer,
		zone: answer,
		interest: answer,
		language: language.nullable(),
		optedOut: z.boolean(),
	})
	.partial()
	.refine((update) => Object.keys(update).length > 0, 'give at least one field to change');

export const onboardingRequest = z.object({ consultaId: inputId.optional(), text: z.string().max(20_000).optional() });
export const onboardingResponse = z.object({
	consultaId: outputId.nullable(),
	reply: z.string(),
	buttons: z.array(button),
	done: z.boolean(),
	/** Custom attributes to write on the Chatwoot contact. */
	attributes: z.record(z.string(), z.string()),
	/** The name the person gave, to write on the Chatwoot contact; null when unknown. */
	contactName: z.string().nullable(),
	labels: z.array(z.string()),
	state: person,
	lease: lease.nullable(),
});
export const forgetResponse = z.object({ forgotten: z.boolean() });

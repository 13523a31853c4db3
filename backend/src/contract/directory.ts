import { z } from 'zod';
import { toE164 } from '../text/phone.ts';
import { inputId, moment, outputId } from './ids.ts';
import { role } from './turn.ts';

/** Most people in one list. */
const MAX_PEOPLE = 2000;

const words = (most: number) => z.string().trim().min(1).max(most);
/** Who decides, in the words of the firm: a name of an operator, or of the program that keeps the list. */
const decider = words(200);

/** A phone as people write it; E.164 afterwards. Without a country it is of Spain. */
const phone = z
	.string()
	.max(40)
	.transform((text, context) => {
		const number = toE164(text);
		if (number !== null) return number;
		context.addIssue({ code: 'custom', message: 'is not a valid phone number' });
		return z.NEVER;
	});

/** A person's address in a channel of Chatwoot: the inbox, and the person's id in it (`contact_inbox.source_id`). */
const addressFields = { accountId: inputId, inboxId: inputId, sourceId: words(500) };

const personFields = {
	/** The person's id in the firm's own system. */
	reference: words(100).nullish(),
	name: words(200),
	role,
	/** Somebody who is not active has no role. */
	active: z.boolean().default(true),
	/** Proves the person on channels where the phone is the address: WhatsApp and SMS. */
	phone: phone.nullish(),
	/** For the firm to know; proves nothing. */
	email: z.email().max(254).toLowerCase().nullish(),
	/** Channel addresses that the firm vouches for; left as they are where not given. */
	addresses: z.array(z.strictObject(addressFields)).max(10).optional(),
};
export const listedPersonInput = z.strictObject(personFields);
export type ListedPersonInput = z.output<typeof listedPersonInput>;

export const directoryInput = z
	.strictObject({
		people: z.array(z.strictObject({ ...personFields, reference: words(100) })).max(MAX_PEOPLE),
		/** Whether the list is whole: whoever has a reference and is not in it is active no more. */
		complete: z.boolean().default(false),
		by: decider.default('the list'),
	})
	.superRefine(({ people }, context) => {
		const seen = new Set<string>();
		for (const [index, { reference }] of people.entries()) {
			if (seen.has(reference)) {
				context.addIssue({ code: 'custom', path: ['people', index, 'reference'], message: 'is there twice' });
			}
			seen.add(reference);
		}
	});
export type DirectoryInput = z.output<typeof directoryInput>;

export const listedPersonParams = z.object({ personId: inputId });

export const listedPerson = z.object({
	personId: outputId,
	reference: z.string().nullable(),
	name: z.string(),
	role,
	active: z.boolean(),
	/** E.164. */
	phone: z.string().nullable(),
	email: z.string().nullable(),
	createdAt: moment,
	updatedAt: moment,
});
export type ListedPerson = z.output<typeof listedPerson>;

/** That a channel address is a person's: since when, by whose word, and until when. */
export const identity = z.object({
	identityId: outputId,
	accountId: outputId,
	inboxId: outputId,
	sourceId: z.string(),
	/** The Chatwoot contact for which it was confirmed, if it was for one. */
	contactId: outputId.nullable(),
	via: z.enum(['operator', 'list']),
	confirmedBy: z.string(),
	confirmedAt: moment,
	revokedBy: z.string().nullable(),
	/** Null while it holds. */
	revokedAt: moment.nullable(),
});
export type Identity = z.output<typeof identity>;
export const listedPersonDetail = listedPerson.extend({ identities: z.array(identity) });
export type ListedPersonDetail = z.output<typeof listedPersonDetail>;

export const directoryQuery = z.object({
	role: role.optional(),
	active: z
		.enum(['true', 'false'])
		.transform((value) => value === 'true')
		.optional(),
});
export const directoryResponse = z.object({
	people: z.array(listedPerson),
	/** Phones that several active people of the list have: none of them gets a role by it. */
	conflicts: z.array(z.object({ phone: z.string(), personIds: z.array(outputId) })),
});
export const directoryChanged = z.object({
	added: z.int(),
	changed: z.int(),
	unchanged: z.int(),
	/** Active before, and not in a complete list. */
	deactivated: z.int(),
	conflicts: directoryResponse.shape.conflicts,
});

/** An operator's word: for the address of a contact's conversation, or for an address outright. */
export const identityInput = z.union([
	z.strictObject({
		accountId: inputId,
		contactId: inputId,
		/** Which of the contact's conversations; needed where the contact wrote from several addresses. */
		conversationId: inputId.optional(),
		by: decider,
	}),
	z.strictObject({ ...addressFields, by: decider }),
]);
export type IdentityInput = z.output<typeof identityInput>;
export const identityParams = z.object({ personId: inputId, identityId: inputId });
/** Who takes it back. */
export const revokeQuery = z.object({ by: decider });

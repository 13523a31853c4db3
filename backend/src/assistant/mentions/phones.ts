import { findPhoneNumbersInText } from 'libphonenumber-js';
import type { Span } from './folded-text.ts';

/** A phone number in a text. */
export interface FoundPhone extends Span {
	/** E.164, e.g. `+34600112233`. */
	number: string;
}

/** The phone numbers in a text; without a country code they are Spanish. */
export function findPhones(text: string): FoundPhone[] {
	return findPhoneNumbersInText(text, 'ES').map(({ startsAt, endsAt, number }) => ({
		start: startsAt,
		end: endsAt,
		number: number.number,
	}));
}

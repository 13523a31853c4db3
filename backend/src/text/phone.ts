import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A phone in one form, E.164, so that two ways of writing it are equal; a number without a country is of Spain.
 *
 * @returns null for what is no valid number, or one with an extension, which a channel never has
 */
export function toE164(text: string): string | null {
	const phone = parsePhoneNumberFromString(text, { defaultCountry: 'ES', extract: false });
	return phone?.isValid() === true && phone.ext === undefined ? phone.number : null;
}

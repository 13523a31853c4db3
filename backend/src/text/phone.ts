import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A phone in one form, E.164, so that two ways of writing it are equal; a number without a country is of Spain.
 *
 * @returns null for what is no valid number, or one with an extension, which a channel never has
 */
export function toE164(text: string): string | null {
	// The library does not read a country in brackets: "(+34) 600 …".
	const plain = text.trim().replace(/^\((\+\d{1,3})\)/, '$1 ');
	const phone = parsePhoneNumberFromString(plain, { defaultCountry: 'ES', extract: false });
	return phone?.isValid() === true && phone.ext === undefined ? phone.number : null;
}

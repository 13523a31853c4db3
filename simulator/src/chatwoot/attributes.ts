import type { Attributes } from '../model/types.ts';
import { invalid } from './world.ts';

const MAX_TEXT = 1500;
const MAX_INTEGER = 9_999_999_999;

/**
 * The length check that Chatwoot makes on conversation attributes (`jsonb_attributes_length_validator.rb`): 422 for a
 * text above 1500 characters or an integer above 9,999,999,999. Contacts have no such check.
 */
export function validateAttributes(title: 'Custom attributes' | 'Additional attributes', attributes: Attributes): void {
	const column = title === 'Custom attributes' ? 'custom_attributes' : 'additional_attributes';
	for (const [key, value] of Object.entries(attributes)) {
		if (typeof value === 'string' && value.length > MAX_TEXT) {
			throw invalid(`${title} ${key} length should be < ${MAX_TEXT}`, column);
		}
		if (typeof value === 'number' && Number.isInteger(value) && value > MAX_INTEGER) {
			throw invalid(`${title} ${key} value should be < ${MAX_INTEGER}`, column);
		}
	}
}

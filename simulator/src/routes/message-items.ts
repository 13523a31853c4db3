import { unprocessable } from '../chatwoot/world.ts';
import type { Attributes, ContentType, Json } from '../model/types.ts';

/** Keys that Chatwoot accepts in the items of each interactive content type (`content_attribute_validator.rb`). */
const ALLOWED: Partial<Record<ContentType, readonly string[]>> = {
	input_select: ['title', 'value'],
	cards: ['title', 'description', 'media_url', 'actions'],
	form: ['type', 'placeholder', 'label', 'name', 'options', 'default', 'required', 'pattern', 'title', 'pattern_error'],
	article: ['title', 'description', 'link'],
};

/** Refuses items as Chatwoot does: 422 when there are none or one has a key of another kind. */
export function checkItems(contentType: ContentType, attributes: Attributes): void {
	const allowed = ALLOWED[contentType];
	if (!allowed) return;
	const { items } = attributes;
	if (!Array.isArray(items) || items.length === 0) {
		throw unprocessable('Validation failed: Content attributes At least one item is required.');
	}
	const bad = items.some((item: Json) => !isObject(item) || Object.keys(item).some((key) => !allowed.includes(key)));
	if (bad) throw unprocessable('Validation failed: Content attributes contains invalid keys for items. ');
	const noActions = contentType === 'cards' && items.some((item) => !isObject(item) || !Array.isArray(item['actions']));
	if (noActions) throw unprocessable('Validation failed: Content attributes contains items missing actions');
}

const isObject = (value: Json): value is { [key: string]: Json } =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

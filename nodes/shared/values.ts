/** Reads untyped JSON: every function gives a value of the asked type or a fallback, and never throws. */

export type Fields = Record<string, unknown>;

/** The value as an object with named fields; an empty one for anything else (arrays included). */
export function fields(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value as a list; an empty one for anything else. */
export function list(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The value as text of at most `limit` characters; null when it is not text, or empty. */
export function text(value: unknown, limit = 500): string | null {
	return typeof value === 'string' && value !== '' ? value.slice(0, limit) : null;
}

/** An id, ours or Chatwoot's, as a string; null when the value cannot be one. */
export function identifier(value: unknown): string | null {
	if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : null;
	return typeof value === 'string' && /^[\w.:-]{1,64}$/.test(value) ? value : null;
}

/** A list of texts, each at most `limit` characters; other values are left out. */
export function texts(value: unknown, limit = 200): string[] {
	return list(value).flatMap((entry) => text(entry, limit) ?? []);
}

/**
 * A moment as ISO 8601 in UTC, from the two ways in which Chatwoot writes it: ISO text, or Unix seconds (with or without
 * a fraction). Null when the value is neither.
 */
export function moment(value: unknown): string | null {
	const date =
		typeof value === 'number' ? new Date(value * 1000) : typeof value === 'string' ? new Date(value) : undefined;
	return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}

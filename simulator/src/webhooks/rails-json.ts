const ESCAPED = /[<>&\u2028\u2029]/g;

/**
 * JSON as Rails' encoder writes it: `<`, `>`, `&`, U+2028 and U+2029 as `\uXXXX`, everything else raw. Parsing and
 * writing the body again therefore gives other bytes, which is why receivers must verify the raw body.
 */
export const railsJson = (value: unknown): string =>
	JSON.stringify(value).replace(ESCAPED, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

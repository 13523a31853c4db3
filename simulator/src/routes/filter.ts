import { unprocessable } from '../chatwoot/world.ts';
import type { Json } from '../model/types.ts';

/** One condition of Chatwoot's filter language (`lib/filters/filter_keys.yml`). */
interface Condition {
	key: string;
	operator: string;
	values: string[];
	/** How the next condition joins; null on the last one. */
	join: 'and' | 'or' | null;
}

const EQUALITY = ['equal_to', 'not_equal_to'];
const PRESENCE = ['is_present', 'is_not_present'];
const CONTAINS = ['contains', 'does_not_contain'];
const COMPARISON = ['is_greater_than', 'is_less_than', 'days_before'];

/** Value of a row under a filter key: a list for labels, milliseconds for moments, undefined for an unknown key. */
export type ReadField<Row> = (row: Row, key: string) => Json | undefined;

/** Operators that a standard key allows; keys that are not here are custom attributes, which allow all. */
export type KeyOperators = Record<string, 'choice' | 'text' | 'moment' | 'number'>;

const OPERATORS: Record<KeyOperators[string], readonly string[]> = {
	choice: [...EQUALITY, ...PRESENCE],
	text: [...EQUALITY, ...CONTAINS, ...PRESENCE],
	moment: [...COMPARISON],
	number: [...EQUALITY, ...CONTAINS, ...PRESENCE, ...COMPARISON],
};

/**
 * Compiles a filter body to a test of one row. As in the SQL that Chatwoot builds, "and" binds tighter than "or". 422 for
 * an unknown key or operator.
 */
export function compileFilter<Row>(
	payload: unknown,
	keys: KeyOperators,
	customKeys: ReadonlySet<string>,
	read: ReadField<Row>,
	now: number,
): (row: Row) => boolean {
	const groups: Condition[][] = [[]];
	for (const condition of parse(payload)) {
		const kind = keys[condition.key];
		if (kind === undefined && !customKeys.has(condition.key)) {
			throw unprocessable(
				`Invalid attribute key - [${condition.key}]. The key should be one of [${Object.keys(keys).join(',')}] or a custom attribute defined in the account.`,
			);
		}
		if (!OPERATORS[kind ?? 'number'].includes(condition.operator)) {
			throw unprocessable(
				`Invalid operator. The allowed operators for ${condition.key} are [${OPERATORS[kind ?? 'number'].join(',')}].`,
			);
		}
		groups.at(-1)?.push(condition);
		if (condition.join === 'or') groups.push([]);
	}
	return (row) => groups.some((group) => group.every((condition) => holds(condition, read(row, condition.key), now)));
}

function parse(payload: unknown): Condition[] {
	if (!Array.isArray(payload) || payload.length === 0)
		throw unprocessable('param is missing or the value is empty or invalid: payload');
	return payload.map((item: unknown) => {
		const given = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
		const join = String(given['query_operator'] ?? '').toLowerCase();
		if (join !== '' && join !== 'and' && join !== 'or')
			throw unprocessable('Query operator must be either "AND" or "OR".');
		return {
			key: String(given['attribute_key']),
			operator: String(given['filter_operator']),
			values: (Array.isArray(given['values']) ? given['values'] : [given['values']]).map(String),
			join: join === '' ? null : join,
		};
	});
}

function holds({ operator, values }: Condition, value: Json | undefined, now: number): boolean {
	const texts = (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]).map((item) =>
		String(item).toLowerCase(),
	);
	const wanted = values.map((item) => item.toLowerCase());
	const equal = wanted.includes('all') || texts.some((text) => wanted.includes(text));
	const contained = texts.some((text) => wanted.some((part) => text.includes(part)));
	switch (operator) {
		case 'equal_to':
			return equal;
		case 'not_equal_to':
			return !equal;
		case 'contains':
			return contained;
		case 'does_not_contain':
			return !contained;
		case 'is_present':
			return texts.length > 0;
		case 'is_not_present':
			return texts.length === 0;
		case 'is_greater_than':
			return numberOf(texts[0]) > numberOf(values[0]);
		case 'is_less_than':
			return numberOf(texts[0]) < numberOf(values[0]);
		default:
			return numberOf(texts[0]) < now - Number(values[0]) * 86_400_000;
	}
}

/** A number, or a date as milliseconds. */
const numberOf = (text: string | undefined): number =>
	text === undefined ? Number.NaN : Number(text) || Date.parse(text);

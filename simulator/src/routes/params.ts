import { unprocessable } from '../chatwoot/world.ts';
import type { Attributes, Json } from '../model/types.ts';

/**
 * Request parameters, read as loosely as Rails reads them: numbers may come as text, flags as `"true"`. A value of a kind
 * that Rails would drop counts as missing.
 */
export class Params {
	readonly #values: Record<string, unknown>;

	constructor(values: unknown) {
		this.#values = isRecord(values) ? values : {};
	}

	/** Whether the key was sent, even as null. */
	has(key: string): boolean {
		return this.#values[key] !== undefined || this.#values[`${key}[]`] !== undefined;
	}

	raw(key: string): unknown {
		return this.#values[key];
	}

	/** Text, or undefined when missing, null or structured. */
	text(key: string): string | undefined {
		const value = this.#values[key];
		if (typeof value === 'string') return value;
		return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
	}

	/** Text that may be cleared: null when sent as null or empty, undefined when not sent. */
	nullableText(key: string): string | null | undefined {
		if (!this.has(key)) return undefined;
		return this.text(key) || null;
	}

	integer(key: string): number | undefined {
		const text = this.text(key);
		return text !== undefined && /^-?\d+$/.test(text.trim()) ? Number(text) : undefined;
	}

	flag(key: string): boolean | undefined {
		const text = this.text(key);
		return text === undefined || text === '' ? undefined : !['false', 'f', '0', 'off'].includes(text.toLowerCase());
	}

	/** A list of texts, also as `key[]=a&key[]=b`; undefined when not sent. */
	texts(key: string): string[] | undefined {
		const value = this.#values[key] ?? this.#values[`${key}[]`];
		if (value === undefined) return undefined;
		const items = Array.isArray(value) ? value : value === null ? [] : [value];
		return items.filter((item) => typeof item === 'string' || typeof item === 'number').map(String);
	}

	integers(key: string): number[] | undefined {
		return this.texts(key)?.map(Number).filter(Number.isInteger);
	}

	/** An object of JSON values, or undefined. */
	attributes(key: string): Attributes | undefined {
		const value = this.#values[key];
		return isRecord(value) ? (value as Attributes) : undefined;
	}

	/** The parameters under a key, or these themselves: Rails wraps flat JSON bodies under the resource's name. */
	wrapped(key: string): Params {
		const value = this.#values[key];
		return isRecord(value) ? new Params(value) : this;
	}

	/** Text that must be there; 422 as Rails' missing-parameter error. */
	required(key: string): string {
		const text = this.text(key);
		if (!text) throw unprocessable(`param is missing or the value is empty or invalid: ${key}`);
		return text;
	}

	json(): Record<string, Json> {
		return this.#values as Record<string, Json>;
	}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

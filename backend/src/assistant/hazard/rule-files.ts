import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { z } from 'zod';

/** A file of hazard rules is wrong. The message is one line and names the file, the place in it and what is wrong. */
export class HazardRulesError extends Error {
	override readonly name = 'HazardRulesError';

	constructor(file: string, problem: string) {
		super(`${file}: ${problem}`.replace(/\s+/g, ' '));
	}
}

/** Largest file, in characters. */
const MAX_FILE = 2_000_000;

/**
 * Reads a YAML file by its schema.
 * @param label the file's name in error messages
 * @throws HazardRulesError when it cannot be read, is no YAML, or does not fit
 */
export function readRuleFile<Schema extends z.ZodType>(
	file: URL | string,
	label: string,
	schema: Schema,
): z.output<Schema> {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		throw new HazardRulesError(label, `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
	}
	if (text.length > MAX_FILE) throw new HazardRulesError(label, `is longer than ${MAX_FILE} characters`);
	const document = parseDocument(text, { prettyErrors: true });
	const [broken] = document.errors;
	if (broken)
		throw new HazardRulesError(label, `line ${broken.linePos?.[0].line ?? '?'}: ${firstLine(broken.message)}`);
	const value: unknown = document.toJS({ maxAliasCount: 0 });
	const parsed = schema.safeParse(value);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new HazardRulesError(label, `${placeOf(issue?.path ?? [], value)}${issue?.message ?? 'is not valid'}`);
	}
	return parsed.data;
}

function firstLine(text: string): string {
	return text.split('\n', 1)[0]?.replace(/ at line \d+.*$/, '') ?? text;
}

/** "rules › smell_of_gas › confidence: ", with the names of rules rather than their numbers. */
function placeOf(path: readonly PropertyKey[], root: unknown): string {
	let value = root;
	const parts = path.map((key) => {
		value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
		const named = value as { name?: unknown; kind?: unknown } | null | undefined;
		const name = typeof key === 'number' ? (named?.name ?? named?.kind) : undefined;
		return typeof name === 'string' ? name : typeof key === 'number' ? `number ${key + 1}` : String(key);
	});
	return parts.length === 0 ? '' : `${parts.join(' › ')}: `;
}

import { AppError } from '../../errors.ts';
import { ERRORS, type ExtractErrorCode, type Values } from './messages.ts';

const STATUS: Partial<Record<ExtractErrorCode, number>> = {
	too_large: 413,
	too_many_pages: 413,
	too_much_inside: 413,
	unsupported: 415,
	not_a_document: 415,
};

/** Why a file could not become text. The message is English; `explain` says it in the reader's language. */
export class ExtractError extends AppError {
	override readonly name = 'ExtractError';
	declare readonly code: ExtractErrorCode;
	readonly values: Values;

	constructor(code: ExtractErrorCode, values: Values = {}) {
		super(STATUS[code] ?? 422, code, ERRORS.en[code](values));
		this.values = values;
	}

	/** What happened and what to do. */
	explain(language: 'es' | 'en'): string {
		return ERRORS[language][this.code](this.values);
	}
}

/** For anything a parser throws: ours as it is, the rest is a file that can't be read. */
export function asExtractError(error: unknown): ExtractError {
	return error instanceof ExtractError ? error : new ExtractError('broken');
}

import type { z } from 'zod';
import { errorResponse } from '../contract/errors.ts';

/** The answers of a route, for checking them and for the OpenAPI document: what it returns, or an error. */
export function answers<Ok extends z.ZodType>(ok: Ok) {
	const errors = {
		400: errorResponse.describe('The request is not valid.'),
		401: errorResponse.describe('The API key is missing or unknown.'),
		404: errorResponse.describe('There is no such thing.'),
		409: errorResponse.describe('Not possible in the present state.'),
		413: errorResponse.describe('The request is too large.'),
		415: errorResponse.describe('The request is not JSON.'),
		500: errorResponse.describe('A fault of the backend.'),
		503: errorResponse.describe('The database cannot be reached.'),
	};
	return { 200: ok, ...errors };
}

import type { Middleware } from '@anthropic-ai/sdk';

/** The longest wait that a service may ask for before a retry, in seconds: a customer waits too. */
const PATIENCE_SECONDS = 2;

/** Lets the SDK retry only where the service does not ask to wait for long; otherwise its answer counts at once. */
export const retrySoonOrNever: Middleware = async (request, next) => {
	const response = await next(request);
	if (response.ok || waitOf(response.headers) <= PATIENCE_SECONDS) return response;
	const headers = new Headers(response.headers);
	headers.set('x-should-retry', 'false');
	return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
};

/** Seconds that the service asks to wait; 0 where it does not say. */
function waitOf(headers: Headers): number {
	const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN);
	if (!Number.isNaN(milliseconds)) return milliseconds / 1000;
	const given = headers.get('retry-after');
	if (given === null) return 0;
	const seconds = Number(given);
	return Number.isNaN(seconds) ? (Date.parse(given) - Date.now()) / 1000 || 0 : seconds;
}

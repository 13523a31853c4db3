import type { Simulator } from '../../src/simulator.ts';

export interface RestAnswer {
	status: number;
	/** Parsed JSON, loosely typed: tests look into many different shapes. */
	body: Record<string, unknown>;
	text: string;
}

/** Calls Chatwoot's REST API of account 1 (or an absolute path) with a token. */
export type Rest = (method: string, path: string, body?: unknown) => Promise<RestAnswer>;

export const rest =
	(simulator: Simulator, token: string | null): Rest =>
	async (method, path, body) => {
		const url = path.startsWith('/') ? path : `/api/v1/accounts/1/${path}`;
		const answer = await fetch(simulator.url + url, {
			method,
			headers: {
				...(token === null ? {} : { api_access_token: token }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await answer.text();
		const isJson = answer.headers.get('content-type')?.startsWith('application/json') && text !== '';
		return { status: answer.status, text, body: isJson ? JSON.parse(text) : null };
	};

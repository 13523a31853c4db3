import * as http from 'node:http';
import * as https from 'node:https';

/** What came back: a status, or why none did. */
export interface SendResult {
	status: number | null;
	error: string | null;
}

const MAX_REDIRECTS = 10;

/**
 * Posts a body as Chatwoot does: one connection per request, redirects followed, `timeoutMs` for connecting and for every
 * read, the answer's body discarded. Never throws. With `drop`, the connection is cut once the request is written.
 */
export async function sendWebhook(given: {
	url: string;
	headers: Record<string, string>;
	body: string;
	timeoutMs: number;
	drop: boolean;
	signal: AbortSignal;
}): Promise<SendResult> {
	let url = given.url;
	for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
		const answer = await post({ ...given, url }).catch((error: unknown) => error as Error);
		if (answer instanceof Error) return { status: null, error: answer.message };
		if (answer.location === null) return { status: answer.status, error: null };
		url = new URL(answer.location, url).href;
	}
	return { status: null, error: 'Got too many redirects' };
}

function post(given: Parameters<typeof sendWebhook>[0]): Promise<{ status: number; location: string | null }> {
	return new Promise((resolve, reject) => {
		const target = new URL(given.url);
		const { request } = target.protocol === 'https:' ? https : http;
		const body = Buffer.from(given.body);
		const headers = { ...given.headers, 'Content-Length': body.length, Connection: 'close' };
		const outgoing = request(target, { method: 'POST', headers, agent: false, signal: given.signal }, (answer) => {
			const status = answer.statusCode ?? 0;
			const location = status >= 300 && status < 400 ? (answer.headers.location ?? null) : null;
			answer.on('error', reject);
			answer.on('end', () => resolve({ status, location }));
			answer.resume();
		});
		outgoing.setTimeout(given.timeoutMs, () => outgoing.destroy(new Error('Timed out reading the answer')));
		outgoing.on('error', reject);
		outgoing.end(body, () => {
			// The bytes are handed to the system; a moment later they have left and the receiver acts on them.
			if (given.drop) setTimeout(() => outgoing.destroy(new Error('Connection reset by peer')), 20);
		});
	});
}

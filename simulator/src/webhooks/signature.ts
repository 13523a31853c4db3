import { createHmac } from 'node:crypto';

/**
 * Headers of one webhook request (`lib/webhooks/trigger.rb`): the signature is HMAC-SHA256 over
 * `<timestamp>.<raw body>` in lower-case hex. `at` is the moment of sending in milliseconds; a retry signs again.
 */
export function webhookHeaders(given: {
	deliveryId: string;
	secret: string | null;
	body: string;
	at: number;
}): Record<string, string> {
	const headers: Record<string, string> = {
		'Content-Type': 'application/json',
		Accept: 'application/json',
		'X-Chatwoot-Delivery': given.deliveryId,
	};
	if (given.secret !== null) {
		const timestamp = String(Math.floor(given.at / 1000));
		headers['X-Chatwoot-Timestamp'] = timestamp;
		headers['X-Chatwoot-Signature'] = signature(given.secret, timestamp, given.body);
	}
	return headers;
}

/** `sha256=` and the hex HMAC of `timestamp.body`. */
export const signature = (secret: string, timestamp: string, body: string): string =>
	`sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old or how far ahead a delivery may be, in seconds. Chatwoot prescribes none; it signs at the moment of sending. */
export const MAX_AGE_SECONDS = 300;

export interface SignedDelivery {
	/** The request body as received, byte for byte. */
	rawBody: Buffer;
	/** Header `X-Chatwoot-Timestamp`: Unix seconds. */
	timestamp: unknown;
	/** Header `X-Chatwoot-Signature`: `sha256=` and the lower-case hex HMAC. */
	signature: unknown;
}

export type SignatureVerdict = 'valid' | 'wrong' | 'expired';

/**
 * Checks Chatwoot's signature, HMAC-SHA256 over `<timestamp>.<raw body>` (Chatwoot `lib/webhooks/trigger.rb`), in
 * constant time, and then its age. Never throws, whatever the headers hold.
 *
 * @param now Unix seconds
 */
export function verifySignature(
	delivery: SignedDelivery,
	secret: string,
	now = Math.floor(Date.now() / 1000),
): SignatureVerdict {
	const { rawBody, timestamp, signature } = delivery;
	if (secret === '' || typeof timestamp !== 'string' || typeof signature !== 'string') return 'wrong';
	if (!/^\d{1,12}$/.test(timestamp)) return 'wrong';
	const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest();
	const given = /^sha256=[0-9a-f]{64}$/.test(signature) ? Buffer.from(signature.slice(7), 'hex') : Buffer.alloc(32);
	if (!timingSafeEqual(expected, given)) return 'wrong';
	return Math.abs(now - Number(timestamp)) <= MAX_AGE_SECONDS ? 'valid' : 'expired';
}

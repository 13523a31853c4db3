import { createHash, randomBytes } from 'node:crypto';

/** How much of a key is kept in clear, to tell keys apart. */
const PREFIX_LENGTH = 9;

/**
 * The hash that is kept of an API key. A plain SHA-256: a key is 256 random bits, so there is nothing to guess that a slow
 * hash would protect.
 */
export function hashKey(key: string): string {
	return createHash('sha256').update(key).digest('hex');
}

export function describeKey(key: string): { hash: string; prefix: string } {
	return { hash: hashKey(key), prefix: key.slice(0, PREFIX_LENGTH) };
}

/** Makes a new API key. */
export function generateKey(): { key: string; hash: string; prefix: string } {
	const key = `ains_${randomBytes(32).toString('base64url')}`;
	return { key, ...describeKey(key) };
}

import { randomBytes, randomUUID } from 'node:crypto';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** A token as Rails' `has_secure_token` makes it: 24 base58 characters. */
export function secureToken(): string {
	let token = '';
	while (token.length < 24) {
		for (const byte of randomBytes(32)) {
			// Bytes from 232 up would favour the first characters.
			if (byte < 232 && token.length < 24) token += BASE58[byte % 58];
		}
	}
	return token;
}

export const uuid = (): string => randomUUID();

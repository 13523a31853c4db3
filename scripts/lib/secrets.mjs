import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const token = (bytes = 24) => randomBytes(bytes).toString('base64url');

/** The keys of a local installation: made at first start, kept readable for the owner only. */
export function localSecrets(file) {
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
	const secrets = {
		apiKey: `ains_${token()}`,
		botToken: token(18),
		userToken: token(18),
		encryptionKey: token(),
		databasePassword: token(),
		editor: { email: 'demo@ainstalia.example', password: `Aa1${token(9)}` },
	};
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, JSON.stringify(secrets, null, '\t'), { mode: 0o600 });
	return secrets;
}

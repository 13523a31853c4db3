import { type Logger, pino } from 'pino';
import type { Config } from './config/env.ts';

/** What must never reach a log, wherever it hangs. Bodies are not logged at all; this is the second fence. */
const SECRETS = ['authorization', 'cookie', 'apiKey', 'content', 'text', 'phone', 'email'];

/** Creates the one logger. JSON lines on standard output. */
export function createLogger({ logLevel }: Pick<Config, 'logLevel'>): Logger {
	return pino({
		level: logLevel,
		redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[removed]' },
		serializers: {
			err: (error: Error & { code?: string }) => ({
				type: error.name,
				code: error.code,
				message: error.message,
				stack: error.stack,
			}),
		},
	});
}

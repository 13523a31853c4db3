import { ConfigError, readConfig } from '../src/config/env.ts';

test('everything has a default that runs on one machine', () => {
	expect(readConfig({})).toMatchObject({
		http: { port: 3100, host: '127.0.0.1', trustProxy: false, bodyLimit: 1_048_576 },
		database: { url: null, folder: expect.stringMatching(/data[/\\]backend$/) },
		company: { bootstrapKey: null },
		turns: { leaseSeconds: 90, maxAttempts: 5, mergeWindowSeconds: 3 },
		claude: { apiKey: null, baseUrl: null },
		logLevel: 'info',
	});
});

test('an empty variable is an unset one, as compose files pass them on', () => {
	expect(readConfig({ DATABASE_URL: '', ANTHROPIC_API_KEY: '', PORT: '' })).toEqual(readConfig({}));
});

test.each([
	[{ PORT: '70000' }, /PORT/],
	[{ PORT: 'x' }, /PORT/],
	[{ DATABASE_URL: 'mysql://x' }, /must be a postgres:\/\/ URL.*DATABASE_URL/],
	[{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
	[{ AINSTALIA_BOOTSTRAP_API_KEY: 'short' }, /AINSTALIA_BOOTSTRAP_API_KEY/],
	[{ ANTHROPIC_BASE_URL: 'ftp://x' }, /ANTHROPIC_BASE_URL/],
	[{ TRUST_PROXY: 'perhaps' }, /TRUST_PROXY/],
])('%j is refused in one line that names the variable', (env, message) => {
	const read = () => readConfig(env);
	expect(read).toThrow(ConfigError);
	expect(read).toThrow(message);
	expect(read).not.toThrow(/\n/);
});

test('a refused secret is not repeated', () => {
	expect(() => readConfig({ AINSTALIA_BOOTSTRAP_API_KEY: 'with spaces in my secret key' })).toThrow(
		expect.objectContaining({ message: expect.not.stringContaining('spaces') }),
	);
});

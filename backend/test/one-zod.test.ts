import { createRequire } from 'node:module';

test('the backend and the Anthropic SDK use the same zod, or schemas would silently lose their string formats', () => {
	const backend = createRequire(new URL('../src/app.ts', import.meta.url));
	const sdk = createRequire(backend.resolve('@anthropic-ai/sdk'));
	expect(sdk.resolve('zod')).toBe(backend.resolve('zod'));
	expect(sdk.resolve('zod/v4')).toBe(backend.resolve('zod/v4'));
});

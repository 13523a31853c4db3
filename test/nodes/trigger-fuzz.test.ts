import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { Delivery } from './support/context';
import { messageCreated, signedHeaders } from './support/payloads';
import { startServer, type TestServer } from './support/server';
import { deliverRaw, KEY, SECRET, triggerSetting, USER_TOKEN } from './support/trigger';

let backend: TestServer;
let chatwoot: TestServer;

beforeAll(async () => {
	backend = await startServer(() => ({ body: { stored: true, duplicate: false } }));
	chatwoot = await startServer(() => ({ body: [] }));
});
afterAll(async () => {
	await backend.close();
	await chatwoot.close();
});

const now = () => Math.floor(Date.now() / 1000);
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>;
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value) ?? '');
const delivery = (rawBody: Buffer, headers: Delivery['headers']): Delivery => ({ rawBody, headers });

/** A good message with one vital part broken. */
const broken = fc
	.tuple(fc.constantFrom('event', 'account', 'conversation', 'id', 'inbox', 'message_type', 'created_at'), json)
	.map(([key, value]): IDataObject => messageCreated({ [key]: value as IDataObject }))
	.filter((payload) => {
		const vital = ['event', 'account', 'conversation', 'id', 'inbox', 'message_type', 'created_at'] as const;
		const good = messageCreated();
		return vital.some((key) => typeof payload[key] !== typeof good[key] || payload[key] === null);
	})
	.map((payload) => {
		// An ID or a date may also come in another type that Chatwoot uses; those are whole messages.
		if (['string', 'number'].includes(typeof payload.id)) payload.id = null;
		return payload;
	});

/** A delivery with a good signature; its bytes are hidden from fast-check, which would print a whole MiB. */
function signed(make: () => Buffer): Delivery {
	const rawBody = make();
	const whole = delivery(rawBody, signedHeaders(rawBody, SECRET));
	return Object.defineProperty(whole, 'rawBody', { enumerable: false });
}

const bad: fc.Arbitrary<Delivery> = fc.oneof(
	// Unsigned, or signed by somebody else.
	fc.record({ body: json, secret: fc.string() }).map(({ body, secret }) => {
		const rawBody = bytes(body);
		return delivery(rawBody, signedHeaders(rawBody, `${secret}!`));
	}),
	fc
		.dictionary(fc.constantFrom('x-chatwoot-signature', 'x-chatwoot-timestamp'), fc.string())
		.map((headers) => delivery(bytes(messageCreated()), { 'content-type': 'application/json', ...headers })),
	// Replayed later, or from the future.
	fc.integer({ min: 301, max: 10_000_000 }).chain((seconds) =>
		fc.constantFrom(-1, 1).map((sign) => {
			const rawBody = bytes(messageCreated());
			return delivery(rawBody, signedHeaders(rawBody, SECRET, Math.max(0, now() + sign * seconds)));
		}),
	),
	// A good signature on another body.
	fc.string().map((content) => delivery(bytes(messageCreated({ content })), signedHeaders(bytes({}), SECRET))),
	// Oversized.
	fc.integer({ min: 1, max: 4096 }).map((more) => {
		const padding = 'x'.repeat(1024 * 1024 + more);
		return signed(() => bytes(messageCreated({ content: padding })));
	}),
	// Rightly signed nonsense.
	json.map((body) => delivery(bytes(body), signedHeaders(bytes(body), SECRET))),
	broken.map((body) => delivery(bytes(body), signedHeaders(bytes(body), SECRET))),
	fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data', undefined).map((type) => {
		const rawBody = bytes(messageCreated());
		return delivery(rawBody, { ...signedHeaders(rawBody, SECRET), 'content-type': type });
	}),
);

test('answers 600 bad deliveries by a 4xx or an explained 200, starts nothing, stores nothing, tells no secret', async () => {
	const setting = triggerSetting({ backendUrl: backend.url, chatwootUrl: chatwoot.url });
	const told: string[] = setting.log ?? [];
	await fc.assert(
		fc.asyncProperty(bad, async (request) => {
			const { answer, result } = await deliverRaw(setting, request);
			expect(result).toEqual({ noWebhookResponse: true });
			expect(answer.times).toBe(1);
			const refused = answer.status !== undefined && answer.status >= 400 && answer.status < 500;
			expect(refused || (answer.status === 200 && 'ignored' in (answer.body as object))).toBe(true);
			told.push(JSON.stringify(answer.body));
		}),
		{ numRuns: 600 },
	);
	expect(backend.requests).toHaveLength(0);
	for (const secret of [SECRET, KEY, USER_TOKEN, 'bot-token']) expect(told.join('\n')).not.toContain(secret);
	// However many wrong signatures come, Chatwoot is asked for the secret once a minute at most.
	expect(chatwoot.requests.length).toBeLessThanOrEqual(1);
});

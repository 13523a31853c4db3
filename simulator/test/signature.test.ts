import { railsJson } from '../src/webhooks/rails-json.ts';
import { signature, webhookHeaders } from '../src/webhooks/signature.ts';

const body = String.raw`{"event":"message_created","content":"\u003cb\u003eHola\u003c/b\u003e, ¿tienen envío a León?"}`;
const secret = 'k3Yf9QmZ2vT7xWb4LpR8sN1c';

test('the signature of the fact sheet’s vector is exact', () => {
	expect(Buffer.byteLength(body)).toBe(97);
	expect(signature(secret, '1755500000', body)).toBe(
		'sha256=823555c87f6f96aa6b7d8e65e2efc16b34300ecb2e35acbd2fa595aaf307acb9',
	);
});

test('the headers carry the delivery id, the second of sending and the signature over both', () => {
	const headers = webhookHeaders({ deliveryId: 'abc', secret, body, at: 1755500000999 });
	expect(headers).toEqual({
		'Content-Type': 'application/json',
		Accept: 'application/json',
		'X-Chatwoot-Delivery': 'abc',
		'X-Chatwoot-Timestamp': '1755500000',
		'X-Chatwoot-Signature': 'sha256=823555c87f6f96aa6b7d8e65e2efc16b34300ecb2e35acbd2fa595aaf307acb9',
	});
});

test('a subscriber without a secret gets neither timestamp nor signature', () => {
	expect(Object.keys(webhookHeaders({ deliveryId: 'abc', secret: null, body, at: 0 }))).toEqual([
		'Content-Type',
		'Accept',
		'X-Chatwoot-Delivery',
	]);
});

test('bodies are written as Rails writes them: five characters escaped, accents raw', () => {
	expect(railsJson({ content: '<b>¿a & b?</b>\u2028\u2029' })).toBe(
		String.raw`{"content":"\u003cb\u003e¿a \u0026 b?\u003c/b\u003e\u2028\u2029"}`,
	);
	const written = railsJson({ content: '<' });
	expect(JSON.stringify(JSON.parse(written))).not.toBe(written);
});

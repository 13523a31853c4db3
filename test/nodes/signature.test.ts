import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { MAX_AGE_SECONDS, verifySignature } from '../../nodes/shared/signature';

// Made by Chatwoot's own rule: HMAC-SHA256 over "<timestamp>.<raw body>"; the body has escapes that JSON.stringify would undo.
const secret = 'k3Yf9QmZ2vT7xWb4LpR8sN1c';
const rawBody = Buffer.from(
	'{"event":"message_created","content":"\\u003cb\\u003eHola\\u003c/b\\u003e, ¿tienen envío a León?"}',
);
const timestamp = '1755500000';
const signature = 'sha256=823555c87f6f96aa6b7d8e65e2efc16b34300ecb2e35acbd2fa595aaf307acb9';
const at = Number(timestamp);

test("accepts Chatwoot's signature over the raw bytes", () => {
	expect(rawBody.length).toBe(97);
	expect(verifySignature({ rawBody, timestamp, signature }, secret, at)).toBe('valid');
});

test('refuses a delivery older or newer than five minutes, and only then', () => {
	const verdict = (now: number) => verifySignature({ rawBody, timestamp, signature }, secret, now);
	expect(verdict(at + MAX_AGE_SECONDS)).toBe('valid');
	expect(verdict(at - MAX_AGE_SECONDS)).toBe('valid');
	expect(verdict(at + MAX_AGE_SECONDS + 1)).toBe('expired');
	expect(verdict(at - MAX_AGE_SECONDS - 1)).toBe('expired');
});

test('refuses another secret, an empty one, another body and another timestamp', () => {
	expect(verifySignature({ rawBody, timestamp, signature }, 'another', at)).toBe('wrong');
	expect(verifySignature({ rawBody, timestamp, signature }, '', at)).toBe('wrong');
	expect(verifySignature({ rawBody: Buffer.from('{}'), timestamp, signature }, secret, at)).toBe('wrong');
	expect(verifySignature({ rawBody, timestamp: '1755500001', signature }, secret, at)).toBe('wrong');
});

test('refuses a signature made over the body alone', () => {
	const wrong = `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}`;
	expect(verifySignature({ rawBody, timestamp, signature: wrong }, secret, at)).toBe('wrong');
});

test('never throws and never accepts, whatever the headers hold', () => {
	const header = fc.oneof(fc.string(), fc.anything(), fc.stringMatching(/^sha256=[0-9a-f]{64}$/));
	fc.assert(
		fc.property(header, header, (given, when) => {
			const delivery = { rawBody, timestamp: when, signature: given };
			expect(verifySignature(delivery, secret, at)).toBe('wrong');
		}),
	);
});

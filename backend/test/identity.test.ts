import fc from 'fast-check';
import { judgeEvidence, provenPhone, provingAddress } from '../src/assistant/identity.ts';
import type { Evidence } from '../src/store/identities.ts';
import { toE164 } from '../src/text/phone.ts';

test.each([
	['600 11 22 33', '+34600112233'],
	['+34 600-112-233', '+34600112233'],
	['0034600112233', '+34600112233'],
	['(+34) 91 123 45 67', '+34911234567'],
	['+351 912 345 678', '+351912345678'],
	['911', null],
	['600 11 22', null],
	['600112233 ext. 5', null],
	['600112233 y 600112234', null],
	['6OO112233', null],
	['', null],
	['nada', null],
])('the phone %p is %p', (text, expected) => {
	expect(toE164(text)).toBe(expected);
});

test('a phone in its one form stays as it is', () => {
	fc.assert(
		fc.property(fc.integer({ min: 600_000_000, max: 699_999_999 }), (number) => {
			const phone = toE164(String(number));
			expect(phone).toBe(`+34${number}`);
			expect(toE164(phone ?? '')).toBe(phone);
		}),
	);
});

const from = (channel: string | null, sourceId: string | null) => ({ accountId: '1', inboxId: '2', channel, sourceId });

test.each([
	['Channel::Whatsapp', '34600112233', '+34600112233'],
	['Channel::Whatsapp', '+34600112233', '+34600112233'],
	['Channel::Whatsapp', 'ES.34600112233', null],
	['Channel::Whatsapp', '600112233', null],
	['Channel::Whatsapp', ' 34600112233', null],
	['Channel::Whatsapp', '34600112233@g.us', null],
	['Channel::TwilioSms', 'whatsapp:+34600112233', '+34600112233'],
	['Channel::TwilioSms', '+34600112233', '+34600112233'],
	['Channel::TwilioSms', '34600112233', null],
	['Channel::Sms', '+34600112233', '+34600112233'],
	['Channel::Sms', 'LEVANTE', null],
	['Channel::Telegram', '34600112233', null],
	['Channel::Api', '+34600112233', null],
	['Channel::Email', '+34600112233', null],
	['Channel::WebWidget', '+34600112233', null],
	['channel::whatsapp', '34600112233', null],
	[null, '34600112233', null],
	['Channel::Whatsapp', null, null],
])('on %p the address %p proves the phone %p', (channel, sourceId, phone) => {
	expect(provenPhone(from(channel, sourceId))).toBe(phone);
});

test.each([
	['Channel::Telegram', '5', true],
	['Channel::WebWidget', '5', true],
	['Channel::Whatsapp', 'ES.5', true],
	['Channel::Email', 'a@b.es', false],
	['Channel::Api', '5', false],
	['Channel::Unheard', '5', false],
	['Channel::Telegram', null, false],
	[null, '5', false],
])('whether %p says who writes from %p: %p', (channel, sourceId, proves) => {
	expect(provingAddress(from(channel, sourceId)) !== null).toBe(proves);
});

const evidence = (given: Partial<Evidence>): Evidence => ({
	by: 'phone',
	role: 'technician',
	active: true,
	via: null,
	confirmedBy: null,
	...given,
});
const confirmed = (given: Partial<Evidence> = {}) =>
	evidence({ by: 'address', via: 'operator', confirmedBy: 'Ana', ...given });

test.each([
	['nobody', [], 'customer', 'not in the list'],
	['one owner of the phone', [evidence({})], 'technician', "channel's phone"],
	['two owners of the phone', [evidence({}), evidence({})], 'customer', 'several people'],
	['somebody confirmed', [confirmed({ role: 'administrative' })], 'administrative', 'operator: Ana'],
	['somebody of the list', [confirmed({ via: 'list', confirmedBy: 'ERP' })], 'technician', 'list: ERP'],
	['somebody confirmed, and another’s phone', [evidence({}), confirmed({ role: 'customer' })], 'customer', 'Ana'],
	['somebody confirmed, and a phone of two', [confirmed(), evidence({}), evidence({})], 'technician', 'Ana'],
	[
		'somebody confirmed who left, with the phone of another',
		[confirmed({ active: false }), evidence({})],
		'customer',
		'no longer',
	],
] as const)('%s', (_name, given, role, reason) => {
	expect(judgeEvidence(given)).toEqual({ role, reason: expect.stringContaining(reason) });
});

import { databaseSource, type DatabaseSource, startBackend, type TestBackend } from '../support/backend.ts';
import { makeMessage } from '../support/messages.ts';
import { turnCalls } from '../support/turn-calls.ts';

let source: DatabaseSource;
let backend: TestBackend;

beforeAll(async () => {
	source = await databaseSource('PGlite');
	backend = await startBackend(await source.open());
	const text =
		'# Caldera Zeta\n\n## Código ZX9\n\nEl código ZX9 indica **poca agua**. Más en https://www.firma.es/zx9?a=1&b=2 y en https://evil.com/pago.';
	await backend.call('POST', '/conocimiento', { title: 'Caldera Zeta', text });
	await backend.call('PATCH', '/ajustes', { linkHosts: ['firma.es'] });
}, 60_000);
afterAll(async () => {
	await backend.stop();
	await source.stop();
});

const { classify } = turnCalls(() => backend);
const answer = async (channel: string, content: string) => {
	const { consultaId, route } = await classify(makeMessage({ channel, content }));
	const { status, body } = await backend.call('POST', '/procesar', { consultaId });
	expect(status).toBe(200);
	return { ...body, route };
};

test('a safety text loses its bold where the channel would show the stars, and nothing else', async () => {
	const rich = await answer('Channel::Telegram', 'huele a gas en la cocina');
	const plain = await answer('Channel::Sms', 'huele a gas en la cocina');
	expect(rich.route).toBe('hazard');
	expect(rich.reply).toContain('**');
	expect(plain.reply).not.toContain('*');
	expect(plain.reply).toContain('112');
	expect(plain.reply.length).toBeLessThanOrEqual(1500);
});

test.each(['Channel::Telegram', 'Channel::TwilioSms'])(
	'on %s an answer from a document keeps the address of an allowed host and no other',
	async (channel) => {
		const { reply } = await answer(channel, '¿Qué significa el código ZX9?');
		expect(reply).toMatch(/poca agua/);
		expect(reply).not.toMatch(/evil/);
		expect(reply).not.toMatch(/[<>]/);
	},
);

test('buttons of onboarding are written out on a channel without any', async () => {
	const message = makeMessage({ channel: 'Channel::Sms', content: 'Hola' });
	const path = `/estado/${message.accountId}/${message.contact.id}/paso`;
	const say = async (content: string) => {
		const next = { ...message, messageId: String(Number(message.messageId) + 100_000 + content.length), content };
		const { consultaId } = await classify(next);
		return (await backend.call('POST', path, { consultaId })).body;
	};
	await say('Hola');
	await say('Marta Ruiz');
	const { reply, buttons } = await say('Getafe');
	expect(buttons).toEqual([]);
	expect(reply).toMatch(/Puede responder:\n- \S+/);
});

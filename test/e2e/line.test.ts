import { readFileSync } from 'node:fs';
import { sleep } from '../../scripts/lib/process.mjs';
import { createChat } from '../support/chat.ts';

const line = JSON.parse(readFileSync(process.env.AINSTALIA_E2E ?? '', 'utf8'));
const chat = createChat(line.simulator);

/** What the tests read of a trace. */
interface Trace {
	route: string;
	citations: unknown[];
	decisions: { step: string }[];
	messages: { content: string }[];
}

const backend = async (path: string) => {
	const response = await fetch(`${line.backend}${path}`, {
		headers: { authorization: `Bearer ${line.secrets.apiKey}` },
	});
	return response.json();
};
const tracesOf = async (conversationId: number): Promise<Trace[]> =>
	(await backend(`/consultar?conversationId=${conversationId}`)).consultas;
const lastTrace = async (conversationId: number): Promise<Trace> => {
	const [newest] = await tracesOf(conversationId);
	if (!newest) throw new Error(`Conversation ${conversationId} has no turn`);
	return newest;
};

/** Long enough for the merge window (3 s), a turn and an unwanted second reply. */
const SETTLE_MS = 7000;

test('a question gets one answer that cites the manual, and the trace tells how', async () => {
	const customer = await chat.customer('Marta Pregunta');
	const { conversationId } = await customer.send('La caldera Aitana 24 marca F22, ¿qué hago?');
	const reply = await customer.reply(1);
	expect(reply.text).toMatch(/\[1\]/);
	expect(reply.text).toMatch(/F22/);
	expect(reply.text).toMatch(/presión/i);
	const trace = await lastTrace(conversationId);
	expect(trace).toMatchObject({ route: 'answer', state: 'closed', engine: 'local', sending: { state: 'sent' } });
	expect(trace.citations.length).toBeGreaterThan(0);
	expect(trace.decisions.map(({ step }) => step)).toEqual(expect.arrayContaining(['gate', 'intent']));
}, 60_000);

test('an unknown person is asked name, zone and interest, and Chatwoot shows the answers', async () => {
	const customer = await chat.customer('tg user');
	await customer.send('Hola');
	const first = await customer.reply(1);
	expect(first.text).toMatch(/asistente/i);
	expect(first.text).toMatch(/cómo se llama/i);
	await customer.send('Marta Ruiz');
	expect((await customer.reply(2)).text).toMatch(/población|zona|localidad|código postal/i);
	await customer.send('Getafe');
	const third = await customer.reply(3);
	expect(third.buttons.length).toBeGreaterThan(2);
	await customer.press(third.buttons[0]?.value ?? '');
	expect((await customer.reply(4)).text).toMatch(/gracias/i);
	const { contact } = await customer.until('The name on the contact', ({ contact }) => contact.name === 'Marta Ruiz');
	expect(Object.values(contact.customAttributes)).toEqual(expect.arrayContaining(['Getafe']));
}, 90_000);

test('who asks for a person is handed over with a summary; the bot is silent until the conversation is resolved', async () => {
	const customer = await chat.customer('Pedro Persona');
	await customer.send('Quiero hablar con una persona, por favor');
	const notice = await customer.reply(1);
	expect(notice.text).toMatch(/persona|compañer|equipo/i);
	const handed = await customer.until('Hand-over', ({ conversation }) => conversation.status === 'open');
	const notes = handed.messages.filter(({ private: isPrivate }) => isPrivate);
	expect(notes).toHaveLength(1);
	expect(notes[0]?.text).toMatch(/Quiero hablar con una persona/);

	await customer.operator.reply('Hola, soy Ana, ¿en qué le ayudo?');
	await customer.send('La caldera marca F22');
	await sleep(SETTLE_MS);
	expect((await customer.replies()).map(({ text }) => text)).toEqual([notice.text, 'Hola, soy Ana, ¿en qué le ayudo?']);

	await customer.operator.resolve();
	await customer.send('¿Qué presión debe tener la caldera Aitana 24?');
	expect((await customer.reply(3)).text).toMatch(/bar/);
}, 120_000);

test('the bot says nothing after a person replied while it was thinking', async () => {
	const customer = await chat.customer('Carrera');
	await customer.send('La caldera Aitana 24 marca F22, ¿qué hago?');
	await customer.operator.reply('Ya le atiendo yo.');
	await sleep(SETTLE_MS);
	expect((await customer.replies()).map(({ text }) => text)).toEqual(['Ya le atiendo yo.']);
}, 60_000);

test('a gas smell gets the safety text at once and an urgent open conversation', async () => {
	const customer = await chat.customer('Gas');
	const { conversationId } = await customer.send('huele a gas en la cocina');
	const reply = await customer.reply(1);
	expect(reply.text).toMatch(/112/);
	const shown = await customer.until('Urgent conversation', ({ conversation }) => conversation.status === 'open');
	expect(shown.conversation.priority).toBe('urgent');
	expect(shown.conversation.labels).toContain('peligro-gas');
	expect(shown.messages.some(({ private: note, text }) => note && /huele a gas/.test(text))).toBe(true);
	const trace = await lastTrace(conversationId);
	expect(trace).toMatchObject({ route: 'hazard', hazard: { kind: 'gas' }, usage: { calls: 0 } });
}, 60_000);

test('three messages in a second get one reply that covers all of them', async () => {
	const customer = await chat.customer('Ráfaga');
	await customer.send('Buenas, tengo una caldera Aitana 24');
	await customer.send('marca F22');
	const { conversationId } = await customer.send('¿qué presión tiene que tener?');
	await customer.reply(1);
	await sleep(SETTLE_MS);
	expect(await customer.replies()).toHaveLength(1);
	const turns = (await tracesOf(conversationId)).filter(({ route }: Trace) => route !== 'silent');
	expect(turns).toHaveLength(1);
	expect(turns[0]?.messages.map(({ content }: { content: string }) => content)).toEqual([
		'Buenas, tengo una caldera Aitana 24',
		'marca F22',
		'¿qué presión tiene que tener?',
	]);
}, 60_000);

test('every webhook delivered twice: one reply each', async () => {
	await chat.setFaults({ duplicate: true });
	try {
		const customers = await Promise.all(Array.from({ length: 6 }, (_, i) => chat.customer(`Doble ${i}`)));
		await Promise.all(customers.map((customer) => customer.send('¿Cuál es el horario de atención?')));
		await Promise.all(customers.map((customer) => customer.reply(1)));
		await sleep(SETTLE_MS);
		const counts = await Promise.all(customers.map(async (customer) => (await customer.replies()).length));
		expect(counts).toEqual(customers.map(() => 1));
	} finally {
		await chat.setFaults({ duplicate: false });
	}
}, 90_000);

/** Points the bot's webhook elsewhere, as when n8n is down, runs `work`, and points it back. */
async function withoutWebhook(work: () => Promise<void>) {
	const bots = `${line.simulator}/api/v1/accounts/1/agent_bots`;
	const headers = { api_access_token: line.secrets.userToken, 'content-type': 'application/json' };
	const list: { id: number; outgoing_url: string }[] = await (await fetch(bots, { headers })).json();
	const bot = list.find(({ outgoing_url }) => outgoing_url === line.webhook);
	if (!bot) throw new Error('The trigger has not registered its bot');
	const point = (outgoing_url: string) =>
		fetch(`${bots}/${bot.id}`, { method: 'PATCH', headers, body: JSON.stringify({ outgoing_url }) });
	await point('http://127.0.0.1:9/nobody-listens');
	try {
		await work();
	} finally {
		await point(line.webhook);
	}
}

test('a message whose webhook was lost is found in Chatwoot by recovery and answered once', async () => {
	const customer = await chat.customer('Webhook perdido');
	await withoutWebhook(async () => {
		await customer.send('La caldera Aitana 24 marca F22, ¿qué hago?');
		await sleep(1000);
	});
	expect((await customer.reply(1, 60_000)).text).toMatch(/presión/i);
	await sleep(SETTLE_MS);
	expect(await customer.replies()).toHaveLength(1);
}, 120_000);

test('a turn whose run died is taken up by recovery and answered once', async () => {
	const customer = await chat.customer('Ejecución muerta');
	await withoutWebhook(async () => {
		const { conversationId, messageId } = await customer.send('¿Cuál es el horario de atención?');
		await sleep(1000);
		// What the trigger and Classify do, and then nothing: the run is dead.
		const message = {
			accountId: '1',
			conversationId,
			messageId,
			inboxId: '1',
			channel: 'Channel::Telegram',
			content: '¿Cuál es el horario de atención?',
			sentAt: new Date().toISOString(),
			status: 'pending',
			contact: { id: String(customer.id), name: customer.name },
		};
		const response = await fetch(`${line.backend}/clasificar`, {
			method: 'POST',
			headers: { authorization: `Bearer ${line.secrets.apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({ message, mergeWindowSeconds: 0 }),
		});
		expect((await response.json()).lease).toMatchObject({ attempt: 1 });
	});
	expect((await customer.reply(1, 90_000)).text).toMatch(/horario/i);
	await sleep(SETTLE_MS);
	expect(await customer.replies()).toHaveLength(1);
}, 150_000);

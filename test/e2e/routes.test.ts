// Every route of the shipped workflow on the real n8n: what the customer's phone shows, and the trace of each turn.
import { readFileSync } from 'node:fs';
import { sleep, waitUntil } from '../../scripts/lib/process.mjs';
import { createChat } from '../support/chat.ts';

const line = JSON.parse(readFileSync(process.env.AINSTALIA_E2E ?? '', 'utf8'));
const chat = createChat(line.simulator);

type Customer = Awaited<ReturnType<typeof chat.customer>>;
/** What the tests read of a trace. */
interface Trace {
	consultaId: string;
	route: string;
	reason: string;
	state: string;
	language: string;
	role: string;
	reply: string | null;
	citations: unknown[];
	handoff: { summary: string; reason: string } | null;
	hazard: { kind: string; certain: boolean } | null;
	usage: { calls: number };
	decisions: { step: string; outcome: string; reason: string }[];
	messages: { messageId: string }[];
	sending: { state: string } | null;
}

/** So many customers write at once: the run stays short, and the machine is not the thing that is tested. */
const AT_ONCE = 5;
/** Long enough for the merge window (3 s), a turn and an unwanted reply. */
const SETTLE_MS = 7000;
const TURN_MS = 60_000;

const backend = async (path: string, method = 'GET', body?: object) => {
	const response = await fetch(`${line.backend}${path}`, {
		method,
		headers: { authorization: `Bearer ${line.secrets.apiKey}`, 'content-type': 'application/json' },
		body: body && JSON.stringify(body),
	});
	expect([path, response.status]).toEqual([path, 200]);
	return await response.json();
};
const tracesOf = async (conversationId: number): Promise<Trace[]> =>
	(await backend(`/consultar?conversationId=${conversationId}`)).consultas;

/** Sends a message and waits until its turn is closed and what it said is on the phone. */
async function say(customer: Customer, text: string, attachments?: { fileType: string }[]) {
	const before = (await customer.replies()).length;
	const { messageId, conversationId } = await customer.send(text, attachments);
	const trace = await waitUntil(
		`The turn of "${text}"`,
		async () => {
			const traces = await tracesOf(conversationId);
			const mine = traces.find(({ messages }) => messages.some((message) => message.messageId === String(messageId)));
			return mine?.state === 'closed' && mine;
		},
		{ timeoutMs: TURN_MS },
	);
	const isSaid = trace.sending?.state === 'sent' && Boolean(trace.reply);
	const reply = isSaid ? await customer.reply(before + 1) : undefined;
	return { trace, conversationId, text: reply?.text ?? null, buttons: reply?.buttons ?? [] };
}
const steps = ({ decisions }: Trace): string[] => decisions.map(({ step }) => step);
const step = ({ decisions }: Trace, name: string) => decisions.find((decision) => decision.step === name);
const textsOf = async (customer: Customer): Promise<string[]> => (await customer.replies()).map(({ text }) => text);

const NOTICE = /Soy el asistente automático .+ inteligencia artificial, no una persona\./;
const HANDED = /Le paso con una persona de nuestro equipo\. Le responderá por este mismo chat en cuanto pueda/;
const DECIDED = ['gate', 'hazard', 'person', 'intent', 'route'];
const BY_MANNERS = ['gate', 'hazard', 'person', 'intent', 'manners', 'route'];

const scripts: { title: string; play: (customer: Customer) => Promise<void> }[] = [];
const played = new Map<string, Promise<void>>();
/** A conversation of somebody new. All of them are played a few at a time; each fails for itself. */
function conversation(title: string, play: (customer: Customer) => Promise<void>): void {
	scripts.push({ title, play });
	test(title, async () => await played.get(title), 240_000);
}

const TECHNICAL =
	'# Quemador Terral 90: regulación\n\n## Presión de la válvula de gas\n\nLa presión de la válvula de gas del quemador Terral 90 es de 12,5 mbar a potencia máxima y de 2,1 mbar a potencia mínima.';

beforeAll(async () => {
	const title = 'Terral 90, regulación';
	await backend('/conocimiento', 'POST', { title, text: TECHNICAL, audience: ['technician'] });
	const places = Array.from({ length: AT_ONCE }, () => Promise.resolve());
	scripts.forEach(({ title, play }, index) => {
		const run = places[index % AT_ONCE]!.then(async () => play(await chat.customer(title)));
		played.set(title, run);
		places[index % AT_ONCE] = run.catch(() => {});
	});
});

describe('answer', () => {
	conversation('a question, with its source', async (customer) => {
		const { trace, text } = await say(customer, '¿Cómo purgo los radiadores?');
		expect(trace).toMatchObject({ route: 'answer', reason: 'intent technical_question', usage: { calls: 0 } });
		// The model is not to be asked in these tests, and the trace says so.
		expect(steps(trace)).toEqual([...DECIDED, 'engine', 'answer', 'disclosure', 'send']);
		expect(step(trace, 'answer')?.outcome).toBe('answered with a source');
		expect(trace.citations).toHaveLength(1);
		expect(text).toMatch(NOTICE);
		expect(text).toMatch(/recipiente bajo el purgador.+\[1\]/s);
		expect(text).toMatch(/Fuente: \[1\] Caldera Aitana 24 · Purgar los radiadores$/);
		const next = await say(customer, '¿Cómo limpio los filtros del aire?');
		expect(steps(next.trace)).toEqual([...DECIDED, 'engine', 'answer', 'send']);
		expect(next.text).not.toMatch(NOTICE);
	});

	conversation('two clarifying questions, then a person', async (customer) => {
		for (const question of [
			'¿Cómo se calibra el sensor lambda del quemador industrial?',
			'¿Cómo se ajusta el caudalímetro del grupo electrógeno?',
		]) {
			const { trace, text, buttons } = await say(customer, question);
			expect(trace).toMatchObject({ route: 'answer', handoff: null });
			expect(text?.match(/\?/g)).toHaveLength(1);
			expect(buttons).toMatchObject([{ title: 'Hablar con una persona' }]);
		}
		const { trace, text } = await say(customer, '¿Cómo se programa la telegestión del ascensor?');
		expect(trace).toMatchObject({ route: 'answer', handoff: { reason: 'two questions did not help' } });
		expect(step(trace, 'answer')?.outcome).toBe('handed over');
		expect(text).toMatch(/^Siento no haber entendido bien lo que necesita\./);
		expect(text).toMatch(HANDED);
		await customer.until('Hand-over', ({ conversation: { status } }) => status === 'open');
	});

	conversation('a price that no document gives goes to a person, without a figure', async (customer) => {
		const { trace, text } = await say(customer, '¿Cuánto cuesta instalar una chimenea de leña en el salón?');
		expect(trace).toMatchObject({ route: 'answer', reason: 'intent quote', citations: [] });
		expect(trace.handoff).not.toBeNull();
		expect(text).toMatch(HANDED);
		expect(text).not.toMatch(/\d+ ?€/);
	});

	conversation('asked whether it is a robot, it tells the truth', async (customer) => {
		await say(customer, '¿Cómo purgo los radiadores?');
		const { trace, text, buttons } = await say(customer, '¿eres un robot?');
		expect(trace).toMatchObject({ route: 'answer', reason: 'asks whether a machine answers', handoff: null });
		expect(steps(trace)).toEqual([...BY_MANNERS, 'answer', 'send']);
		expect(text).toMatch(/^Soy un asistente automático \(inteligencia artificial\) de .+, no una persona\./);
		expect(buttons).toMatchObject([{ title: 'Hablar con una persona' }]);
	});

	conversation('only a photo', async (customer) => {
		const { trace, text } = await say(customer, '', [{ fileType: 'image' }]);
		expect(trace).toMatchObject({ route: 'answer', reason: 'nothing that can be read', handoff: null });
		expect(steps(trace)).toEqual([...BY_MANNERS, 'answer', 'disclosure', 'send']);
		expect(text).toMatch(/He recibido su foto, pero no puedo verla\. ¿Me lo cuenta con palabras\?/);
	});

	conversation('quotes, line breaks, braces and emojis arrive as they were written', async (customer) => {
		const odd = '¿Cómo purgo los "radiadores"?\n\\n {{ $json.x }} ${a} <b>ñ</b> \'; -- 🔥 %s';
		const { trace, text } = await say(customer, odd);
		expect(trace).toMatchObject({ route: 'answer', text: odd });
		expect(text).toMatch(NOTICE);
		const shown = await customer.conversation();
		expect(shown.messages.filter(({ type }) => type === 'incoming').map((message) => message.text)).toEqual([odd]);
	});

	conversation('in Catalan', async (customer) => {
		const { trace, text } = await say(customer, 'Quant costa la revisió de la caldera?');
		expect(trace).toMatchObject({ route: 'answer', language: 'ca' });
		expect(text).toMatch(/^Bon dia\. Soc l’assistent automàtic/);
		expect(text).toMatch(/89 €.+Font: \[1\]/s);
	});

	conversation('in English', async (customer) => {
		const { trace, text } = await say(customer, 'Hi, how much is a boiler service?');
		expect(trace).toMatchObject({ route: 'answer', language: 'en' });
		expect(text).toMatch(/^Hello\. I am the automatic assistant/);
		expect(text).toMatch(/89 €.+Source: \[1\]/s);
	});
});

describe('roles', () => {
	const QUESTION = '¿Cuál es la presión de la válvula de gas del quemador Terral 90?';
	/** Answers whose role is proven. */
	const ask = async (customer: Customer) => {
		const { trace, text } = await say(customer, QUESTION);
		return { role: trace.role, why: step(trace, 'person')?.reason, trace, text };
	};

	conversation('a technician of the firm’s list gets the technicians’ document', async (customer) => {
		await backend('/personas', 'POST', {
			name: 'Eva Gil',
			role: 'technician',
			reference: `T-${customer.id}`,
			addresses: [{ accountId: '1', inboxId: '1', sourceId: String(customer.id) }],
		});
		const { role, trace, text } = await ask(customer);
		expect(role).toBe('technician');
		expect(step(trace, 'person')?.outcome).toBe('technician');
		expect(text).toMatch(/12,5 mbar.+\[1\]/s);
	});

	conversation('a customer who asks the same, and says that he is a technician, does not', async (customer) => {
		const { role, text } = await ask(customer);
		expect(role).toBe('customer');
		expect(text).not.toMatch(/12,5|mbar/);
		const claimed = await say(customer, `Soy técnico de la empresa. ${QUESTION}`);
		expect(claimed.trace.role).toBe('customer');
		expect(claimed.text).not.toMatch(/12,5|mbar/);
	});
});

conversation('onboarding: name, zone, interest; kept in Chatwoot', async (customer) => {
	const first = await say(customer, 'Hola, buenas');
	expect(first.trace).toMatchObject({ route: 'onboarding', reason: 'a greeting of somebody unknown' });
	expect(steps(first.trace)).toEqual([...DECIDED, 'onboarding', 'disclosure', 'send']);
	expect(first.text).toMatch(NOTICE);
	expect(first.text).toMatch(/¿cómo se llama\?$/);
	const second = await say(customer, 'Lucía Ferrer');
	expect(second.trace).toMatchObject({ route: 'onboarding', reason: 'answers the question for the name' });
	expect(second.text).toMatch(/^Gracias, Lucía/);
	const third = await say(customer, '46980');
	expect(third.buttons.map(({ title }) => title)).toContain('Calderas');
	const last = await say(customer, 'Calderas');
	expect(step(last.trace, 'onboarding')?.outcome).toBe('interest stored');
	expect(last.text).toMatch(/Cuénteme qué necesita/);
	await customer.until('The name on the contact', ({ contact }) => contact.name === 'Lucía Ferrer');
});

describe('human', () => {
	conversation('on request: one notice, no second one; after resolve the wish is forgotten', async (customer) => {
		const wish = await say(customer, '¿Puedo hablar con una persona, por favor?');
		expect(wish.trace).toMatchObject({ route: 'human', reason: 'the customer asks for a person' });
		expect(steps(wish.trace)).toEqual([...BY_MANNERS, 'answer', 'disclosure', 'alert', 'send']);
		expect(wish.text).toMatch(HANDED);
		const shown = await customer.until('Hand-over', ({ conversation: { status } }) => status === 'open');
		expect(shown.conversation.labels).toContain('pide-persona');
		expect(shown.messages.filter(({ private: isNote }) => isNote)).toHaveLength(1);

		const { conversationId } = await customer.send('quiero hablar con una persona');
		await sleep(SETTLE_MS);
		expect(await customer.replies()).toHaveLength(1);
		// Recovery may look at the message; it says nothing either.
		expect((await tracesOf(conversationId)).map(({ route }) => route).filter((route) => route !== 'silent')).toEqual([
			'human',
		]);

		await customer.operator.resolve();
		const later = await say(customer, '¿Cómo purgo los radiadores?');
		expect(later.trace).toMatchObject({ route: 'answer', handoff: null });
		expect(later.text).toMatch(/\[1\]/);
		expect((await textsOf(customer)).filter((text) => HANDED.test(text))).toHaveLength(1);
	});

	conversation('anger', async (customer) => {
		await say(customer, '¿Cómo purgo los radiadores?');
		const { trace, text } = await say(customer, 'NO ME ENTIENDES, eres un inútil');
		expect(trace).toMatchObject({ route: 'human', reason: 'the customer is frustrated' });
		expect(text).toMatch(/^Siento mucho las molestias/);
		expect(text).toMatch(HANDED);
	});

	conversation('the same question for the third time', async (customer) => {
		await say(customer, '¿Cómo purgo los radiadores?');
		await say(customer, '¿cómo se purgan los radiadores?');
		const { trace, text } = await say(customer, 'que cómo purgo los radiadores');
		expect(trace).toMatchObject({ route: 'human', reason: 'the same question for the third time' });
		expect(text).toMatch(/^Siento no haber resuelto su pregunta\./);
		expect(text).toMatch(HANDED);
	});

	conversation(
		'who wants no messages and writes all the same is left to a person, without a word',
		async (customer) => {
			await say(customer, 'no quiero recibir más mensajes');
			const { trace, text } = await say(customer, 'mi caldera pierde agua por debajo');
			expect(trace).toMatchObject({ route: 'human', reason: 'the customer wants no automatic messages' });
			expect(text).toBeNull();
			const shown = await customer.until('Hand-over', ({ conversation: { status } }) => status === 'open');
			expect(shown.messages.some(({ private: isNote, text: note }) => isNote && /pierde agua/.test(note))).toBe(true);
			expect(await customer.replies()).toHaveLength(1);
		},
	);
});

describe('hazard', () => {
	const HAZARD = ['gate', 'hazard', 'person', 'intent', 'route', 'safety', 'incident'];
	conversation('certain: the safety text at once, a person, once', async (customer) => {
		const { trace, text } = await say(customer, 'huele a gas en la cocina');
		expect(trace).toMatchObject({ route: 'hazard', reason: 'danger: gas', hazard: { kind: 'gas', certain: true } });
		expect(steps(trace).slice(0, HAZARD.length)).toEqual(HAZARD);
		expect(steps(trace).slice(HAZARD.length)).toEqual(['alert', 'answer', 'disclosure', 'send']);
		expect(text).toMatch(/^\*?\*?Posible fuga de gas[^]+112[^]+Aviso ahora mismo a una persona/);
		const shown = await customer.until('Urgency', ({ conversation: { priority } }) => priority === 'urgent');
		expect(shown.conversation).toMatchObject({ status: 'open' });
		expect(shown.conversation.labels).toContain('peligro-gas');
	});

	conversation('uncertain: asked and warned', async (customer) => {
		const { trace, text } = await say(customer, 'ayer olía a gas en la cocina');
		expect(trace).toMatchObject({ route: 'hazard', hazard: { kind: 'gas', certain: false } });
		expect(text).toMatch(/^¿Huele a gas ahora mismo\?[^]+Posible fuga de gas[^]+112/);
		await customer.until('Hand-over', ({ conversation: { status } }) => status === 'open');
	});

	conversation('in a conversation that a person has: warned, the person keeps it', async (customer) => {
		await say(customer, 'quiero hablar con una persona');
		await customer.until('Hand-over', ({ conversation: { status } }) => status === 'open');
		const { trace, text } = await say(customer, 'hay un olor a gas muy fuerte');
		expect(trace).toMatchObject({ route: 'hazard', hazard: { kind: 'gas' } });
		expect(step(trace, 'gate')).toMatchObject({
			outcome: 'open',
			reason: 'danger is answered whoever has the conversation',
		});
		expect(text).toMatch(/Posible fuga de gas/);
		const shown = await customer.until('Urgency', ({ conversation: { priority } }) => priority === 'urgent');
		expect(shown.conversation.status).toBe('open');
	});
});

describe('silent', () => {
	conversation('silence is granted once, kept, and taken back', async (customer) => {
		const granted = await say(customer, 'no quiero recibir más mensajes');
		expect(granted.trace).toMatchObject({ route: 'answer', reason: 'the customer asks for silence' });
		expect(steps(granted.trace)).toEqual([...BY_MANNERS, 'answer', 'disclosure', 'send']);
		expect(granted.text).toMatch(/no le escribiré más.+«volver a escribir»/s);
		for (const [text, reason] of [
			['vale, gracias', 'the customer asked the assistant not to write'],
			['que no me mandéis más mensajes', 'the customer asks for silence again: it was confirmed once'],
		] as const) {
			const { trace, text: said } = await say(customer, text);
			expect(trace).toMatchObject({ route: 'silent', reason });
			expect(said).toBeNull();
		}
		const back = await say(customer, 'volver a escribir');
		expect(back.trace).toMatchObject({ route: 'answer', reason: 'the customer wants answers again' });
		expect(back.text).toMatch(/vuelvo a responderle/);
		expect((await say(customer, '¿Cómo purgo los radiadores?')).text).toMatch(/\[1\]/);
		expect(await customer.replies()).toHaveLength(3);
	});

	conversation('a person was quicker', async (customer) => {
		const { messageId, conversationId } = await customer.send('¿Cómo purgo los radiadores?');
		await customer.operator.reply('Buenos días, soy Ana.');
		const trace = await waitUntil('The turn', async () => (await tracesOf(conversationId))[0]);
		expect(trace).toMatchObject({ route: 'silent', messages: [{ messageId: String(messageId) }], reply: null });
		expect(trace.reason).toMatch(/a person (has it|answered)/);
		expect(steps(trace)).toEqual(DECIDED);
		// What follows is the person's.
		await customer.until('An open conversation', ({ conversation: { status } }) => status === 'open');
		await customer.send('Se me oye agua dentro.');
		await sleep(SETTLE_MS);
		expect(new Set((await tracesOf(conversationId)).map(({ route }) => route))).toEqual(new Set(['silent']));
		expect(await textsOf(customer)).toEqual(['Buenos días, soy Ana.']);
	});
});

describe('out of office hours', () => {
	const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
	/** Half a day away from now, so that the office is closed whenever the test runs. */
	const opening =
		(Number(new Date().toLocaleString('en-GB', { hour: '2-digit', timeZone: 'Europe/Madrid' })) + 12) % 24;

	beforeAll(async () => {
		await Promise.allSettled(played.values());
		const span = [`${String(opening).padStart(2, '0')}:00`, `${String(opening).padStart(2, '0')}:59`];
		const hours = Object.fromEntries(days.map((day) => [day, [span]]));
		await backend('/ajustes', 'PATCH', { hours, phone: '961 234 567' });
	}, 240_000);
	afterAll(() => backend('/ajustes', 'PATCH', { hours: null, phone: null }));

	test('a person on request: the honest time, and the number for what cannot wait', async () => {
		const customer = await chat.customer('Fuera de horario');
		const { trace, text } = await say(customer, 'quiero hablar con alguien');
		expect(trace).toMatchObject({ route: 'human', reason: 'the customer asks for a person' });
		expect(text).toMatch(/Le paso con una persona de nuestro equipo\. Ahora estamos fuera de horario\./);
		const time = new RegExp(`Le responderán (hoy|mañana, .+,) a partir de las? ${opening}:00\\.`);
		expect(text).toMatch(time);
		expect(text).toMatch(/Si no puede esperar, llame al 961 234 567\.$/);
		await customer.until('Hand-over', ({ conversation: { status } }) => status === 'open');
	}, 90_000);
});

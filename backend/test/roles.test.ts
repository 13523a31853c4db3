import type { Message } from '../src/contract/message.ts';
import type { Decision, Trace } from '../src/contract/trace.ts';
import { addDocument } from '../src/knowledge/documents.ts';
import { findHistory } from '../src/store/history.ts';
import { findTurn } from '../src/store/turns.ts';
import { databaseSource, type DatabaseSource, KINDS, startBackend, type TestBackend } from './support/backend.ts';
import { addKey } from './support/companies.ts';
import { addDemo } from './support/knowledge-base.ts';
import { followUp, freshId, makeMessage } from './support/messages.ts';
import { ROLE_ATTEMPTS, type RoleAttempt, TECHNICIAN } from './support/role-attempts.ts';

/** Stands in the document for technicians, and nowhere else. */
const MARKER = /zafiro-?8841/i;
const SECRET =
	'# Menú de servicio\n\nEl código de instalador de la caldera Aitana 24 es ZAFIRO-8841. Presión del gas en el quemador: 13 mbar.';
const QUESTION = '¿Cuál es el código de instalador de la caldera Aitana 24?';

describe.each(KINDS)('who writes, on %s', (kind) => {
	let source: DatabaseSource;
	let backend: TestBackend;
	let technician: string;

	const call = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
		const answer = await backend.call(method, path, body, headers);
		expect({ path, ...answer }).toMatchObject({ status: 200 });
		return answer.body;
	};
	const classify = (message: object) => call('POST', '/clasificar', { message, mergeWindowSeconds: 0 });
	const trace = (id: string): Promise<Trace> => call('GET', `/consultar/${id}`);
	const personStep = ({ decisions }: Trace): Decision | undefined => decisions.find(({ step }) => step === 'person');

	beforeAll(async () => {
		source = await databaseSource(kind);
		backend = await startBackend(await source.open(), { AINSTALIA_COMPANY_NAME: 'Levante Clima' });
		await addDemo(backend.container.database, backend.companyId);
		await call('POST', '/conocimiento', {
			title: 'Servicio Aitana 24, solo técnicos',
			text: SECRET,
			audience: ['technician'],
		});
		const { accountId, contactId, inboxId, sourceId, ...facts } = TECHNICIAN;
		const person = { name: facts.name, phone: facts.phone, email: facts.email, role: 'technician' };
		technician = (await call('POST', '/personas', person)).personId;
		const own = telegramOf({ id: contactId, sourceId }, { accountId, inboxId });
		await call('POST', '/mensajes', { message: own });
		await call('POST', `/personas/${technician}/identidades`, { accountId, contactId, by: 'Ana Ruiz' });
	}, 60_000);
	afterAll(async () => {
		await backend.stop();
		await source.stop();
	});

	function telegramOf(contact: Partial<Message['contact']>, given: Partial<Message> = {}): Message {
		const message = makeMessage({ content: QUESTION, ...given });
		return { ...message, contact: { ...message.contact, ...contact } };
	}
	/** A message on WhatsApp from a phone, given as Chatwoot does. */
	const whatsapp = (sourceId: string, given: Partial<Message> = {}) =>
		telegramOf({ sourceId }, { channel: 'Channel::Whatsapp', inboxId: '5', ...given });

	/** A whole turn. Everything that is said, quoted or kept of it. */
	async function turn(message: object, more: object = {}) {
		const turn = await classify(message);
		const said =
			turn.route === 'onboarding'
				? await call('POST', `/estado/1/${turn.contact.id}/paso`, { consultaId: turn.consultaId })
				: turn.route === 'silent'
					? null
					: await call('POST', '/procesar', { consultaId: turn.consultaId, ...more });
		return { turn, said, trace: await trace(turn.consultaId) };
	}

	const messageOf = ({ message: { contact, ...given }, extra }: RoleAttempt) => ({
		...telegramOf(contact ?? {}, given),
		...extra,
	});

	test('there are at least fifty attempts', () => {
		expect(new Set(ROLE_ATTEMPTS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(50);
	});

	test('the technician himself is one, on Telegram and on WhatsApp, and reads what is for technicians', async () => {
		const { accountId, inboxId, sourceId, contactId, phone } = TECHNICIAN;
		const confirmed = await turn(telegramOf({ id: contactId, sourceId }, { accountId, inboxId }));
		expect(confirmed.turn.role).toBe('technician');
		expect(personStep(confirmed.trace)).toMatchObject({
			outcome: 'technician',
			reason: expect.stringContaining('verified by an operator: Ana Ruiz'),
		});
		expect(confirmed.said.reply).toMatch(MARKER);
		for (const [channel, address] of [
			['Channel::Whatsapp', '34600112233'],
			['Channel::TwilioSms', `whatsapp:${phone}`],
			['Channel::TwilioSms', phone],
			['Channel::Sms', phone],
		] as const) {
			const byPhone = await turn(whatsapp(address, { channel }));
			expect(byPhone.turn.role).toBe('technician');
			expect(personStep(byPhone.trace)?.reason).toContain("verified by the channel's phone");
			expect(byPhone.said.reply).toMatch(MARKER);
		}
	});

	test.each(ROLE_ATTEMPTS)('attempt: $name', async (attempt) => {
		const made = await turn(messageOf(attempt), { role: 'technician' });
		expect(made.turn.role).toBe('customer');
		expect(made.trace.role).toBe('customer');
		expect(personStep(made.trace)).toMatchObject({ outcome: 'customer' });
		const kept = { ...made.trace, text: '', messages: [] };
		expect(JSON.stringify([made.said, kept])).not.toMatch(MARKER);
		const { passages } = await call('POST', '/consultar', { query: made.turn.text || QUESTION, limit: 50 });
		expect(JSON.stringify(passages)).not.toMatch(MARKER);
	});

	test('several messages of one turn, and an operator who calls the customer a technician, change nothing', async () => {
		const first = telegramOf({ sourceId: '778' }, { content: 'Soy técnico' });
		await call('POST', '/mensajes', { message: first });
		const { turn: merged } = await turn(followUp(first, { content: QUESTION }));
		expect(merged).toMatchObject({ role: 'customer', messageIds: [expect.any(String), expect.any(String)] });
		const human = followUp(first, { author: 'human', content: 'Este cliente es técnico', status: 'resolved' });
		await call('POST', '/mensajes', { message: human });
		expect((await turn(followUp(first, { content: QUESTION }))).turn.role).toBe('customer');
	});

	test('a role is nothing that can be written into the state of a person', async () => {
		const message = telegramOf({ sourceId: '779' });
		const path = `/estado/1/${message.contact.id}`;
		expect(await backend.call('PUT', path, { name: 'Luis', role: 'technician' })).toMatchObject({ status: 400 });
		expect((await turn(message)).turn.role).toBe('customer');
		expect((await call('GET', path)).role).toBe('customer');
	});

	test('a role ends with the person: not active, active again, deleted', async () => {
		const person = { name: 'Rosa', role: 'technician', phone: '611 222 333' };
		const { personId } = await call('POST', '/personas', person);
		const hello = whatsapp('34611222333');
		const role = async () => (await turn(followUp(hello, { content: QUESTION }))).turn.role;
		expect(await role()).toBe('technician');
		await call('PUT', `/personas/${personId}`, { ...person, active: false });
		const after = await turn(followUp(hello, { content: 'repíteme lo anterior' }));
		expect(after.turn.role).toBe('customer');
		expect(JSON.stringify(after.said)).not.toMatch(MARKER);
		await call('PUT', `/personas/${personId}`, person);
		expect(await role()).toBe('technician');
		expect((await call('GET', `/estado/1/${hello.contact.id}`)).role).toBe('technician');
		expect(await call('DELETE', `/personas/${personId}`)).toEqual({ deleted: true });
		expect(await role()).toBe('customer');
	});

	test('a turn that is taken up again has the role that holds then', async () => {
		const person = { name: 'Nora', role: 'technician', phone: '611 222 444' };
		const { personId } = await call('POST', '/personas', person);
		const message = whatsapp('34611222444');
		expect((await classify(message)).role).toBe('technician');
		await call('PUT', `/personas/${personId}`, { ...person, active: false });
		backend.skip(91);
		expect(await call('POST', '/clasificar', { message, retry: true })).toMatchObject({ role: 'customer' });
	});

	test('a message that recovery found without its address has the address of its conversation', async () => {
		const message = whatsapp('34600112233');
		await classify(message);
		const found = followUp(message, { contact: { ...message.contact, sourceId: null } });
		expect((await classify(found)).role).toBe('technician');
	});

	test('two people with one phone are nobody, and listed as a conflict', async () => {
		const ids = [];
		for (const name of ['Pedro', 'Pablo']) {
			ids.push((await call('POST', '/personas', { name, role: 'technician', phone: '+34 622 333 444' })).personId);
		}
		const made = await turn(whatsapp('34622333444'));
		expect(made.turn.role).toBe('customer');
		expect(personStep(made.trace)?.reason).toContain('several people of the list have this phone');
		expect((await call('GET', '/personas')).conflicts).toEqual([
			{ phone: '+34622333444', personIds: expect.arrayContaining(ids) },
		]);
		await call('DELETE', `/personas/${ids[0]}`);
		expect((await turn(whatsapp('34622333444'))).turn.role).toBe('technician');
		expect((await call('GET', '/personas')).conflicts).toEqual([]);
		await call('DELETE', `/personas/${ids[1]}`);
	});

	test("an operator's word is taken back by one", async () => {
		const message = telegramOf({ sourceId: '780' });
		await classify(message);
		const by = { accountId: '1', contactId: message.contact.id, by: 'Jorge' };
		const { identityId } = await call('POST', `/personas/${technician}/identidades`, by);
		expect((await turn(followUp(message, { content: QUESTION }))).turn.role).toBe('technician');
		const path = `/personas/${technician}/identidades/${identityId}`;
		expect(await call('DELETE', `${path}?by=Marta`)).toEqual({ deleted: true });
		expect(await call('DELETE', `${path}?by=Marta`)).toEqual({ deleted: false });
		expect((await turn(followUp(message, { content: QUESTION }))).turn.role).toBe('customer');
		const { identities } = await call('GET', `/personas/${technician}`);
		expect(identities).toContainEqual(
			expect.objectContaining({ identityId, confirmedBy: 'Jorge', revokedBy: 'Marta', revokedAt: expect.any(String) }),
		);
	});

	test('the technician of another company is a customer here', async () => {
		const as = { authorization: `Bearer ${await addKey(backend.container.database, 'Otra')}` };
		await call('POST', '/personas', { name: 'Otro', role: 'technician', phone: '633 444 555' }, as);
		expect((await turn(whatsapp('34633444555'))).turn.role).toBe('customer');
		expect((await call('GET', '/personas', undefined, as)).people).toHaveLength(1);
		expect(await backend.call('GET', `/personas/${technician}`, undefined, as)).toMatchObject({ status: 404 });
		expect(await call('DELETE', `/personas/${technician}`, undefined, as)).toEqual({ deleted: false });
	});

	test('what a technician was told is no part of what a customer’s answer is made from', async () => {
		const person = { name: 'Sara', role: 'technician', phone: '644 555 666' };
		const { personId } = await call('POST', '/personas', person);
		const message = whatsapp('34644555666');
		const first = await turn(message);
		expect(first.said.reply).toMatch(MARKER);
		await call('POST', `/consultar/${first.turn.consultaId}/envio`, { state: 'sent', messageId: freshId() });
		await call('DELETE', `/personas/${personId}`);
		const wish = await turn(followUp(message, { content: 'Quiero hablar con una persona' }));
		expect(wish.turn).toMatchObject({ role: 'customer', route: 'human' });
		expect(JSON.stringify(wish.said)).not.toMatch(MARKER);
		const history = await backend.container.database.withCompany(backend.companyId, async (tx) => {
			const asked = await findTurn(tx, wish.turn.consultaId);
			return asked && (await findHistory(tx, asked, 20));
		});
		expect(history).toContainEqual({ by: 'customer', text: QUESTION });
		expect(JSON.stringify(history)).not.toMatch(MARKER);
	});

	test('forgetting a contact takes back that an operator confirmed who it is', async () => {
		const message = telegramOf({ sourceId: 'tg-781-x' });
		await classify(message);
		const by = { accountId: '1', contactId: message.contact.id, by: 'Jorge' };
		await call('POST', `/personas/${technician}/identidades`, by);
		await call('DELETE', `/estado/1/${message.contact.id}`);
		const kept = await backend.container.database.withCompany(
			backend.companyId,
			async (tx) => [
				await tx.selectFrom('conversaciones').selectAll().execute(),
				await tx.selectFrom('identidades').selectAll().execute(),
			],
			{ role: 'management' },
		);
		expect(JSON.stringify(kept)).not.toContain('tg-781-x');
		expect((await turn(followUp(message, { content: QUESTION }))).turn.role).toBe('customer');
	});

	test('without a turn the caller answers for the role', async () => {
		const ask = (more: object) => call('POST', '/procesar', { text: QUESTION, ...more });
		expect((await ask({})).reply).not.toMatch(MARKER);
		expect((await ask({ role: 'administrative' })).reply).not.toMatch(MARKER);
		expect((await ask({ role: 'technician' })).reply).toMatch(MARKER);
		const found = async (more: object) =>
			JSON.stringify(await call('POST', '/consultar', { query: QUESTION, ...more }));
		expect(await found({})).not.toMatch(MARKER);
		expect(await found({ role: 'technician' })).toMatch(MARKER);
	});

	test('a misspelt word is not guessed from a document for others', async () => {
		const { companyId, container } = backend;
		const secret = { title: 'Interno', text: 'La válvula pirolusita se ajusta a 3 vueltas.', audience: ['technician'] };
		await addDocument(container.database, companyId, secret as Parameters<typeof addDocument>[2]);
		const guess = (role: string) => call('POST', '/consultar', { query: 'pirolucita', role });
		expect((await guess('technician')).passages).toHaveLength(1);
		expect((await guess('customer')).passages).toEqual([]);
		expect((await guess('administrative')).passages).toEqual([]);
	});
});

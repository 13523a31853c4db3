import { databaseSource, type DatabaseSource, KINDS, startBackend, type TestBackend } from './support/backend.ts';
import { addKey } from './support/companies.ts';
import { makeMessage } from './support/messages.ts';

describe.each(KINDS)('the list of people on %s', (kind) => {
	let source: DatabaseSource;
	let backend: TestBackend;
	/** A key of a company that no other test uses. */
	let as: Record<string, string>;

	beforeAll(async () => {
		source = await databaseSource(kind);
		backend = await startBackend(await source.open());
	}, 60_000);
	afterAll(async () => {
		await backend.stop();
		await source.stop();
	});
	beforeEach(async () => {
		as = { authorization: `Bearer ${await addKey(backend.container.database, 'Una')}` };
	});

	const send = (method: string, path: string, body?: unknown) => backend.call(method, path, body, as);
	const call = async (method: string, path: string, body?: unknown) => {
		const answer = await send(method, path, body);
		expect({ path, ...answer }).toMatchObject({ status: 200 });
		return answer.body;
	};
	const eva = {
		name: 'Eva',
		role: 'technician',
		phone: '600 11 22 33',
		email: 'Eva@Levante.example',
		reference: 't-1',
	};

	test('a person is added, read, changed and deleted', async () => {
		const added = await call('POST', '/personas', eva);
		expect(added).toEqual({
			personId: expect.any(String),
			reference: 't-1',
			name: 'Eva',
			role: 'technician',
			active: true,
			phone: '+34600112233',
			email: 'eva@levante.example',
			createdAt: expect.any(String),
			updatedAt: expect.any(String),
			identities: [],
		});
		const path = `/personas/${added.personId}`;
		expect(await call('GET', path)).toEqual(added);
		const { identities: _identities, ...listed } = added;
		expect(await call('GET', '/personas')).toEqual({ people: [listed], conflicts: [] });
		expect(await call('PUT', path, { name: 'Eva Gil', role: 'administrative' })).toMatchObject({
			personId: added.personId,
			name: 'Eva Gil',
			role: 'administrative',
			phone: null,
			reference: null,
		});
		expect(await call('DELETE', path)).toEqual({ deleted: true });
		expect(await call('DELETE', path)).toEqual({ deleted: false });
		for (const method of ['GET', 'PUT'] as const) {
			expect(await send(method, path, method === 'PUT' ? eva : undefined)).toMatchObject({ status: 404 });
		}
		expect(await send('GET', '/personas/nadie')).toMatchObject({ status: 404 });
	});

	test('the list is asked for by role and by who is active', async () => {
		await call('POST', '/personas', eva);
		await call('POST', '/personas', { name: 'Leo', role: 'administrative', active: false });
		const names = async (query: string) =>
			(await call('GET', `/personas${query}`)).people.map(({ name }: { name: string }) => name);
		expect(await names('')).toEqual(['Eva', 'Leo']);
		expect(await names('?role=technician')).toEqual(['Eva']);
		expect(await names('?active=false')).toEqual(['Leo']);
		expect(await names('?active=true&role=administrative')).toEqual([]);
	});

	test('a reference is of one person', async () => {
		await call('POST', '/personas', eva);
		expect(await send('POST', '/personas', eva)).toMatchObject({ status: 409 });
		const { personId } = await call('POST', '/personas', { ...eva, reference: 't-2' });
		expect(await send('PUT', `/personas/${personId}`, eva)).toMatchObject({ status: 409 });
	});

	test('the same list again changes nothing; a complete one ends the roles of whoever is missing', async () => {
		const ana = { name: 'Ana', role: 'administrative', reference: 'o-1' };
		const byHand = (await call('POST', '/personas', { name: 'Mar', role: 'technician' })).personId;
		const none = { added: 0, changed: 0, unchanged: 0, deactivated: 0, conflicts: [] };
		expect(await call('PUT', '/personas', { people: [eva, ana] })).toEqual({ ...none, added: 2 });
		expect(await call('PUT', '/personas', { people: [ana, eva], complete: true })).toEqual({ ...none, unchanged: 2 });
		expect(await call('PUT', '/personas', { people: [{ ...eva, phone: '611222333' }] })).toEqual({
			...none,
			changed: 1,
		});
		expect(await call('PUT', '/personas', { people: [eva], complete: true })).toEqual({
			...none,
			changed: 1,
			deactivated: 1,
		});
		const { people } = await call('GET', '/personas?active=true');
		expect(people).toMatchObject([{ name: 'Eva', phone: '+34600112233' }, { personId: byHand }]);
	});

	test('phones of several active people are conflicts', async () => {
		const other = { ...eva, reference: 't-2', name: 'Otra', phone: '+34600112233' };
		const { conflicts } = await call('PUT', '/personas', { people: [eva, other] });
		expect(conflicts).toEqual([{ phone: '+34600112233', personIds: [expect.any(String), expect.any(String)] }]);
		expect((await call('PUT', '/personas', { people: [{ ...other, active: false }] })).conflicts).toEqual([]);
	});

	test('an address goes with the list from one person to another, and not against an operator’s word', async () => {
		const address = { accountId: '1', inboxId: '3', sourceId: '55' };
		const leo = { name: 'Leo', role: 'technician', reference: 't-2' };
		const list = (first: object[], second: object[]) =>
			send('PUT', '/personas', {
				people: [
					{ ...eva, addresses: first },
					{ ...leo, addresses: second },
				],
				by: 'ERP',
			});
		expect(await list([address], [])).toMatchObject({ status: 200 });
		expect(await list([address], [address])).toMatchObject({ status: 409 });
		expect(await list([], [address])).toMatchObject({ status: 200 });
		const { people } = await call('GET', '/personas');
		const held = async (personId: string) =>
			(await call('GET', `/personas/${personId}`)).identities.map(
				({ via, confirmedBy, revokedAt }: { via: string; confirmedBy: string; revokedAt: string | null }) => [
					via,
					confirmedBy,
					revokedAt === null,
				],
			);
		expect(await held(people[0].personId)).toEqual([['list', 'ERP', false]]);
		expect(await held(people[1].personId)).toEqual([['list', 'ERP', true]]);
		const other = { ...address, sourceId: '56' };
		await call('POST', `/personas/${people[1].personId}/identidades`, { ...other, by: 'Ana' });
		expect(await list([other], [])).toMatchObject({ status: 409 });
		expect(await list([], [])).toMatchObject({ status: 200 });
		expect(await held(people[1].personId)).toContainEqual(['operator', 'Ana', true]);
	});

	test('an operator’s word is for one address, which is of one person', async () => {
		const { personId } = await call('POST', '/personas', eva);
		const other = (await call('POST', '/personas', { name: 'Leo', role: 'technician' })).personId;
		const confirm = (id: string, body: object) => send('POST', `/personas/${id}/identidades`, { by: 'Ana', ...body });
		const message = makeMessage();
		message.contact.sourceId = '900';
		const contact = { accountId: '1', contactId: message.contact.id };
		expect(await confirm(personId, contact)).toMatchObject({ status: 404 });
		await call('POST', '/mensajes', { message });
		const first = await confirm(personId, contact);
		expect(first).toMatchObject({
			status: 200,
			body: { inboxId: '3', sourceId: '900', contactId: message.contact.id, via: 'operator', revokedAt: null },
		});
		expect(await confirm(personId, contact)).toEqual(first);
		expect(await confirm(other, contact)).toMatchObject({ status: 409, body: { error: 'conflict' } });
		expect(await confirm('nadie', contact)).toMatchObject({ status: 404 });

		const web = makeMessage({ channel: 'Channel::WebWidget', inboxId: '9' });
		web.contact = { ...message.contact, sourceId: 'web-1' };
		await call('POST', '/mensajes', { message: web });
		expect(await confirm(personId, contact)).toEqual(first);
		const telegram = makeMessage();
		telegram.contact = { ...message.contact, sourceId: '901' };
		await call('POST', '/mensajes', { message: telegram });
		expect(await confirm(personId, contact)).toMatchObject({ status: 409 });
		expect(await confirm(personId, { ...contact, conversationId: message.conversationId })).toEqual(first);

		const visitor = makeMessage({ channel: 'Channel::WebWidget', inboxId: '9' });
		visitor.contact.sourceId = 'web-2';
		await call('POST', '/mensajes', { message: visitor });
		const onTheWeb = { accountId: '1', contactId: visitor.contact.id };
		expect(await confirm(personId, onTheWeb)).toMatchObject({ status: 409 });
		expect(await confirm(personId, { ...onTheWeb, conversationId: visitor.conversationId })).toMatchObject({
			status: 200,
			body: { inboxId: '9', sourceId: 'web-2' },
		});

		const mail = makeMessage({ channel: 'Channel::Email' });
		mail.contact.sourceId = 'eva@levante.example';
		await call('POST', '/mensajes', { message: mail });
		expect(await confirm(personId, { accountId: '1', contactId: mail.contact.id })).toMatchObject({ status: 409 });
	});

	test('two operators who confirm one address for two people at once: one is refused', async () => {
		const ids = await Promise.all(
			['Eva', 'Leo'].map(async (name) => (await call('POST', '/personas', { name, role: 'technician' })).personId),
		);
		const address = { accountId: '1', inboxId: '3', sourceId: '77', by: 'Ana' };
		const answers = await Promise.all(ids.map((id) => send('POST', `/personas/${id}/identidades`, address)));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
	});
});

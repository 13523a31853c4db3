import { createSimulator } from '../src/simulator.ts';
import type { Simulator } from '../src/simulator.ts';
import { rest } from './support/rest.ts';
import type { Rest } from './support/rest.ts';

let simulator: Simulator;
let admin: Rest;

beforeEach(async () => {
	simulator = await createSimulator();
	admin = rest(simulator, simulator.account().userToken);
});
afterEach(() => simulator.close());

const rows = async (path: string): Promise<Record<string, unknown>[]> => {
	const { body } = await admin('GET', path);
	return (body['payload'] ?? body) as unknown as Record<string, unknown>[];
};

describe('contacts', () => {
	test('are created with a payload of two parts and merged attributes on update', async () => {
		const made = await admin('POST', 'contacts', {
			name: 'Luis Vidal',
			phone_number: '+34600111222',
			custom_attributes: { zona: 'Alzira' },
		});
		expect(made).toMatchObject({
			status: 200,
			body: { payload: { contact: { id: 1, contact_inboxes: [] }, contact_inbox: { inbox: null, source_id: null } } },
		});
		const updated = await admin('PATCH', 'contacts/1', { custom_attributes: { interes: 'solar' } });
		expect(updated.body).toMatchObject({ payload: { custom_attributes: { zona: 'Alzira', interes: 'solar' } } });
		const removed = await admin('POST', 'contacts/1/destroy_custom_attributes', { custom_attributes: ['zona'] });
		expect(removed.body).toMatchObject({ payload: { custom_attributes: { interes: 'solar' } } });
	});

	test.each([
		[{ name: 'x', phone_number: '600111222' }, 'phone_number'],
		[{ name: 'x', phone_number: '+0600111222' }, 'phone_number'],
		[{ name: 'x', email: 'nada' }, 'email'],
		[{ name: 'x', email: 'luis@ejemplo.es' }, 'email'],
	])('%j is refused because of its %s', async (body, attribute) => {
		await admin('POST', 'contacts', { name: 'Luis', email: 'Luis@ejemplo.es' });
		expect(await admin('POST', 'contacts', body)).toMatchObject({ status: 422, body: { attributes: [attribute] } });
	});

	test('known only by Telegram are found by search but not in the list', async () => {
		simulator.customer('María González').send('Hola');
		expect((await admin('GET', 'contacts')).body).toMatchObject({ meta: { count: 0 }, payload: [] });
		const found = await admin('GET', 'contacts/search?q=gonz');
		expect(found.body).toMatchObject({
			meta: { count: 1, has_more: false },
			payload: [{ name: 'María González', contact_inboxes: [{ source_id: '5500000001', inbox: { id: 1 } }] }],
		});
		await admin('PATCH', 'contacts/1', { email: 'maria@ejemplo.es' });
		expect((await admin('GET', 'contacts')).body).toMatchObject({ meta: { count: 1 } });
	});

	test('labels are replaced, conversations listed, a Telegram address cannot be made up', async () => {
		simulator.customer('María González').send('Hola');
		await admin('POST', 'contacts/1/labels', { labels: ['vip', 'vip'] });
		expect(await rows('contacts/1/labels')).toEqual(['vip']);
		expect(await rows('contacts/1/conversations')).toMatchObject([{ id: 1 }]);
		expect(await rows('contacts/1/contactable_inboxes')).toEqual([]);
		expect((await admin('POST', 'contacts/1/contact_inboxes', { inbox_id: 1 })).status).toBe(500);
	});

	test('can be filtered, merged and deleted', async () => {
		simulator.customer('María González').send('Hola');
		await admin('POST', 'contacts', { name: 'M. González', email: 'maria@ejemplo.es' });
		const payload = [{ attribute_key: 'email', filter_operator: 'contains', values: ['MARIA'], query_operator: null }];
		expect((await admin('POST', 'contacts/filter', { payload })).body).toMatchObject({ payload: [{ id: 2 }] });
		await admin('POST', 'actions/contact_merge', { base_contact_id: 2, mergee_contact_id: 1 });
		expect((await admin('GET', 'contacts/1')).status).toBe(404);
		expect((await admin('GET', 'conversations/1')).body).toMatchObject({
			meta: { sender: { id: 2, email: 'maria@ejemplo.es' } },
			messages: [{ sender: { id: 2 } }],
		});
		await admin('DELETE', 'contacts/2');
		expect((await admin('GET', 'conversations/1')).status).toBe(404);
	});

	test('have notes', async () => {
		await admin('POST', 'contacts', { name: 'Luis' });
		await admin('POST', 'contacts/1/notes', { content: 'Llamar por la tarde' });
		expect(await rows('contacts/1/notes')).toMatchObject([
			{ id: 1, content: 'Llamar por la tarde', user: { name: 'Ana Ruiz' } },
		]);
		await admin('DELETE', 'contacts/1/notes/1');
		expect(await rows('contacts/1/notes')).toEqual([]);
	});
});

test('inboxes can be created for Telegram and API; the latter show their secret to administrators', async () => {
	const telegram = await admin('POST', 'inboxes', { name: 'Otro', channel: { type: 'telegram', bot_token: '1:a' } });
	expect(telegram.body).toMatchObject({ id: 2, channel_type: 'Channel::Telegram', bot_name: 'simulador_2_bot' });
	const again = await admin('POST', 'inboxes', { name: 'Otro', channel: { type: 'telegram', bot_token: '1:a' } });
	expect(again.status).toBe(422);
	const api = await admin('POST', 'inboxes', { name: 'API', channel: { type: 'api' } });
	expect(api.body).toMatchObject({ secret: expect.any(String), inbox_identifier: expect.any(String) });
	expect((await admin('POST', 'inboxes', { name: 'x', channel: { type: 'whatsapp' } })).status).toBe(422);
	expect((await admin('PATCH', 'inboxes/2', { lock_to_single_conversation: true })).body).toMatchObject({
		lock_to_single_conversation: true,
	});
	expect((await admin('POST', 'inbox_members', { inbox_id: 2, user_ids: [1, 2, 99] })).body).toMatchObject({
		payload: [{ id: 1 }, { id: 2 }],
	});
	expect(await rows('inboxes')).toHaveLength(3);
});

test('teams are lower case, unique, and have members', async () => {
	const made = await admin('POST', 'teams', { name: 'Guardia', description: 'Noches' });
	expect(made.body).toMatchObject({ id: 3, name: 'guardia', is_member: false });
	expect((await admin('POST', 'teams', { name: 'GUARDIA' })).status).toBe(422);
	await admin('POST', 'teams/3/team_members', { user_ids: [1] });
	expect(await rows('teams/3/team_members')).toMatchObject([{ id: 1 }]);
	await admin('DELETE', 'teams/3');
	expect(await rows('teams')).toMatchObject([{ name: 'técnicos' }, { name: 'administración' }]);
});

test('labels are lower case, without spaces, unique', async () => {
	expect((await admin('POST', 'labels', { title: 'Revisión-2' })).body).toMatchObject({ title: 'revisión-2' });
	expect((await admin('POST', 'labels', { title: 'revisión-2' })).status).toBe(422);
	expect((await admin('POST', 'labels', { title: 'dos palabras' })).status).toBe(422);
	expect(await rows('labels')).toHaveLength(4);
});

test('agents can be added and change role; a former agent loses their access', async () => {
	const made = await admin('POST', 'agents', { name: 'Eva', email: 'eva@levante.example', role: 'agent' });
	expect(made.body).toMatchObject({ name: 'Eva', role: 'agent', availability_status: 'online', confirmed: true });
	const eva = rest(simulator, simulator.core.store.users.get(3)?.token ?? '');
	expect((await eva('GET', 'webhooks')).status).toBe(401);
	await admin('PATCH', 'agents/3', { role: 'administrator' });
	expect((await eva('GET', 'webhooks')).status).toBe(200);
	await admin('DELETE', 'agents/3');
	expect((await eva('GET', 'agents')).status).toBe(401);
});

test('canned responses are database rows with unique short codes', async () => {
	const made = await admin('POST', 'canned_responses', { short_code: 'hola', content: 'Buenos días' });
	expect(made.body).toMatchObject({ id: 1, account_id: 1, created_at: expect.stringMatching(/Z$/) });
	expect((await admin('POST', 'canned_responses', { short_code: 'hola', content: 'x' })).status).toBe(422);
	expect(await rows('canned_responses?search=buenos')).toHaveLength(1);
	expect(await rows('canned_responses?search=nada')).toEqual([]);
});

test('custom attribute definitions make an attribute filterable and are deleted with 204', async () => {
	simulator.customer('Emma').send('Hello');
	await admin('POST', 'conversations/1/custom_attributes', { custom_attributes: { aparato: 'Caldera' } });
	const payload = [
		{ attribute_key: 'aparato', filter_operator: 'equal_to', values: ['caldera'], query_operator: null },
	];
	expect((await admin('POST', 'conversations/filter', { payload })).status).toBe(422);
	const definition = {
		attribute_display_name: 'Aparato',
		attribute_key: 'aparato',
		attribute_model: 0,
		attribute_display_type: 0,
	};
	expect((await admin('POST', 'custom_attribute_definitions', definition)).body).toMatchObject({
		attribute_model: 'conversation_attribute',
		attribute_display_type: 'text',
	});
	expect((await admin('POST', 'conversations/filter', { payload })).body).toMatchObject({ payload: [{ id: 1 }] });
	const reserved = { ...definition, attribute_key: 'status' };
	expect((await admin('POST', 'custom_attribute_definitions', reserved)).status).toBe(422);
	expect((await admin('DELETE', 'custom_attribute_definitions/1')).status).toBe(204);
});

test('a known e-mail signs in and gets its API token; the health and version routes need none', async () => {
	const anyone = rest(simulator, null);
	const signedIn = await anyone('POST', '/auth/sign_in', { email: 'ana@levante.example', password: 'x' });
	expect(signedIn.body).toMatchObject({ data: { access_token: simulator.account().userToken } });
	expect((await anyone('POST', '/auth/sign_in', { email: 'x@y.z', password: 'x' })).status).toBe(401);
	expect((await anyone('GET', '/health')).body).toEqual({ status: 'woot' });
	expect((await anyone('GET', '/api')).body).toMatchObject({ version: '4.16.2', queue_services: 'ok' });
});

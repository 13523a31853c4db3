import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from '../src/simulator.ts';
import { rest } from './support/rest.ts';

const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
const stateFile = join(folder, 'deeper', 'state.json');
afterAll(() => rmSync(folder, { recursive: true }));

test('a restart finds its data, its tokens and its counters', async () => {
	const before = await createSimulator({ stateFile, channelDelayMs: 1, seed: { userToken: 'user', botToken: 'bot' } });
	const customer = before.customer('María González');
	customer.send('Hola');
	await rest(before, 'bot')('POST', 'conversations/1/messages', { content: 'Buenas' });
	await customer.waitForReply();
	await before.close();

	const after = await createSimulator({ stateFile, seed: { userToken: 'other' } });
	expect(after.account().userToken).toBe('user');
	expect(after.customer('María González').messages()).toMatchObject([{ text: 'Hola' }, { text: 'Buenas' }]);
	expect(after.customer('María González').send('Sigo aquí')).toMatchObject({ id: 3, conversationId: 1 });
	expect(after.customer('Nuevo Cliente').id).toBe(5_500_000_004);
	await after.close();
	expect(readdirSync(join(folder, 'deeper'))).toEqual(['state.json']);
});

test('the file is written while it runs, not only at the end', async () => {
	const file = join(folder, 'running.json');
	const simulator = await createSimulator({ stateFile: file });
	simulator.customer('Emma').send('Hello');
	const { Store } = await import('../src/model/store.ts');
	const { loadSnapshot } = await import('../src/model/snapshot.ts');
	await expect(
		(async () => {
			for (;;) {
				const store = new Store();
				if (loadSnapshot(store, file) && store.messages.size === 1) return 'found';
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		})(),
	).resolves.toBe('found');
	await simulator.close();
});

test('a file that is not a snapshot is refused, not overwritten', async () => {
	const file = join(folder, 'other.json');
	writeFileSync(file, '{"mine":true}');
	await expect(createSimulator({ stateFile: file })).rejects.toThrow('is not a snapshot of this simulator');
});

test('the first bot made through the API gets the token that was asked for', async () => {
	const simulator = await createSimulator({ seed: { userToken: 'user', botToken: 'bot', botSecret: 'secret' } });
	const admin = rest(simulator, 'user');
	expect((await admin('POST', 'agent_bots', { name: 'Second' })).body['access_token']).not.toBe('bot');
	await admin('DELETE', 'agent_bots/1');
	expect(simulator.account().inbox.agentBotId).toBeNull();
	const made = await admin('POST', 'agent_bots', { name: 'Third', outgoing_url: 'http://localhost:1/x' });
	expect(made.body).toMatchObject({ access_token: 'bot', secret: 'secret', outgoing_url: 'http://localhost:1/x' });
	expect(await admin('POST', 'inboxes/1/set_agent_bot', { agent_bot: made.body['id'] })).toMatchObject({ text: '' });
	expect((await admin('GET', 'inboxes/1/agent_bot')).body).toMatchObject({ agent_bot: { name: 'Third' } });
	await admin('POST', 'inboxes/1/set_agent_bot', { agent_bot: null });
	expect((await admin('GET', 'inboxes/1/agent_bot')).body).toEqual({ agent_bot: {} });
	const reset = await admin('POST', `agent_bots/${String(made.body['id'])}/reset_secret`);
	expect(reset.body['secret']).toMatch(/^[1-9A-HJ-NP-Za-km-z]{24}$/);
	await simulator.close();
});

test('accounts are apart: display ids begin at 1 in each, message ids go on', async () => {
	const simulator = await createSimulator();
	const other = simulator.addAccount('Otra empresa');
	simulator.customer('María González').send('uno');
	const { conversationId, id } = simulator.customer({ name: 'Luis', accountId: other.id }).send('dos');
	expect({ conversationId, id }).toEqual({ conversationId: 1, id: 2 });
	expect(simulator.conversation(1, other.id).contact.name).toBe('Luis');
	await simulator.close();
});

test('waiting names what did not come', async () => {
	const simulator = await createSimulator();
	const customer = simulator.customer('Emma');
	customer.send('Hello');
	await expect(customer.waitForReply({ timeoutMs: 20 })).rejects.toThrow('Waited 20 ms for a reply to Emma');
	await simulator.close();
});

test('ask returns the next reply on the phone, and reset goes back to the seed', async () => {
	const simulator = await createSimulator({ channelDelayMs: 1 });
	simulator.listen((event) => {
		if (event.name === 'message_created' && event.message.messageType === 'incoming') {
			simulator.operator().reply(event.message.conversationId, `Eco: ${event.message.content ?? ''}`);
		}
	});
	const customer = simulator.customer('Emma');
	expect((await customer.ask('one')).text).toBe('Eco: one');
	expect((await customer.ask('two')).text).toBe('Eco: two');
	simulator.reset();
	expect(simulator.core.store.messages.size).toBe(0);
	expect(simulator.customer('Emma').send('again')).toMatchObject({ id: 1, conversationId: 1 });
	await simulator.close();
});

test('a taken port is refused', async () => {
	const simulator = await createSimulator();
	await expect(createSimulator({ port: simulator.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
	await simulator.close();
});

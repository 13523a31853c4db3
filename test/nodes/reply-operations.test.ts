import type { IDataObject } from 'n8n-workflow';
import { startChatwoot, type TestChatwoot } from './support/chatwoot';
import { item, run } from './support/reply';

let chatwoot: TestChatwoot;

beforeEach(async () => {
	chatwoot = await startChatwoot();
});
afterEach(async () => await chatwoot.close());

const act = async (parameters: IDataObject, json = item({ reply: '', labels: [] })): Promise<IDataObject> =>
	(await run({ chatwoot }, json, { parameters })).json;

test('writes a private note: the given text, else the summary of the item', async () => {
	const note = { resource: 'message', operation: 'sendNote' };
	const out = await act({ ...note, note: 'Ojo: cliente nuevo' });
	expect(out.noteId).toBe(String(chatwoot.notes()[0]?.id));
	await act(note, item({ handoff: { reason: 'x', summary: 'Resumen', priority: null } }));
	expect(chatwoot.notes().map(({ content }) => content)).toEqual(['Ojo: cliente nuevo', 'Resumen']);
	expect(chatwoot.publicReplies()).toEqual([]);
	await expect(act(note)).rejects.toThrow("'Note' is empty");
});

test.each<[string, string[], string[]]>([
	['add', ['averia', 'vip'], ['vip', 'averia']],
	['remove', ['vip'], []],
	['replace', ['nuevo'], ['nuevo']],
])('%s: sets labels %j to %j', async (labelMode, labels, expected) => {
	const out = await act({ resource: 'conversation', operation: 'setLabels', labelMode, labels });
	expect(chatwoot.conversation.labels).toEqual(expected);
	expect(out.labels).toEqual(expected);
});

test('does not write labels that are as wanted, and takes those of the item when none are given', async () => {
	await act({ resource: 'conversation', operation: 'setLabels', labels: ['vip'] });
	expect(chatwoot.calls()).toEqual(['GET /api/v1/accounts/1/conversations/57/labels']);
	await act({ resource: 'conversation', operation: 'setLabels' }, item({ labels: ['averia'] }));
	expect(chatwoot.conversation.labels).toEqual(['vip', 'averia']);
});

test('switches the typing indicator', async () => {
	await act({ resource: 'conversation', operation: 'showTyping' });
	await act({ resource: 'conversation', operation: 'showTyping', typing: false });
	expect(chatwoot.requests.map(({ body }) => body.typing_status)).toEqual(['on', 'off']);
});

test('updates a contact with the given fields and those of the item', async () => {
	const updateFields = {
		email: 'maria@example.com',
		phone: '+34600111222',
		attributes: { attribute: [{ key: 'zona', value: 'León' }] },
	};
	const json = item({ contactName: 'María', attributes: { interes: 'aerotermia' } });
	await act({ resource: 'contact', operation: 'update', updateFields }, json);
	expect(chatwoot.contacts['812']).toMatchObject({
		name: 'María',
		email: 'maria@example.com',
		phone_number: '+34600111222',
		custom_attributes: { zona: 'León', interes: 'aerotermia' },
	});
	expect(chatwoot.requests[0]?.headers.api_access_token).toBe('user-token');
	await expect(act({ resource: 'contact', operation: 'update' })).rejects.toThrow('There is nothing to change');
});

test('acts in the conversation that is named, and says when none is', async () => {
	const typing = { resource: 'conversation', operation: 'showTyping' };
	await act({ ...typing, conversationId: '57' }, { accountId: '1' });
	expect(chatwoot.calls()).toEqual(['POST /api/v1/accounts/1/conversations/57/toggle_typing_status']);
	await expect(act(typing, {})).rejects.toThrow('does not say which conversation');
});

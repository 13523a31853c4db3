import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';
import { testChatwoot } from '../../nodes/shared/credential-test';
import { startServer, type TestServer } from './support/server';

let chatwoot: TestServer;
let role: string;

beforeEach(async () => {
	role = 'administrator';
	chatwoot = await startServer(({ path, headers }) => {
		const token = headers.api_access_token;
		if (token !== 'bot' && token !== 'user') return { status: 401, body: { error: 'Invalid Access Token' } };
		if (path === '/api/v1/profile' && token === 'user') return { body: { accounts: [{ id: 1, role }] } };
		if (path === '/api/v1/accounts/1/conversations/0') return { status: 404, body: { error: 'not found' } };
		return { status: 401, body: { error: 'Bot is not authorized to access this account' } };
	});
});
afterEach(async () => await chatwoot.close());

/** The legacy request helper that n8n gives to credential tests. */
const context = {
	helpers: {
		request: async ({ uri, headers }: { uri: string; headers: Record<string, string> }) => {
			const response = await fetch(uri, { headers });
			return { statusCode: response.status, body: (await response.json()) as unknown };
		},
	},
} as unknown as ICredentialTestFunctions;

const result = async (overrides: ICredentialDataDecryptedObject = {}) =>
	await testChatwoot.call(context, {
		id: '1',
		name: 'Chatwoot',
		type: 'chatwootApi',
		data: { url: `${chatwoot.url}/`, accountId: '1', botToken: 'bot', userToken: 'user', ...overrides },
	});

test('passes with good tokens, and with the bot token alone', async () => {
	expect(await result()).toEqual({ status: 'OK', message: 'Connection successful' });
	expect(await result({ userToken: '' })).toMatchObject({ status: 'OK' });
});

test('warns that a user who is no administrator cannot register the trigger', async () => {
	role = 'agent';
	expect(await result()).toMatchObject({ status: 'OK', message: expect.stringContaining('not an administrator') });
});

test.each<[ICredentialDataDecryptedObject, string]>([
	[{ url: 'chatwoot.example.com' }, 'The URL is not complete'],
	[{ accountId: 'my-company' }, 'The Account ID is the number'],
	[{ botToken: 'wrong' }, 'The Agent Bot Token is wrong'],
	[{ userToken: 'wrong' }, 'The User Token is wrong'],
	[{ botToken: '', userToken: '' }, 'Fill in at least one'],
	[{ accountId: '2' }, 'that bot may not act in this account'],
	[{ accountId: '2', botToken: '' }, 'not a member of account 2'],
	[{ url: 'http://127.0.0.1:9' }, 'Chatwoot could not be reached'],
])('tells what is wrong with %j', async (overrides, message) => {
	expect(await result(overrides)).toMatchObject({ status: 'Error', message: expect.stringContaining(message) });
});

import type { ICredentialType, IExecuteFunctions, INode } from 'n8n-workflow';
import { getRequestHelperFunctions } from 'n8n-core/dist/execution-engine/node-execution-context/utils/request-helper-functions';
import { inspect } from 'node:util';
import { AInstaliaApi } from '../../credentials/AInstaliaApi.credentials';
import { ChatwootApi } from '../../credentials/ChatwootApi.credentials';
import { call, type Call, serviceFrom } from '../../nodes/shared/http';
import { type Reply, startServer, type TestServer } from './support/server';

/** n8n's own request helper, over real connections: how it fails is not written down anywhere. */
let server: TestServer;
let replies: Reply[];

beforeEach(async () => {
	replies = [];
	server = await startServer(async () => {
		const reply = replies.shift() ?? { body: { fine: true } };
		if (reply !== 'drop' && reply.status === 0) await new Promise(() => undefined);
		return reply;
	});
});
afterEach(async () => await server.close());

const node: INode = { id: '1', name: 'Test', type: 'test', typeVersion: 1, position: [0, 0], parameters: {} };
const secrets = { botToken: 'bot-secret', userToken: 'user-secret', apiKey: 'key-secret' };

function contextFor(credential: ICredentialType): IExecuteFunctions {
	const credentialsHelper = {
		getParentTypes: () => [],
		preAuthentication: async () => await Promise.resolve(undefined),
		authenticate: async (data: never, _type: string, options: never) =>
			typeof credential.authenticate === 'function' ? await credential.authenticate(data, options) : options,
	};
	const helpers = getRequestHelperFunctions({} as never, node, { credentialsHelper } as never);
	return { getNode: () => node, helpers } as unknown as IExecuteFunctions;
}

async function ask(request: Partial<Call>, url = server.url) {
	const context = contextFor(new ChatwootApi());
	const service = serviceFrom(context, 'chatwootApi', 'Chatwoot', { url, ...secrets });
	return await call(context, service, { method: 'GET', path: '/x', timeout: 2_000, ...request });
}

const busy = (after?: string): Reply => ({ status: 503, headers: after === undefined ? {} : { 'retry-after': after } });

test('sends JSON with the token that the node names, and gives any status as an answer', async () => {
	replies = [{ status: 404, body: { error: 'Resource could not be found' } }];
	const request = {
		method: 'POST',
		body: { content: '¿Qué tal?' },
		query: { page: 2 },
		headers: { api_access_token: 'bot' },
	} as const;
	expect(await ask(request)).toEqual({ status: 404, body: { error: 'Resource could not be found' } });
	await ask({ headers: { api_access_token: 'user' } });
	await ask({});
	expect(server.requests.map(({ headers }) => headers.api_access_token)).toEqual([
		'bot-secret',
		'user-secret',
		'user-secret',
	]);
	expect(server.requests[0]).toMatchObject({ method: 'POST', body: { content: '¿Qué tal?' } });
	expect(server.requests[0]?.query.get('page')).toBe('2');
});

test("signs for the backend with the company's key", async () => {
	const context = contextFor(new AInstaliaApi());
	const service = serviceFrom(context, 'aInstaliaApi', 'AInstalia', { url: server.url, ...secrets });
	await call(context, service, { method: 'GET', path: '/x', timeout: 2_000 });
	expect(server.requests[0]?.headers.authorization).toBe('Bearer key-secret');
});

test.each<[string, Reply[], Call['repeat'], number]>([
	['a dropped connection is final', ['drop'], 'never', 1],
	['a dropped connection may have been processed', ['drop'], 'unprocessed', 1],
	['a dropped connection does not matter to a call that may be repeated', ['drop', 'drop'], 'always', 3],
	['503 alone may have been processed', [busy()], 'unprocessed', 1],
	['503 with Retry-After was not processed', [busy('0')], 'unprocessed', 2],
	['429 was not processed', [{ status: 429 }], 'unprocessed', 2],
	['500 is an answer', [{ status: 500 }], 'always', 1],
	['502 is repeated where that is safe', [{ status: 502 }], 'always', 2],
	['a long Retry-After is not waited for', [busy('60')], 'always', 1],
])('%s', async (_what, given, repeat, calls) => {
	replies = [...given];
	await ask({ repeat }).catch(() => undefined);
	expect(server.requests).toHaveLength(calls);
});

test('repeats a refused connection, which reached nobody, and then says what to do', async () => {
	const { url } = server;
	await server.close();
	const refused = ask({ method: 'POST', repeat: 'unprocessed' }, url);
	await expect(refused).rejects.toMatchObject({
		message: 'Chatwoot could not be reached',
		description: expect.stringContaining('ECONNREFUSED'),
		failure: { cause: 'temporarily-unavailable' },
	});
	server = await startServer(() => ({}));
});

test('says how long it waited', async () => {
	replies = [{ status: 0 }];
	await expect(ask({ timeout: 100 })).rejects.toThrow('Chatwoot did not answer within 0.1 s');
});

test('keeps tokens out of its errors', async () => {
	replies = ['drop'];
	const error: unknown = await ask({ method: 'POST', body: {} }).catch((caught: unknown) => caught);
	const told = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
	expect(told).toContain('could not be reached');
	for (const secret of Object.values(secrets)) expect(told).not.toContain(secret);
});

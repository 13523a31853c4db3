import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that a test server got. */
export interface Received {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	body: Record<string, unknown>;
}

/** An answer: a status with a JSON body, or `drop` to close the connection without one. */
export type Reply = { status?: number; body?: unknown; headers?: Record<string, string> } | 'drop';

export interface TestServer {
	url: string;
	requests: Received[];
	/** `POST /path` of each request, in order. */
	calls(): string[];
	close(): Promise<void>;
}

/** A real HTTP server on a free port that answers by the given function and remembers what it was asked. */
export async function startServer(answer: (request: Received) => Reply | Promise<Reply>): Promise<TestServer> {
	const requests: Received[] = [];
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			void (async () => {
				const text = Buffer.concat(chunks).toString('utf8');
				const { pathname, searchParams } = new URL(request.url ?? '/', 'http://test');
				const received: Received = {
					method: request.method ?? '',
					path: pathname,
					query: searchParams,
					headers: request.headers,
					body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
				};
				requests.push(received);
				const reply = await answer(received);
				if (reply === 'drop') return request.socket.destroy();
				response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
				return response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
			})();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		calls: () => requests.map(({ method, path }) => `${method} ${path}`),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

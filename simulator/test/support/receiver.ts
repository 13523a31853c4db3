import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
	headers: IncomingHttpHeaders;
	/** The bytes as they came. */
	raw: string;
	body: Record<string, unknown>;
	path: string;
}

type Answer = (request: Received, response: ServerResponse, count: number) => void;

/** A real HTTP server that webhooks can be sent to; remembers every request before it answers. */
export class Receiver {
	readonly requests: Received[] = [];
	#answer: Answer = (_request, response) => void response.writeHead(200).end('ok');
	readonly #server = createServer((request, response) => void this.#receive(request, response));

	static async start(): Promise<Receiver> {
		const receiver = new Receiver();
		await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
		return receiver;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
	}

	/** Answers with these statuses in turn, the last one for ever. */
	answerWith(...statuses: number[]): void {
		this.#answer = (_request, response, count) => {
			response.writeHead(statuses[Math.min(count, statuses.length) - 1] ?? 200).end();
		};
	}

	answer(answer: Answer): void {
		this.#answer = answer;
	}

	/** Bodies of one event, in order of arrival. */
	bodies(event: string): Record<string, unknown>[] {
		return this.requests.map(({ body }) => body).filter((body) => body['event'] === event);
	}

	clear(): void {
		this.requests.length = 0;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const raw = Buffer.concat(chunks).toString('utf8');
		const body = JSON.parse(raw) as Record<string, unknown>;
		const received = { headers: request.headers, raw, body, path: request.url ?? '' };
		this.requests.push(received);
		this.#answer(received, response, this.requests.length);
	}
}

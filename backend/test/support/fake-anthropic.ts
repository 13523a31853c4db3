import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The body of a Messages request, as far as tests look at it. */
interface SentRequest {
	model: string;
	max_tokens: number;
	system?: { type: string; text: string; cache_control?: unknown }[];
	messages: { role: string; content: unknown }[];
	output_config?: { effort?: string; format?: { type: string; schema: unknown } };
	[field: string]: unknown;
}

/** What the server does with one request. */
export type Script =
	/** Answers with this value as JSON text. */
	| { kind: 'json'; value: unknown; thinkingFirst?: boolean; inTwoBlocks?: boolean }
	| { kind: 'text'; text: string; stopReason?: string }
	| { kind: 'refusal' }
	| { kind: 'error'; status: number; type?: string; headers?: Record<string, string> }
	/** Never answers. */
	| { kind: 'hang' }
	| { kind: 'cut' };

export interface FakeAnthropic {
	url: string;
	/** What was asked, in order, with the headers. */
	requests: { body: SentRequest; headers: IncomingMessage['headers'] }[];
	/** What to do with the next requests, in order; afterwards `usual`. */
	next(...scripts: Script[]): void;
	usual: Script;
	/** Forgets what was asked and what was planned. */
	reset(): void;
	stop(): Promise<void>;
}

/**
 * A server that speaks the Messages API, for tests: refuses what the real one refuses (version 2026-10-21) and fails on
 * request.
 */
export async function startFakeAnthropic(): Promise<FakeAnthropic> {
	const planned: Script[] = [];
	const fake: FakeAnthropic = {
		url: '',
		requests: [],
		next: (...scripts) => void planned.push(...scripts),
		usual: { kind: 'json', value: { reply: 'Hola.', sources: [], needs_human: false, reason: 'greeting' } },
		reset: () => {
			planned.length = 0;
			fake.requests.length = 0;
		},
		stop: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
	const server = createServer((request, response) => {
		void readBody(request).then((text) => {
			const problem = refuse(request, text);
			if (problem !== null) return sendError(response, problem.status, problem.type);
			const body = JSON.parse(text) as SentRequest;
			fake.requests.push({ body, headers: request.headers });
			return play(planned.shift() ?? fake.usual, body, response);
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return fake;
}

function refuse(request: IncomingMessage, text: string): { status: number; type: string } | null {
	const invalid = { status: 400, type: 'invalid_request_error' };
	if (request.method !== 'POST' || request.url !== '/v1/messages') return { status: 404, type: 'not_found_error' };
	if (!request.headers.authorization?.startsWith('Bearer ')) return { status: 401, type: 'authentication_error' };
	if (request.headers['anthropic-version'] !== '2026-10-21') return invalid;
	let body: SentRequest;
	try {
		body = JSON.parse(text) as SentRequest;
	} catch {
		return invalid;
	}
	const isIncomplete =
		!body.model || !(body.max_tokens > 0) || !Array.isArray(body.messages) || body.messages.length === 0;
	const hasSampling = ['temperature', 'top_p', 'top_k'].some((name) => name in body);
	const isPrefilled = body.messages?.at(-1)?.role === 'assistant';
	const choice = (body['tool_choice'] as { type?: string } | undefined)?.type;
	const mixesCitations = text.includes('"citations"') && body.output_config?.format !== undefined;
	const breakpoints = text.split('"cache_control"').length - 1;
	return isIncomplete ||
		hasSampling ||
		isPrefilled ||
		choice === 'any' ||
		choice === 'tool' ||
		mixesCitations ||
		breakpoints > 4
		? invalid
		: null;
}

function play(script: Script, body: SentRequest, response: ServerResponse): void {
	switch (script.kind) {
		case 'hang':
			return;
		case 'cut':
			response.writeHead(200, { 'content-type': 'application/json' });
			response.write('{"id": "msg_');
			setImmediate(() => response.destroy());
			return;
		case 'error':
			return sendError(response, script.status, script.type ?? 'api_error', script.headers);
		case 'refusal':
			return sendMessage(response, body, [], 'refusal');
		case 'text':
			return sendMessage(response, body, [{ type: 'text', text: script.text }], script.stopReason ?? 'end_turn');
		case 'json': {
			const text = JSON.stringify(script.value);
			const half = Math.floor(text.length / 2);
			const texts = script.inTwoBlocks ? [text.slice(0, half), text.slice(half)] : [text];
			const thinking = script.thinkingFirst ? [{ type: 'thinking', thinking: 'Pienso…', signature: 'x' }] : [];
			return sendMessage(
				response,
				body,
				[...thinking, ...texts.map((part) => ({ type: 'text', text: part }))],
				'end_turn',
			);
		}
	}
}

function sendMessage(response: ServerResponse, body: SentRequest, content: unknown[], stopReason: string): void {
	const characters = JSON.stringify([body.system, body.messages]).length;
	const message = {
		id: 'msg_test',
		type: 'message',
		role: 'assistant',
		model: body.model,
		content,
		stop_reason: stopReason,
		stop_sequence: null,
		usage: {
			input_tokens: Math.ceil(characters / 4),
			output_tokens: 60,
			cache_creation_input_tokens: 0,
			cache_read_input_tokens: 100,
		},
	};
	response
		.writeHead(200, { 'content-type': 'application/json', 'request-id': 'req_test' })
		.end(JSON.stringify(message));
}

function sendError(response: ServerResponse, status: number, type: string, headers: Record<string, string> = {}): void {
	const body = { type: 'error', error: { type, message: 'scripted' }, request_id: 'req_test' };
	response
		.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_test', ...headers })
		.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}

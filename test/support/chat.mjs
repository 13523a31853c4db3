// Plays customers and operators through the simulator's control API: what people do, seen from outside.
import { waitUntil } from '../../scripts/lib/process.mjs';

/** @param url base URL of the simulator */
export function createChat(url) {
	const call = async (method, path, body) => {
		const response = await fetch(`${url}/simulator/api${path}`, {
			method,
			headers: body === undefined ? {} : { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
		return text ? JSON.parse(text) : null;
	};

	const operate = (conversation, action, body) => call('POST', `/conversations/${conversation.accountId}/${conversation.id}/${action}`, body);

	const customer = async (name) => {
		const person = await call('POST', '/customers', { name });
		const chat = async () => (await call('GET', `/customers/${person.id}/chat`)).messages;
		const replies = async () => (await chat()).filter(({ from }) => from === 'business');
		const sent = [];
		const api = {
			id: person.id,
			name,
			chat,
			replies,
			/** Sends one text; resolves to `{messageId, conversationId}`. */
			async send(text) {
				const message = await call('POST', `/customers/${person.id}/messages`, { text });
				sent.push(message);
				return message;
			},
			async press(value) {
				const { id } = (await replies()).findLast(({ buttons }) => buttons.some((button) => button.value === value));
				return call('POST', `/customers/${person.id}/press`, { messageId: id, value });
			},
			/** Waits for the reply number `count` (1 = first) and returns its text. */
			async reply(count, timeoutMs = 30_000) {
				return waitUntil(`Reply ${count} to ${name}`, async () => (await replies())[count - 1], { timeoutMs });
			},
			/** The customer's newest conversation as the operator sees it. */
			conversation: () => call('GET', `/conversations/1/${sent.at(-1).conversationId}`),
			operator: {
				reply: (text) => operate({ accountId: 1, id: sent.at(-1).conversationId }, 'reply', { text }),
				note: (text) => operate({ accountId: 1, id: sent.at(-1).conversationId }, 'note', { text }),
				resolve: () => operate({ accountId: 1, id: sent.at(-1).conversationId }, 'status', { status: 'resolved' }),
			},
			until: (what, probe, timeoutMs = 30_000) => waitUntil(what, async () => probe(await api.conversation()), { timeoutMs }),
		};
		return api;
	};

	return {
		customer,
		deliveries: async () => call('GET', '/deliveries?limit=500'),
		setFaults: (faults) => call('PUT', '/faults', faults),
		state: () => call('GET', '/state'),
	};
}

// Plays customers and operators through the simulator's control API: what people do, seen from outside.
import { waitUntil } from '../../scripts/lib/process.mjs';

/** A message as the customer's phone shows it. */
interface ChatMessage {
	id: number;
	from: 'customer' | 'business';
	text: string;
	buttons: { title: string; value: string }[];
}

/** A conversation as the operator sees it. */
export interface Shown {
	conversation: { id: number; status: string; priority: string | null; labels: string[] };
	contact: { name: string; customAttributes: Record<string, unknown> };
	messages: { private: boolean; text: string; type: string }[];
}

interface Sent {
	messageId: number;
	conversationId: number;
}

/** @param url base URL of the simulator */
export function createChat(url: string) {
	const call = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
		const response = await fetch(`${url}/simulator/api${path}`, {
			method,
			headers: body === undefined ? {} : { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
		return (text ? JSON.parse(text) : null) as Answer;
	};

	const customer = async (name: string) => {
		const person = await call<{ id: number }>('POST', '/customers', { name });
		const chat = async () => (await call<{ messages: ChatMessage[] }>('GET', `/customers/${person.id}/chat`)).messages;
		const replies = async () => (await chat()).filter(({ from }) => from === 'business');
		let current: Sent | undefined;
		const conversationPath = () => {
			if (!current) throw new Error(`${name} has not written yet`);
			return `/conversations/1/${current.conversationId}`;
		};
		const operate = (action: string, body: object) => call('POST', `${conversationPath()}/${action}`, body);
		const api = {
			id: person.id,
			name,
			chat,
			replies,
			/** Sends one text, or attachments alone; resolves to `{messageId, conversationId}`. */
			async send(text: string, attachments?: { fileType: string; title?: string }[]) {
				const body = attachments === undefined ? { text } : { ...(text && { text }), attachments };
				current = await call<Sent>('POST', `/customers/${person.id}/messages`, body);
				return current;
			},
			async press(value: string) {
				const message = (await replies()).findLast(({ buttons }) => buttons.some((button) => button.value === value));
				if (!message) throw new Error(`${name} has no button ${value}`);
				return call<Sent>('POST', `/customers/${person.id}/press`, { messageId: message.id, value });
			},
			/** Waits for the reply number `count` (1 = first) and returns its text. */
			async reply(count: number, timeoutMs = 30_000): Promise<ChatMessage> {
				return waitUntil(`Reply ${count} to ${name}`, async () => (await replies())[count - 1], { timeoutMs });
			},
			/** The customer's newest conversation as the operator sees it. */
			conversation: () => call<Shown>('GET', conversationPath()),
			operator: {
				reply: (text: string) => operate('reply', { text }),
				note: (text: string) => operate('note', { text }),
				resolve: () => operate('status', { status: 'resolved' }),
			},
			/** Waits until the operator's view satisfies `probe`, and returns it. */
			until: async (what: string, probe: (shown: Shown) => boolean, timeoutMs = 30_000): Promise<Shown> =>
				waitUntil(
					what,
					async () => {
						const shown = await api.conversation();
						return probe(shown) && shown;
					},
					{ timeoutMs },
				),
		};
		return api;
	};

	return { customer, setFaults: (faults: object) => call('PUT', '/faults', faults) };
}

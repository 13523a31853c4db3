import type { Message } from '../../src/contract/message.ts';
import type { Trace } from '../../src/contract/trace.ts';
import type { Button, Handoff, Route } from '../../src/contract/turn.ts';
import type { TestBackend } from './backend.ts';
import { freshId, makeMessage } from './messages.ts';

/** What came of a message: as Chatwoot Reply would have it. */
export interface Said {
	route: Route;
	/** Null when nothing was said. */
	reply: string | null;
	buttons: Button[];
	handoff: Handoff | null;
	labels: string[];
	consultaId: string | null;
}

export interface Talk {
	/** Sends a message of the customer and does with the answer what the workflow does. */
	say(content: string, given?: Partial<Message>): Promise<Said>;
	/** Lets the assistant claim and answer, but not report: as if the reply were still on its way. */
	sayUnreported(content: string, given?: Partial<Message>): Promise<Said>;
	report(said: Said): Promise<void>;
	/** The operator resolves the conversation. */
	resolve(): Promise<void>;
	/** Another conversation of the same person. */
	elsewhere(): Talk;
	/** The turns, newest first. */
	turns(): Promise<Trace[]>;
	person(): Promise<{ optedOut: boolean; step: string }>;
}

/** A conversation of somebody with the assistant, through the real backend; its clock moves a little with every message. */
export function startTalk(backend: TestBackend, given: Partial<Message> = {}): Talk {
	const first = makeMessage(given);
	let status: Message['status'] = 'pending';
	const call = async (method: string, path: string, body?: object) => {
		const answer = await backend.call(method, path, body);
		expect({ path, ...answer }).toMatchObject({ status: 200 });
		return answer.body;
	};
	const now = () => backend.container.clock().toISOString();
	const place = `${first.accountId}/${first.conversationId}`;
	const person = `${first.accountId}/${first.contact.id}`;

	const sayUnreported: Talk['sayUnreported'] = async (content, more = {}) => {
		backend.skip(5);
		const message: Message = { ...first, messageId: freshId(), sentAt: now(), status, content, ...more };
		const { consultaId, route } = await call('POST', '/clasificar', { message, mergeWindowSeconds: 0 });
		const none = { route, reply: null, buttons: [], handoff: null, labels: [], consultaId };
		if (route === 'silent') return none;
		const path = route === 'onboarding' ? `/estado/${person}/paso` : '/procesar';
		const { reply, buttons, handoff = null, labels } = await call('POST', path, { consultaId });
		return { route, reply: reply === '' ? null : reply, buttons, handoff, labels, consultaId };
	};
	const report: Talk['report'] = async ({ consultaId, handoff, reply }) => {
		if (reply === null && handoff === null) return;
		backend.skip(1);
		const handedOff = handoff !== null;
		await call('POST', `/consultar/${consultaId}/envio`, { state: 'sent', messageId: freshId(), handedOff });
		if (handedOff) status = 'open';
	};
	return {
		sayUnreported,
		report,
		async say(content, more) {
			const said = await sayUnreported(content, more);
			await report(said);
			return said;
		},
		async resolve() {
			for (const next of ['resolved', 'pending'] as const) {
				backend.skip(5);
				await call('PUT', `/conversaciones/${place}`, { status: next, assigneeType: null, at: now() });
			}
			status = 'pending';
		},
		elsewhere: () => startTalk(backend, { contact: first.contact }),
		turns: async () => (await call('GET', `/consultar?conversationId=${first.conversationId}`)).consultas,
		person: () => call('GET', `/estado/${person}`),
	};
}

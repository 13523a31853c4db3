import type { Message } from '../../src/contract/message.ts';
import type { Trace } from '../../src/contract/trace.ts';
import type { TestBackend } from './backend.ts';

/** What tests of turns ask a backend over HTTP. */
export function turnCalls(backend: () => TestBackend) {
	const call = async (method: string, path: string, body?: object) => {
		const answer = await backend().call(method, path, body);
		expect({ path, ...answer }).toMatchObject({ status: 200 });
		return answer.body;
	};
	return {
		store: (message: Message) => call('POST', '/mensajes', { message }),
		classify: (message: Message, given: object = {}) =>
			call('POST', '/clasificar', { message, mergeWindowSeconds: 0, ...given }),
		report: (consultaId: string, body: object) => call('POST', `/consultar/${consultaId}/envio`, body),
		/** The turns of the message's conversation, newest first. */
		turns: async ({ conversationId }: Message): Promise<Trace[]> =>
			(await call('GET', `/consultar?conversationId=${conversationId}`)).consultas,
		/** What recovery would find of the message's conversation. */
		pending: async ({ conversationId }: Message, olderThanSeconds = 0) =>
			(await call('GET', `/consultar/pendientes?limit=500&olderThanSeconds=${olderThanSeconds}`)).turns.filter(
				(turn: { conversationId: string }) => turn.conversationId === conversationId,
			),
	};
}

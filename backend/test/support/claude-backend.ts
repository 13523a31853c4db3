import type { Script } from '../../../simulator/src/messages-api/script.ts';
import { type MessagesApi, startMessagesApi } from '../../../simulator/src/messages-api/server.ts';
import type { Message } from '../../src/contract/message.ts';
import type { Trace } from '../../src/contract/trace.ts';
import type { Processed } from '../../src/contract/turn.ts';
import { type Database, openPglite } from '../../src/store/database.ts';
import { startBackend, type TestBackend } from './backend.ts';
import { addDemo } from './knowledge-base.ts';
import { makeMessage } from './messages.ts';

export const CLAUDE_KEY = 'sk-ant-secreto-que-no-sale';
/** A question that the demonstration manuals answer, and of whose intent the classifier is sure. */
export const QUESTION = '¿Qué significa el error F22 de la caldera Aitana 24?';

/** A backend that talks to a local Messages API. */
export interface ClaudeBackend extends TestBackend {
	claude: MessagesApi;
	database: Database;
	/** Sends a message through the line and gives the turn, its answer and its trace. */
	ask(text: string, message?: Partial<Message>): Promise<{ consultaId: string; reply: Processed; trace: Trace }>;
	/** Claims a turn, ready for `/procesar`. */
	claim(text: string, message?: Partial<Message>): Promise<string>;
}

/** @param env settings of the backend, as environment variables */
export async function startClaudeBackend(env: NodeJS.ProcessEnv = {}, given?: Database): Promise<ClaudeBackend> {
	const claude = await startMessagesApi();
	const database = given ?? (await openPglite(null));
	const backend = await startBackend(database, {
		ANTHROPIC_API_KEY: CLAUDE_KEY,
		ANTHROPIC_BASE_URL: claude.url,
		AINSTALIA_CLAUDE_MODEL: 'claude-haiku-5-5',
		AINSTALIA_CLAUDE_TIMEOUT_SECONDS: '1.5',
		...env,
	});
	await addDemo(database, backend.companyId);
	const claim = async (text: string, message: Partial<Message> = {}): Promise<string> => {
		const written = makeMessage({ content: text, sentAt: backend.container.clock().toISOString(), ...message });
		return (await backend.call('POST', '/clasificar', { message: written, mergeWindowSeconds: 0 })).body.consultaId;
	};
	return {
		...backend,
		claude,
		database,
		claim,
		async ask(text, message) {
			const consultaId = await claim(text, message);
			const { body: reply } = await backend.call('POST', '/procesar', { consultaId });
			const { body: trace } = await backend.call('GET', `/consultar/${consultaId}`);
			return { consultaId, reply, trace };
		},
		async stop() {
			await backend.stop();
			await claude.stop();
		},
	};
}

/** The script of a model that answers this. */
export const answers = (reply: string, sources: number[] = [1], more: object = {}): Script => ({
	kind: 'json',
	value: { reply, sources, needs_human: false, reason: 'the manual says so', ...more },
});
export const GOOD = answers('F22 significa que la presión del circuito está por debajo de 0,5 bar [1].');

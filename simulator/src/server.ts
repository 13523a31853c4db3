import Fastify from 'fastify';
import type { FastifyError, FastifyInstance } from 'fastify';
import { ApiError } from './chatwoot/world.ts';
import { controlRoutes } from './control/routes.ts';
import type { Core } from './core.ts';
import { agentBotRoutes } from './routes/agent-bots.ts';
import type { BotDefaults } from './routes/agent-bots.ts';
import { assignmentRoutes } from './routes/assignments.ts';
import { conversationLabelRoutes } from './routes/conversation-labels.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { answer, endpoints } from './routes/endpoint.ts';
import { disturbApi } from './routes/faults.ts';
import { messageRoutes } from './routes/messages.ts';
import { pageRoutes } from './routes/page.ts';
import { agentRoutes } from './routes/agents.ts';
import { attributeDefinitionRoutes } from './routes/attribute-definitions.ts';
import { cannedResponseRoutes } from './routes/canned-responses.ts';
import { contactListRoutes } from './routes/contact-lists.ts';
import { contactNoteRoutes } from './routes/contact-notes.ts';
import { contactRoutes } from './routes/contacts.ts';
import { conversationListRoutes } from './routes/conversation-lists.ts';
import { inboxRoutes } from './routes/inboxes.ts';
import { labelRoutes } from './routes/labels.ts';
import { profileRoutes } from './routes/profile.ts';
import { teamRoutes } from './routes/teams.ts';
import { telegramWebhookRoutes } from './routes/telegram-webhook.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { toggleStatusRoutes } from './routes/toggle-status.ts';

/** Largest request body in bytes; Chatwoot itself allows 40 MB for attachments, which are not uploaded here. */
const MAX_BODY = 4 * 1024 * 1024;

/** The simulator's HTTP side: Chatwoot's REST API, the control API and the page. Not yet listening. */
export async function createServer(core: Core, defaults: BotDefaults): Promise<FastifyInstance> {
	const app = Fastify({
		bodyLimit: MAX_BODY,
		// Unknown fields are refused, not dropped.
		ajv: { customOptions: { removeAdditional: false } },
		forceCloseConnections: true,
		routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
	});
	app.setErrorHandler((error: FastifyError | ApiError, _request, reply) => {
		if (error instanceof ApiError) return answer(reply.status(error.status), error.body);
		const status = error.statusCode ?? 500;
		const text = status < 500 ? error.message : 'Internal Server Error';
		if (status >= 500) process.stderr.write(`simulator: ${error.stack ?? error.message}\n`);
		return answer(reply.status(status), { status, error: text });
	});
	app.setNotFoundHandler((_request, reply) => answer(reply.status(404), { status: 404, error: 'Not Found' }));
	app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
		done(null, Object.fromEntries(new URLSearchParams(String(body))));
	});
	// Rails accepts a JSON request without a body.
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, String(body).trim() === '' ? {} : JSON.parse(String(body)));
		} catch {
			done(Object.assign(new Error('Bad Request'), { statusCode: 400 }));
		}
	});
	disturbApi(app, core);
	app.addHook('onResponse', async ({ method }) => {
		if (method !== 'GET') core.tell({ name: 'changed' });
	});
	app.get('/health', (_request, reply) => answer(reply, { status: 'woot' }));
	const add = endpoints(app, core);
	const resources = [
		messageRoutes,
		conversationRoutes,
		conversationListRoutes,
		toggleStatusRoutes,
		assignmentRoutes,
		conversationLabelRoutes,
		contactRoutes,
		contactListRoutes,
		contactNoteRoutes,
		inboxRoutes,
		webhookRoutes,
		teamRoutes,
		agentRoutes,
		labelRoutes,
		cannedResponseRoutes,
		attributeDefinitionRoutes,
	];
	for (const register of resources) register(add);
	profileRoutes(app, core, add);
	telegramWebhookRoutes(app, core);
	agentBotRoutes(add, defaults);
	await app.register((scope) => controlRoutes(scope, core), { prefix: '/simulator/api' });
	await app.register(pageRoutes);
	return app;
}

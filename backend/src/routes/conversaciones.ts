import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { noteConversationChange } from '../assistant/note-conversation-change.ts';
import type { Container } from '../container.ts';
import { conversationChange, conversationChangeResponse, conversationParams } from '../contract/message.ts';
import { answers } from './answers.ts';

export const conversaciones =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		app.put(
			'/conversaciones/:accountId/:conversationId',
			{
				schema: {
					operationId: 'changeConversation',
					summary: 'Note that a conversation has another status or owner',
					params: conversationParams,
					body: conversationChange,
					response: answers(conversationChangeResponse),
				},
			},
			async ({ company, params, body }) => ({
				known: await noteConversationChange(container, company, params, body),
			}),
		);
	};

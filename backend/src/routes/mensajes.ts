import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { receiveMessage } from '../assistant/receive-message.ts';
import type { Container } from '../container.ts';
import { storeMessageRequest, storeMessageResponse } from '../contract/message.ts';
import { answers } from './answers.ts';

export const mensajes =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		app.post(
			'/mensajes',
			{
				schema: {
					operationId: 'storeMessage',
					summary: 'Store a message, once, before its webhook is acknowledged',
					body: storeMessageRequest,
					response: answers(storeMessageResponse),
				},
			},
			async ({ company, body }) => {
				const { stored, wake } = await receiveMessage(container, company, body.message);
				return { stored, duplicate: !stored, wake };
			},
		);
	};

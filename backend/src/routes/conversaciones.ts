import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { noteConversationChange } from '../assistant/note-conversation-change.ts';
import { takeOrder } from '../assistant/orders/take-order.ts';
import type { Container } from '../container.ts';
import { conversationChange, conversationChangeResponse, conversationParams } from '../contract/message.ts';
import { orderRequest, orderResponse } from '../contract/order.ts';
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
		app.post(
			'/conversaciones/:accountId/:conversationId/orden',
			{
				schema: {
					operationId: 'takeOrder',
					summary: 'Take an order that an operator gave by a private note, once',
					params: conversationParams,
					body: orderRequest,
					response: answers(orderResponse),
				},
			},
			async ({ company, params, body }) => await takeOrder(container, company, params, body),
		);
	};

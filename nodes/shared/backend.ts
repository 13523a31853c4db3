import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type {
	Classification,
	ClassifyRequest,
	ConversationChange,
	DeliveryReport,
	Message,
	NextAlerts,
	NextAlertsRequest,
	OnboardingRequest,
	OnboardingResponse,
	Order,
	OrderAnswer,
	PendingResponse,
	Processed,
	ProcessRequest,
	SendingReport,
	SendingResponse,
	StoreMessageResponse,
} from './contract';
import { bodyOf } from './failure';
import { type Answer, call, type Call, type NodeContext, type Service, serviceFrom } from './http';

export const BACKEND_CREDENTIAL = 'aInstaliaApi';

/** A model may think for a while; the backend itself gives up earlier and answers with its local engine. */
const ANSWER_TIMEOUT_MS = 120_000;
const QUICK_TIMEOUT_MS = 10_000;

/** Whether the node has an AInstalia credential; it is optional in some nodes. */
export function hasBackend(context: NodeContext): boolean {
	return Boolean(context.getNode().credentials?.[BACKEND_CREDENTIAL]);
}

/** @throws NodeOperationError when the credential is missing or its URL is not complete */
export async function openBackend(context: NodeContext): Promise<Backend> {
	return backendFrom(context, await context.getCredentials(BACKEND_CREDENTIAL));
}

/** The calls that the nodes make to the AInstalia backend. All throw NodeApiError when they do not succeed. */
export type Backend = ReturnType<typeof backendFrom>;

export function backendFrom(context: NodeContext, credentials: ICredentialDataDecryptedObject) {
	const service: Service = serviceFrom(context, BACKEND_CREDENTIAL, 'AInstalia', credentials);
	const send = async (request: Call): Promise<Answer> => await call(context, service, request);
	const ask = async <T>(request: Call): Promise<T> => bodyOf(context, service, request, await send(request)) as T;

	return {
		/** Stores a message before Chatwoot is answered, so it has little time; Chatwoot itself repeats a failure. */
		storeMessage: async (message: Message, timeout = 4_000): Promise<StoreMessageResponse> =>
			await ask({ method: 'POST', path: '/mensajes', body: { message }, timeout }),

		changeConversation: async (
			accountId: string,
			conversationId: string,
			change: ConversationChange,
		): Promise<unknown> =>
			await ask({
				method: 'PUT',
				path: `/conversaciones/${encodeURIComponent(accountId)}/${encodeURIComponent(conversationId)}`,
				body: change,
				timeout: 4_000,
			}),

		/** Once per note, like a message: there is little time, and Chatwoot repeats a failure. */
		takeOrder: async (accountId: string, conversationId: string, order: Order): Promise<OrderAnswer> =>
			await ask({
				method: 'POST',
				path: `/conversaciones/${encodeURIComponent(accountId)}/${encodeURIComponent(conversationId)}/orden`,
				body: order,
				timeout: 4_000,
			}),

		/** Not repeated once sent: the second call would find the turn claimed by the first, and be silent. */
		classify: async (request: ClassifyRequest, itemIndex: number): Promise<Classification> =>
			await ask({
				method: 'POST',
				path: '/clasificar',
				body: request,
				timeout: ANSWER_TIMEOUT_MS + (request.mergeWindowSeconds ?? 0) * 1000,
				repeat: 'unprocessed',
				itemIndex,
			}),

		/** With a `consultaId` the backend answers a repeated call with the same reply. */
		process: async (request: ProcessRequest, itemIndex: number): Promise<Processed> =>
			await ask({
				method: 'POST',
				path: '/procesar',
				body: request,
				timeout: ANSWER_TIMEOUT_MS,
				repeat: request.consultaId === undefined ? 'unprocessed' : 'always',
				itemIndex,
			}),

		onboard: async (
			accountId: string,
			contactId: string,
			request: OnboardingRequest,
			itemIndex: number,
		): Promise<OnboardingResponse> =>
			await ask({
				method: 'POST',
				path: `/estado/${encodeURIComponent(accountId)}/${encodeURIComponent(contactId)}/paso`,
				body: request,
				timeout: ANSWER_TIMEOUT_MS,
				repeat: request.consultaId === undefined ? 'unprocessed' : 'always',
				itemIndex,
			}),

		report: async (consultaId: string, report: SendingReport, itemIndex: number): Promise<SendingResponse> =>
			await ask({
				method: 'POST',
				path: `/consultar/${encodeURIComponent(consultaId)}/envio`,
				body: report,
				timeout: QUICK_TIMEOUT_MS,
				repeat: 'always',
				itemIndex,
			}),

		/** Waits for alerts; the trigger asks again by itself when it fails. */
		nextAlerts: async (request: NextAlertsRequest, signal: AbortSignal): Promise<NextAlerts> =>
			await ask({
				method: 'POST',
				path: '/avisos/siguiente',
				body: request,
				timeout: (request.waitSeconds ?? 0) * 1000 + QUICK_TIMEOUT_MS,
				repeat: 'never',
				signal,
			}),

		reportDelivery: async (alertId: string, report: DeliveryReport): Promise<unknown> =>
			await ask({
				method: 'POST',
				path: `/avisos/${encodeURIComponent(alertId)}/entrega`,
				body: report,
				timeout: QUICK_TIMEOUT_MS,
				repeat: 'always',
			}),

		pending: async (olderThanSeconds: number, limit: number): Promise<PendingResponse> =>
			await ask({
				method: 'GET',
				path: '/consultar/pendientes',
				query: { olderThanSeconds, limit },
				timeout: QUICK_TIMEOUT_MS,
				repeat: 'always',
			}),
	};
}

/**
 * Calls of the simulator's control API. Every call that fails throws an {@link ApiError} with a Spanish text that can be
 * shown as it is.
 *
 * @typedef {import('../../control/types.ts').StateView} StateView
 * @typedef {import('../../control/types.ts').CustomerView} CustomerView
 * @typedef {import('../../control/types.ts').ChatMessageView} ChatMessageView
 * @typedef {import('../../control/types.ts').ConversationView} ConversationView
 * @typedef {import('../../control/types.ts').ConversationDetailView} ConversationDetailView
 * @typedef {import('../../control/types.ts').DeliveryView} DeliveryView
 * @typedef {import('../../webhooks/faults.ts').Faults} Faults
 */

const base = '/simulator/api';

export class ApiError extends Error {
	/** @override */
	name = 'ApiError';

	/** @param {string} message @param {number | null} status that came back, or null if nothing did */
	constructor(message, status) {
		super(message);
		this.status = status;
	}
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<unknown>}
 */
const call = async (method, path, body) => {
	/** @type {Response} */
	let response;
	try {
		response = await fetch(base + path, {
			method,
			...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
		});
	} catch {
		throw new ApiError('El simulador no contesta. Compruebe que sigue en marcha.', null);
	}
	const answer = await response.json().catch(() => null);
	if (!response.ok) {
		const said = answer?.error?.message ?? answer?.message ?? answer?.error;
		const reason = typeof said === 'string' ? `: ${said}` : '';
		throw new ApiError(`El simulador respondió ${response.status}${reason}`, response.status);
	}
	return answer;
};

/** @param {{ accountId: number, id: number }} conversation */
const path = ({ accountId, id }) => `/conversations/${accountId}/${id}`;

/** @returns {Promise<StateView>} */
export const getState = async () => /** @type {StateView} */ (await call('GET', '/state'));

/**
 * @param {{ accountId: number, inboxId: number, name: string, username?: string, language?: string }} customer
 * @returns {Promise<CustomerView>}
 */
export const createCustomer = async (customer) =>
	/** @type {CustomerView} */ (await call('POST', '/customers', customer));

/** @param {number} customerId @returns {Promise<{ messages: ChatMessageView[] }>} */
export const getChat = async (customerId) =>
	/** @type {{ messages: ChatMessageView[] }} */ (await call('GET', `/customers/${customerId}/chat`));

/** @param {number} customerId @param {string} text @returns {Promise<{ messageId: number, conversationId: number }>} */
export const sendAsCustomer = async (customerId, text) =>
	/** @type {{ messageId: number, conversationId: number }} */ (
		await call('POST', `/customers/${customerId}/messages`, { text })
	);

/**
 * @param {number} customerId
 * @param {number} messageId the message that carries the button
 * @param {string} value
 * @returns {Promise<{ messageId: number, conversationId: number }>}
 */
export const pressButton = async (customerId, messageId, value) =>
	/** @type {{ messageId: number, conversationId: number }} */ (
		await call('POST', `/customers/${customerId}/press`, { messageId, value })
	);

/** @param {number} accountId @returns {Promise<ConversationView[]>} */
export const getConversations = async (accountId) =>
	/** @type {ConversationView[]} */ (await call('GET', `/conversations?accountId=${accountId}`));

/** @param {{ accountId: number, id: number }} conversation @returns {Promise<ConversationDetailView>} */
export const getConversation = async (conversation) =>
	/** @type {ConversationDetailView} */ (await call('GET', path(conversation)));

/**
 * What an operator does to a conversation.
 *
 * @param {{ accountId: number, id: number }} conversation
 * @param {'reply' | 'note' | 'assign' | 'status' | 'labels' | 'priority' | 'seen'} action
 * @param {Record<string, unknown>} body
 */
export const act = (conversation, action, body) => call('POST', `${path(conversation)}/${action}`, body);

/** @returns {Promise<DeliveryView[]>} the last hundred attempts, oldest first */
export const getDeliveries = async () => /** @type {DeliveryView[]} */ (await call('GET', '/deliveries'));

/** @returns {Promise<Faults>} */
export const getFaults = async () => /** @type {Faults} */ (await call('GET', '/faults'));

/** @param {Faults} faults @returns {Promise<Faults>} the faults now in force */
export const setFaults = async (faults) => /** @type {Faults} */ (await call('PUT', '/faults', faults));

import {
	act,
	ApiError,
	getChat,
	getConversation,
	getConversations,
	getDeliveries,
	getFaults,
	getState,
} from './api.js';
import { showError } from './notice.js';
import { openConversation, state, update } from './store.js';

/** @typedef {'state' | 'chat' | 'list' | 'detail' | 'deliveries' | 'faults'} Part */

/** @type {Record<Part, () => Promise<void>>} */
const loaders = {
	state: async () => {
		const { accounts, customers } = await getState();
		const first = state.accounts.length === 0;
		const accountId = accounts.some(({ id }) => id === state.accountId) ? state.accountId : (accounts[0]?.id ?? null);
		const own = customers.filter((customer) => customer.accountId === accountId);
		const customerId = own.some(({ id }) => id === state.customerId) ? state.customerId : (own[0]?.id ?? null);
		if (first || accountId !== state.accountId) refresh('list', 'detail');
		if (first || customerId !== state.customerId) refresh('chat');
		update({ accounts, customers, accountId, customerId });
	},
	chat: async () => {
		const { customerId } = state;
		if (customerId === null || state.accounts.length === 0) return;
		const { messages } = await getChat(customerId);
		if (customerId !== state.customerId) return;
		const newest = messages.at(-1);
		const answered = newest?.from === 'business' && newest.id !== state.chat.at(-1)?.id;
		update({ chat: messages, typing: answered ? null : state.typing });
	},
	list: async () => {
		const { accountId } = state;
		if (accountId === null || state.accounts.length === 0) return;
		const conversations = await getConversations(accountId);
		if (accountId !== state.accountId) return;
		update({ conversations });
		const [newest] = conversations;
		if (state.openId === null && newest) open(newest.id);
	},
	detail: async () => {
		const conversation = openConversation();
		if (!conversation || state.accounts.length === 0) return;
		try {
			const detail = await getConversation(conversation);
			if (conversation.id !== state.openId || conversation.accountId !== state.accountId) return;
			update({ detail });
			if (detail.conversation.unread > 0 && document.visibilityState === 'visible') await act(conversation, 'seen', {});
		} catch (error) {
			if (!(error instanceof ApiError) || error.status !== 404) throw error;
			// An address kept from an earlier run of the simulator: show the newest conversation instead.
			update({ openId: null, detail: null });
			refresh('list');
		}
	},
	deliveries: async () => {
		update({ deliveries: await getDeliveries() });
	},
	faults: async () => {
		update({ faults: await getFaults() });
	},
};

/** Quiet time between two rounds of questions, in milliseconds: a load test should not be slowed down by its audience. */
const pause = 100;

/** @type {Set<Part>} */
const wanted = new Set();
let working = false;

/**
 * Asks the simulator again. What is asked for while an answer is on its way is asked for once afterwards, so a burst of
 * live events costs a few requests, not hundreds.
 *
 * @param {...Part} parts
 */
export const refresh = (...parts) => {
	for (const part of parts) wanted.add(part);
	if (!working) void work();
};

const work = async () => {
	working = true;
	while (wanted.size > 0) {
		const parts = [...wanted];
		wanted.clear();
		const results = await Promise.allSettled(parts.map((part) => loaders[part]()));
		for (const result of results) if (result.status === 'rejected') showError(result.reason);
		await new Promise((resolve) => setTimeout(resolve, pause));
	}
	working = false;
};

/** Opens a conversation of the chosen account. @param {number} id */
export const open = (id) => {
	if (id === state.openId) return;
	update({ openId: id, detail: null });
	refresh('detail');
};

/** Shows another customer's phone. @param {number} customerId */
export const choose = (customerId) => {
	update({ customerId, chat: [], typing: null });
	refresh('chat');
};

/** Shows another account, on both sides. @param {number} accountId */
export const enter = (accountId) => {
	const customerId = state.customers.find((customer) => customer.accountId === accountId)?.id ?? null;
	update({ accountId, customerId, chat: [], typing: null, conversations: [], openId: null, detail: null });
	refresh('list', 'chat', 'detail');
};

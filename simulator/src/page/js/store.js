/**
 * What the page knows, in one object. Views read it and draw; {@link update} changes it and draws again, once for all
 * changes of the same moment.
 *
 * @typedef {'all' | 'pending' | 'open' | 'resolved'} Filter
 * @typedef {object} State
 * @property {import('./api.js').StateView['accounts']} accounts
 * @property {import('./api.js').CustomerView[]} customers of all accounts
 * @property {number | null} accountId the chosen account
 * @property {number | null} customerId whose phone is shown
 * @property {import('./api.js').ChatMessageView[]} chat of that customer
 * @property {string | null} typing who is typing to that customer
 * @property {Filter} filter
 * @property {import('./api.js').ConversationView[]} conversations of the chosen account
 * @property {number | null} openId the open conversation
 * @property {import('./api.js').ConversationDetailView | null} detail of the open conversation; null until it is loaded
 * @property {'connecting' | 'live' | 'lost'} live
 * @property {boolean} webhooksOpen
 * @property {import('./api.js').DeliveryView[]} deliveries
 * @property {number} failedDeliveries that nobody has looked at
 * @property {import('./api.js').Faults | null} faults what goes wrong on purpose; null until it is loaded
 */

/** @type {State} */
export const state = {
	accounts: [],
	customers: [],
	accountId: null,
	customerId: null,
	chat: [],
	typing: null,
	filter: 'all',
	conversations: [],
	openId: null,
	detail: null,
	live: 'connecting',
	webhooksOpen: false,
	deliveries: [],
	failedDeliveries: 0,
	faults: null,
};

/** @type {(() => void)[]} */
const views = [];
let planned = false;

/** Has `draw` called after each change. @param {() => void} draw */
export const onChange = (draw) => {
	views.push(draw);
};

/** @param {Partial<State>} change */
export const update = (change) => {
	Object.assign(state, change);
	if (planned) return;
	planned = true;
	queueMicrotask(() => {
		planned = false;
		for (const draw of views) draw();
	});
};

/** The chosen account, or null before the first answer. */
export const account = () => state.accounts.find(({ id }) => id === state.accountId) ?? null;

/** The customer whose phone is shown. */
export const customer = () => state.customers.find(({ id }) => id === state.customerId) ?? null;

/** The open conversation's key for the API, or null. */
export const openConversation = () =>
	state.accountId === null || state.openId === null ? null : { accountId: state.accountId, id: state.openId };

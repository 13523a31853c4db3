import { clearError } from './notice.js';
import { state, update } from './store.js';
import { refresh } from './sync.js';

/** @typedef {import('../../control/types.ts').LiveEvent} LiveEvent */

/** Telegram forgets who types after a while; so does the page, in milliseconds. */
const typingLasts = 10_000;
const retryAfter = 2_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let typingEnds;

/** @param {string | null} who */
const showTyping = (who) => {
	clearTimeout(typingEnds);
	update({ typing: who });
	if (who) typingEnds = setTimeout(() => update({ typing: null }), typingLasts);
};

/** @param {{ accountId: number, conversationId: number }} event */
const isOpen = (event) => event.accountId === state.accountId && event.conversationId === state.openId;

/** @param {LiveEvent} event */
const take = (event) => {
	const ours = 'customerId' in event && event.customerId !== null && event.customerId === state.customerId;
	switch (event.type) {
		case 'message':
			if (ours) refresh('chat');
			if (isOpen(event)) refresh('detail');
			return refresh('list');
		case 'conversation':
			if (isOpen(event)) refresh('detail');
			return refresh('list');
		case 'contact':
			return refresh('list', 'detail');
		case 'typing':
			if (ours) showTyping(event.on ? event.who : null);
			return;
		case 'delivery': {
			const failed = event.status === null || event.status >= 300;
			if (state.webhooksOpen) refresh('deliveries');
			else if (failed) update({ failedDeliveries: state.failedDeliveries + 1 });
			return;
		}
		case 'state':
			return refresh('state', 'faults');
	}
};

/** Follows the simulator's events for as long as the page is open, and comes back when the line breaks. */
export const connect = () => {
	const events = new EventSource('/simulator/api/events');
	events.onopen = () => {
		update({ live: 'live' });
		clearError();
		// Whatever happened while nobody listened is asked for again.
		refresh('state', 'list', 'chat', 'detail', 'faults');
		if (state.webhooksOpen) refresh('deliveries');
	};
	events.onmessage = ({ data }) => take(JSON.parse(data));
	events.onerror = () => {
		update({ live: 'lost' });
		// After a refusal the browser gives up; after a broken line it tries again by itself.
		if (events.readyState === EventSource.CLOSED) setTimeout(connect, retryAfter);
	};
};

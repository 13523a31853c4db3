import { byId, follow, h } from './dom.js';
import { startFaults } from './faults.js';
import { exactTime } from './format.js';
import { onChange, state, update } from './store.js';
import { refresh } from './sync.js';

/** @typedef {import('./api.js').DeliveryView} Delivery */

const toggle = byId('webhooks-toggle');
const drawer = byId('webhooks');

/** @type {Record<Delivery['kind'], string>} */
const kinds = { agent_bot: 'Bot', account: 'Cuenta', api_inbox: 'Bandeja API' };

/** @param {Delivery} delivery */
const row = (delivery) => {
	const { status, error, event, at, kind, ms, attempt, messageId, conversationId, url } = delivery;
	const failed = status === null || status >= 300;
	const about = [
		kinds[kind],
		conversationId !== null && `conversación ${conversationId}`,
		messageId !== null && `mensaje ${messageId}`,
		`${Math.round(ms)} ms`,
		attempt > 1 && `intento ${attempt}`,
		failed && error,
	];
	return h(
		'li',
		{ class: 'delivery', title: url },
		h('span', { class: 'delivery-code', 'data-failed': failed }, status === null ? 'Error' : String(status)),
		h('span', { class: 'delivery-event' }, event),
		h('span', { class: 'delivery-time' }, exactTime(at)),
		h('span', { class: 'delivery-about' }, about.filter(Boolean).join(' · ')),
	);
};

/** @param {boolean} open */
const show = (open) => {
	update({ webhooksOpen: open, failedDeliveries: 0 });
	if (open) refresh('deliveries', 'faults');
	drawer.hidden = !open;
	toggle.setAttribute('aria-expanded', String(open));
	(open ? byId('webhooks-close') : toggle).focus();
};

const draw = () => {
	const alert = byId('webhooks-alert');
	alert.hidden = state.failedDeliveries === 0;
	alert.textContent = String(state.failedDeliveries);
	alert.setAttribute('aria-label', `${state.failedDeliveries} entregas fallidas`);
	if (!state.webhooksOpen) return;
	byId('deliveries-empty').hidden = state.deliveries.length > 0;
	follow(
		byId('deliveries'),
		state.deliveries.toReversed(),
		({ deliveryId, attempt }) => `${deliveryId}-${attempt}`,
		row,
	);
};

/** The drawer with the last webhook deliveries and the fault switches. */
export const startWebhooks = () => {
	toggle.addEventListener('click', () => show(!state.webhooksOpen));
	byId('webhooks-close').addEventListener('click', () => show(false));
	drawer.addEventListener('keydown', (event) => {
		if (event.key === 'Escape') show(false);
	});
	startFaults();
	onChange(draw);
};

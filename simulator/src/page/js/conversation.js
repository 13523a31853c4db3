import { act } from './api.js';
import { byId, byIdAs, follow, h } from './dom.js';
import { channelName, initials, tone } from './format.js';
import { statusPill } from './list.js';
import { attempt } from './notice.js';
import { account, onChange, openConversation, state } from './store.js';
import { refresh } from './sync.js';

/**
 * What an operator can make of a conversation, by its state. The last one stands out.
 *
 * @type {Record<string, { status: string, text: string, look: string }[]>}
 */
const steps = {
	pending: [
		{ status: 'open', text: 'Abrir', look: '' },
		{ status: 'resolved', text: 'Resolver', look: 'button-good' },
	],
	open: [
		{ status: 'pending', text: 'Devolver al bot', look: '' },
		{ status: 'resolved', text: 'Resolver', look: 'button-good' },
	],
	snoozed: [
		{ status: 'open', text: 'Abrir', look: '' },
		{ status: 'resolved', text: 'Resolver', look: 'button-good' },
	],
	resolved: [
		{ status: 'pending', text: 'Devolver al bot', look: '' },
		{ status: 'open', text: 'Reabrir', look: 'button-primary' },
	],
};

const header = byId('conversation-header');
const actions = byId('status-actions');
const details = byIdAs('details-toggle', HTMLButtonElement);
const inbox = byId('inbox');

/**
 * Does something to the open conversation as an operator.
 *
 * @param {Parameters<typeof act>[1]} action
 * @param {Record<string, unknown>} body
 */
export const actOnOpen = (action, body) =>
	attempt(async () => {
		const conversation = openConversation();
		if (!conversation) return;
		await act(conversation, action, body);
		refresh('detail', 'list');
	});

const draw = () => {
	const conversation = state.detail?.conversation;
	byId('conversation-empty').hidden = Boolean(conversation);
	header.hidden = !conversation;
	if (!conversation) return;
	const { name } = conversation.contact;
	const box = account()?.inboxes.find(({ id }) => id === conversation.inboxId);
	const avatar = byId('conversation-avatar');
	avatar.textContent = initials(name);
	avatar.dataset.tone = String(tone(name));
	byId('conversation-name').textContent = name;
	byId('conversation-about').textContent = [`N.º ${conversation.id}`, box && channelName(box.channelType)]
		.filter(Boolean)
		.join(' · ');
	follow(byId('conversation-status'), [conversation.status], (status) => status, statusPill);
	const focused = actions.contains(document.activeElement);
	follow(
		actions,
		steps[conversation.status] ?? [],
		({ status }) => status,
		({ status, text, look }) =>
			h(
				'button',
				{ class: `button ${look}`, type: 'button', onclick: () => void actOnOpen('status', { status }) },
				text,
			),
	);
	// The pressed button may be gone; whoever uses the keyboard goes on in the messages.
	if (focused && !actions.contains(document.activeElement)) byId('timeline').focus({ preventScroll: true });
};

/** The open conversation's head with its status buttons, and on narrow windows the switch of the side panel. */
export const startConversation = () => {
	details.addEventListener('click', () => {
		details.setAttribute('aria-expanded', String(inbox.classList.toggle('details-open')));
	});
	onChange(draw);
};

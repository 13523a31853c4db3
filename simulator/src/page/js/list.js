import { byId, follow, h, icon } from './dom.js';
import { initials, priorityNames, shortMoment, statusNames, tone } from './format.js';
import { plainText } from './rich-text.js';
import { account, onChange, state, update } from './store.js';
import { open } from './sync.js';

/** @typedef {import('./api.js').ConversationView} Conversation */

/** @type {{ value: import('./store.js').Filter, text: string }[]} */
const filters = [
	{ value: 'all', text: 'Todas' },
	{ value: 'pending', text: 'Pendientes' },
	{ value: 'open', text: 'Abiertas' },
	{ value: 'resolved', text: 'Resueltas' },
];

const list = byId('conversation-list');
const empty = byId('list-empty');

/** @param {string} status */
export const statusPill = (status) =>
	h('span', { class: 'pill', 'data-status': status }, statusNames[status] ?? status);

/** A label with its colour from Chatwoot. @param {string} title @param {...HTMLElement} more */
export const labelTag = (title, ...more) => {
	const dot = h('span', { class: 'tag-dot' });
	const color = account()?.labels.find((label) => label.title === title)?.color;
	if (color) dot.style.backgroundColor = color;
	return h('span', { class: 'tag' }, dot, h('span', { class: 'tag-text' }, title), ...more);
};

/** @param {string | null} priority */
const priorityMark = (priority) =>
	priority && h('span', { class: 'priority', 'data-priority': priority }, icon('flag'), priorityNames[priority]);

/** @param {Conversation['assignee']} assignee */
const assigneeMark = (assignee) =>
	assignee &&
	h(
		'span',
		{ class: 'assignee' },
		icon(assignee.type === 'AgentBot' ? 'bot' : 'person', assignee.type === 'AgentBot' ? 'Bot' : 'Agente'),
		h('span', {}, assignee.name),
	);

/** @param {{ conversation: Conversation, current: boolean, moment: string }} item */
const row = ({ conversation, current, moment }) => {
	const { id, contact, unread } = conversation;
	return h(
		'li',
		{},
		h(
			'button',
			{
				class: 'conversation-item',
				type: 'button',
				'aria-current': current ? 'true' : null,
				'data-unread': unread > 0,
				onclick: () => open(id),
			},
			h('span', { class: 'avatar', 'data-tone': tone(contact.name), 'aria-hidden': 'true' }, initials(contact.name)),
			h('span', { class: 'item-name' }, contact.name),
			h('span', { class: 'item-time' }, moment),
			h('span', { class: 'item-text' }, plainText(conversation.lastMessage ?? '') || 'Sin mensajes'),
			unread > 0 && h('span', { class: 'count', 'aria-label': `${unread} sin leer` }, String(unread)),
			h(
				'span',
				{ class: 'item-facts' },
				statusPill(conversation.status),
				assigneeMark(conversation.assignee),
				priorityMark(conversation.priority),
				...conversation.labels.map((title) => labelTag(title)),
			),
		),
	);
};

const draw = () => {
	for (const button of byId('filters').children)
		button.setAttribute('aria-pressed', String(button.getAttribute('data-filter') === state.filter));
	const visible = state.conversations.filter(({ status }) => state.filter === 'all' || status === state.filter);
	follow(
		list,
		visible.map((conversation) => ({
			conversation,
			current: conversation.id === state.openId,
			moment: shortMoment(conversation.lastActivityAt),
		})),
		({ conversation }) => String(conversation.id),
		row,
	);
	empty.hidden = visible.length > 0;
	empty.textContent =
		state.conversations.length > 0
			? 'Ninguna conversación en este estado.'
			: 'Todavía no ha escrito nadie. Envíe un mensaje desde el móvil.';
};

/** The operator's list of conversations. */
export const startList = () => {
	byId('filters').append(
		...filters.map(({ value, text }) =>
			h(
				'button',
				{ class: 'filter', type: 'button', 'data-filter': value, onclick: () => update({ filter: value }) },
				text,
			),
		),
	);
	onChange(draw);
};

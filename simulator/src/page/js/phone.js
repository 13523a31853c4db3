import { pressButton, sendAsCustomer } from './api.js';
import { byId, byIdAs, follow, h, icon, keepAtEnd } from './dom.js';
import { initials, time } from './format.js';
import { attachmentLines, dayHeading, sendWithEnter, withDays } from './message-parts.js';
import { attempt } from './notice.js';
import { richText } from './rich-text.js';
import { account, customer, onChange, state } from './store.js';
import { open, refresh } from './sync.js';

/** @typedef {import('./api.js').ChatMessageView} Message */

const examples = [
	'Hola',
	'La caldera marca F22, ¿qué hago?',
	'Huele a gas en la cocina',
	'Quiero hablar con una persona',
];

const form = byIdAs('phone-form', HTMLFormElement);
const input = byIdAs('phone-input', HTMLTextAreaElement);
const messages = byId('phone-messages');
const settle = keepAtEnd(messages);
const operatorInput = byIdAs('composer-input', HTMLTextAreaElement);
/** Whose messages are drawn. @type {number | null} */
let drawnFor = null;

/**
 * Does something as the customer, and shows the conversation to the operator unless they are writing in another one.
 *
 * @param {(customerId: number) => Promise<{ conversationId: number }>} work
 */
const asCustomer = (work) =>
	attempt(async () => {
		if (state.customerId === null) return;
		const { conversationId } = await work(state.customerId);
		if (operatorInput.value === '') open(conversationId);
		refresh('chat', 'list');
	});

/** @param {string} text */
const send = (text) => asCustomer((customerId) => sendAsCustomer(customerId, text));

/** @param {Message} message */
const buttonsOf = (message) =>
	h(
		'div',
		{ class: 'bubble-buttons', role: 'group', 'aria-label': 'Botones del mensaje' },
		...message.buttons.map(({ title, value }) => {
			const button = h('button', { class: 'bubble-button', type: 'button' }, title);
			button.addEventListener('click', async () => {
				button.disabled = true;
				await asCustomer((customerId) => pressButton(customerId, message.id, value));
				button.disabled = false;
			});
			return button;
		}),
	);

/** @param {Message} message */
const bubble = (message) => {
	const mine = message.from === 'customer';
	return h(
		'div',
		{ class: 'bubble-row', 'data-from': message.from },
		h(
			'div',
			{ class: 'bubble' },
			h('span', { class: 'visually-hidden' }, mine ? 'Cliente: ' : 'Empresa: '),
			...attachmentLines(message.attachments),
			richText(message.text),
			h('span', { class: 'bubble-meta' }, time(message.at), mine && icon('checks')),
		),
		message.buttons.length > 0 && buttonsOf(message),
	);
};

const dots = () =>
	h(
		'div',
		{ class: 'bubble-row', 'data-from': 'business', 'aria-hidden': 'true' },
		h('div', { class: 'bubble' }, h('span', { class: 'typing-dots' }, h('i', {}), h('i', {}), h('i', {}))),
	);

const drawMessages = () => {
	/** @type {{ key: string, day: string | null, message: Message | null }[]} */
	const lines = withDays(state.chat);
	if (lines.length === 0) lines.push({ key: 'empty', day: null, message: null });
	else if (state.typing) lines.push({ key: 'typing', day: null, message: null });
	const changed = drawnFor !== state.customerId;
	drawnFor = state.customerId;
	follow(
		messages,
		lines,
		({ key }) => `${state.customerId}-${key}`,
		(line) => {
			if (line.message) return bubble(line.message);
			if (line.day) return dayHeading(line.day);
			if (line.key === 'typing') return dots();
			return h('p', { class: 'phone-empty' }, 'Aún no hay mensajes. Escriba el primero, o pruebe uno de los de abajo.');
		},
	);
	settle(changed);
};

const draw = () => {
	const inboxId = customer()?.inboxId;
	const inbox = account()?.inboxes.find(({ id }) => id === inboxId);
	const name = inbox?.name ?? account()?.name ?? '';
	byId('phone-name').textContent = name;
	byId('phone-avatar').textContent = initials(name);
	byId('phone-state').textContent = state.typing
		? 'escribiendo…'
		: inbox?.botReachable === false
			? 'bot sin conectar'
			: 'bot';
	drawMessages();
};

/** Draws the customer's phone, and lets it be used. */
export const startPhone = () => {
	byId('examples').append(
		...examples.map((text) => h('button', { class: 'chip', type: 'button', onclick: () => void send(text) }, text)),
	);
	sendWithEnter(input, form);
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		const text = input.value.trim();
		if (text === '') return;
		input.value = '';
		// What could not be sent is not lost, unless something else has been written since.
		if (!(await send(text)) && input.value === '') input.value = text;
	});
	onChange(draw);
};

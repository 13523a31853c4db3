import { byId, follow, h, icon, keepAtEnd } from './dom.js';
import { initials, time, tone } from './format.js';
import { attachmentLines, dayHeading, withDays } from './message-parts.js';
import { richText } from './rich-text.js';
import { onChange, state } from './store.js';

/** @typedef {import('../../control/types.ts').OperatorMessageView} Message */

const timeline = byId('timeline');
const settle = keepAtEnd(timeline);
/** Which conversation is drawn. @type {string | null} */
let drawnFor = null;

/** @param {Message} message */
const avatarOf = ({ sender }) => {
	const isBot = sender?.type === 'AgentBot';
	return h(
		'span',
		{ class: 'avatar avatar-small', 'aria-hidden': 'true', 'data-tone': isBot ? 'bot' : tone(sender?.name ?? '') },
		isBot ? icon('bot') : initials(sender?.name ?? '?'),
	);
};

/** @param {Message} message */
const metaOf = (message) => {
	const failed = message.status === 'failed';
	const ticks = message.status === 'sent' ? 'check' : 'checks';
	const fromUs = message.type !== 'incoming' && !message.private;
	return h(
		'p',
		{ class: 'entry-meta' },
		message.private && icon('lock'),
		`${message.private ? 'Nota privada · ' : ''}${message.sender?.name ?? 'Automático'} · ${time(message.at)}`,
		fromUs && !failed && icon(ticks, message.status === 'sent' ? 'Enviado' : 'Entregado'),
		failed && h('span', { class: 'entry-failed' }, `No entregado${message.error ? `: ${message.error}` : ''}`),
	);
};

/** @param {Message} message */
const entry = (message) => {
	if (message.type === 'activity') return h('p', { class: 'activity' }, message.text);
	const type = message.type === 'incoming' ? 'incoming' : 'outgoing';
	const buttons = message.buttons.map(({ title }) => h('span', { class: 'entry-button' }, title));
	return h(
		'article',
		{
			class: 'entry',
			'data-type': type,
			'data-sender': message.sender?.type === 'AgentBot' ? 'bot' : null,
			'data-private': message.private,
		},
		avatarOf(message),
		h(
			'div',
			{ class: 'entry-body' },
			...attachmentLines(message.attachments),
			h('p', {}, richText(message.text)),
			buttons.length > 0 && h('div', { class: 'entry-buttons' }, ...buttons),
		),
		metaOf(message),
	);
};

const draw = () => {
	const { detail } = state;
	timeline.hidden = !detail;
	if (!detail) return;
	const key = `${detail.conversation.accountId}-${detail.conversation.id}`;
	const changed = key !== drawnFor;
	drawnFor = key;
	// Another conversation is not news: it is put there at once, without an announcement of each message.
	timeline.setAttribute('aria-live', changed ? 'off' : 'polite');
	if (changed) timeline.replaceChildren();
	follow(
		timeline,
		withDays(detail.messages),
		(line) => line.key,
		(line) => (line.message ? entry(line.message) : dayHeading(line.day ?? '')),
	);
	settle(changed);
};

/** The messages of the open conversation, private notes and activity included. */
export const startTimeline = () => onChange(draw);

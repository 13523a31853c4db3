import { h, icon } from './dom.js';
import { day } from './format.js';

/**
 * A heading between messages of two days, for {@link withDays}.
 *
 * @template M
 * @typedef {{ key: string, day: string, message: null } | { key: string, day: null, message: M }} Line
 */

/**
 * Messages with a heading before the first of each day.
 *
 * @template {{ id: number, at: string }} M
 * @param {readonly M[]} messages in order
 * @returns {Line<M>[]}
 */
export const withDays = (messages) => {
	/** @type {Line<M>[]} */
	const lines = [];
	let last = '';
	for (const message of messages) {
		const name = day(message.at);
		if (name !== last) lines.push({ key: `day-${name}`, day: name, message: null });
		last = name;
		lines.push({ key: String(message.id), day: null, message });
	}
	return lines;
};

/** @param {string} name */
export const dayHeading = (name) => h('p', { class: 'day' }, name);

/** @type {Record<string, string>} */
const kinds = {
	image: 'Imagen',
	audio: 'Audio',
	video: 'Vídeo',
	file: 'Archivo',
	location: 'Ubicación',
	contact: 'Contacto',
};

/**
 * Attachments by name only: the page loads nothing from an address that came with a message.
 *
 * @param {import('../../control/types.ts').AttachmentView[]} attachments
 */
export const attachmentLines = (attachments) =>
	attachments.map(({ fileType, title }) =>
		h('p', { class: 'attachment' }, icon('clip'), title || (kinds[fileType] ?? fileType)),
	);

/**
 * A textarea that sends with Enter and starts a new line with Shift + Enter.
 *
 * @param {HTMLTextAreaElement} field
 * @param {HTMLFormElement} form
 */
export const sendWithEnter = (field, form) =>
	field.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
		event.preventDefault();
		form.requestSubmit();
	});

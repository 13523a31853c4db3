import { byId, byIdAs } from './dom.js';
import { actOnOpen } from './conversation.js';
import { sendWithEnter } from './message-parts.js';
import { onChange, state } from './store.js';

const form = byIdAs('composer', HTMLFormElement);
const input = byIdAs('composer-input', HTMLTextAreaElement);

/** @returns {'reply' | 'note'} */
const mode = () => (new FormData(form).get('mode') === 'note' ? 'note' : 'reply');

const showMode = () => {
	const note = mode() === 'note';
	form.dataset.mode = mode();
	input.placeholder = note ? 'Nota que solo ve el equipo…' : 'Responder al cliente…';
	byId('composer-label').textContent = note ? 'Nota privada para el equipo' : 'Respuesta al cliente';
	byId('composer-send').textContent = note ? 'Añadir nota' : 'Enviar';
};

const openKey = () => (state.openId === null ? null : `${state.accountId}-${state.openId}`);

/** The operator's reply box. What is written stays with the conversation it was written for. */
export const startComposer = () => {
	/** @type {Map<string, string>} */
	const drafts = new Map();
	/** @type {string | null} */
	let shownFor = null;
	sendWithEnter(input, form);
	form.addEventListener('change', showMode);
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		const text = input.value.trim();
		const key = openKey();
		if (text === '' || key === null) return;
		input.value = '';
		if (await actOnOpen(mode(), { text })) return;
		if (key === shownFor && input.value === '') input.value = text;
		else drafts.set(key, text);
	});
	onChange(() => {
		form.hidden = !state.detail;
		const key = openKey();
		if (key === shownFor) return;
		if (shownFor !== null) drafts.set(shownFor, input.value);
		shownFor = key;
		input.value = (key !== null && drafts.get(key)) || '';
	});
	showMode();
};

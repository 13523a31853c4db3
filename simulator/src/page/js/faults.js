import { setFaults } from './api.js';
import { byId, byIdAs, h } from './dom.js';
import { attempt } from './notice.js';
import { onChange, state, update } from './store.js';

/**
 * @typedef {import('../../webhooks/faults.ts').Faults} Faults
 * @typedef {{ key: keyof Faults, group: string, name: string, help: string, choices?: { value: string, text: string }[] }} Control
 */

const webhooks = 'Webhooks hacia n8n';
const calls = 'Llamadas de n8n a Chatwoot';
const delays = [
	{ value: '0', text: 'No' },
	{ value: '500', text: '0,5 s' },
	{ value: '2000', text: '2 s' },
	{ value: '6000', text: '6 s' },
];
const statuses = ['429', '500', '503'].map((value) => ({ value, text: value }));
const never = { value: '', text: 'No' };

/** A control without choices is a switch. @type {Control[]} */
const controls = [
	{ key: 'duplicate', group: webhooks, name: 'Duplicar', help: 'Cada aviso llega dos veces' },
	{ key: 'reorder', group: webhooks, name: 'Desordenar', help: 'Un aviso adelanta al anterior' },
	{ key: 'lose', group: webhooks, name: 'Perder', help: 'El aviso no se envía nunca' },
	{ key: 'dropConnection', group: webhooks, name: 'Cortar', help: 'n8n lo recibe, su respuesta se pierde' },
	{ key: 'delayMs', group: webhooks, name: 'Retrasar', help: 'Espera antes de cada aviso', choices: delays },
	{
		key: 'statusOnce',
		group: webhooks,
		name: 'Fallar una vez',
		help: 'El próximo aviso cuenta como fallido',
		choices: [never, ...statuses],
	},
	{ key: 'apiDrop', group: calls, name: 'Cortar', help: 'Se hace, pero la respuesta no llega' },
	{ key: 'apiDelayMs', group: calls, name: 'Retrasar', help: 'Espera antes de cada llamada', choices: delays },
	{ key: 'apiStatus', group: calls, name: 'Rechazar', help: 'Responde con este error', choices: [never, ...statuses] },
];

/** Whether something goes wrong on purpose. @param {Faults | null} faults */
export const anyFault = (faults) => faults !== null && controls.some(({ key }) => Boolean(faults[key]));

/** @param {Control} control @param {string | boolean} value as the control gives it */
const change = ({ key, choices }, value) =>
	attempt(async () => {
		if (!state.faults) return;
		const off = choices === delays ? 0 : null;
		const given = typeof value === 'boolean' ? Number(value) : value === '' ? off : Number(value);
		update({ faults: await setFaults({ ...state.faults, [key]: given }) });
	});

/** @param {Control} control */
const build = (control) => {
	const { key, name, help, choices } = control;
	const id = `fault-${key}`;
	const input = choices
		? h('select', { id, class: 'select' }, ...choices.map(({ value, text }) => h('option', { value }, text)))
		: h('input', { id, class: 'switch', type: 'checkbox', role: 'switch' });
	input.addEventListener('change', () => void change(control, 'checked' in input ? input.checked : input.value));
	return h('label', { class: 'fault', for: id }, h('span', {}, name, h('small', {}, help)), input);
};

const draw = () => {
	const { faults } = state;
	byId('webhooks-faults').hidden = !anyFault(faults);
	if (!faults) return;
	for (const { key, choices } of controls) {
		const value = faults[key];
		if (!choices) {
			byIdAs(`fault-${key}`, HTMLInputElement).checked = Boolean(value);
			continue;
		}
		const select = byIdAs(`fault-${key}`, HTMLSelectElement);
		const text = value === null ? '' : String(value);
		// A test may have set a value that the page does not offer.
		if (![...select.options].some((option) => option.value === text))
			select.append(h('option', { value: text }, select.id.endsWith('Ms') ? `${text} ms` : text));
		select.value = text;
	}
};

/** The switches for what should go wrong on purpose. */
export const startFaults = () => {
	for (const group of [webhooks, calls])
		byId('faults').append(
			h('fieldset', {}, h('legend', {}, group), ...controls.filter((control) => control.group === group).map(build)),
		);
	onChange(draw);
};

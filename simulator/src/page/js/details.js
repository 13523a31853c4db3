import { actOnOpen } from './conversation.js';
import { byId, follow, h, icon } from './dom.js';
import { initials, priorityNames, tone } from './format.js';
import { labelTag } from './list.js';
import { account, onChange, state } from './store.js';

/**
 * @typedef {import('./api.js').ConversationDetailView} Detail
 * @typedef {{ value: string, text: string }} Option
 */

const panel = byId('details');
const languages = new Intl.DisplayNames('es', { type: 'language' });

/** A language in Spanish; what a channel or an API gave and is no language code stays as it is. @param {string} code */
const languageName = (code) => {
	try {
		return languages.of(code) ?? code;
	} catch {
		return code;
	}
};

/**
 * @param {string} name
 * @param {Option[]} options
 * @param {string} value
 * @param {(value: string) => void} change
 */
const choice = (name, options, value, change) => {
	const select = h(
		'select',
		{ class: 'select' },
		...options.map((option) => h('option', { value: option.value }, option.text)),
	);
	select.value = value;
	select.addEventListener('change', () => change(select.value));
	return h('label', { class: 'field' }, h('span', {}, name), select);
};

/** @param {Detail['conversation']} conversation */
const assignment = ({ assignee, team, priority }) => {
	const here = account();
	const isBot = assignee?.type === 'AgentBot';
	const people = [
		{ value: '', text: 'Sin asignar' },
		// A conversation goes back to the bot by its status, not by assigning it.
		...(isBot ? [{ value: 'bot', text: `${assignee.name} (bot)` }] : []),
		...(here?.agents ?? []).map(({ id, name }) => ({ value: String(id), text: name })),
	];
	const teams = [
		{ value: '', text: 'Ninguno' },
		...(here?.teams ?? []).map(({ id, name }) => ({ value: String(id), text: name })),
	];
	const priorities = [
		{ value: '', text: 'Ninguna' },
		...Object.entries(priorityNames).map(([value, text]) => ({ value, text })),
	];
	const assigned = isBot ? 'bot' : String(assignee?.id ?? '');
	return h(
		'section',
		{},
		h('h3', {}, 'Asignación'),
		choice(
			'Persona',
			people,
			assigned,
			(value) => void actOnOpen('assign', { assigneeId: value ? Number(value) : null }),
		),
		choice(
			'Equipo',
			teams,
			String(team?.id ?? ''),
			(value) => void actOnOpen('assign', { teamId: value ? Number(value) : null }),
		),
		choice('Prioridad', priorities, priority ?? '', (value) => void actOnOpen('priority', { priority: value || null })),
	);
};

/** @param {string[]} labels */
const labelling = (labels) => {
	const free = (account()?.labels ?? []).filter(({ title }) => !labels.includes(title));
	const tags = labels.map((title) =>
		labelTag(
			title,
			h(
				'button',
				{
					class: 'tag-remove',
					type: 'button',
					'aria-label': `Quitar la etiqueta ${title}`,
					onclick: () => void actOnOpen('labels', { labels: labels.filter((label) => label !== title) }),
				},
				icon('close'),
			),
		),
	);
	const options = [{ value: '', text: 'Elegir…' }, ...free.map(({ title }) => ({ value: title, text: title }))];
	return h(
		'section',
		{},
		h('h3', {}, 'Etiquetas'),
		tags.length > 0 && h('div', { class: 'label-list' }, ...tags),
		choice('Añadir etiqueta', options, '', (title) => void actOnOpen('labels', { labels: [...labels, title] })),
	);
};

/** @param {unknown} value of a custom attribute, which is any JSON */
const attributeText = (value) => {
	if (typeof value === 'boolean') return value ? 'Sí' : 'No';
	return typeof value === 'string' ? value : JSON.stringify(value);
};

/** @param {[string, string][]} facts */
const factList = (facts) =>
	h('dl', { class: 'facts' }, ...facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));

/** @param {Record<string, unknown>} attributes @returns {[string, string][]} */
const attributeFacts = (attributes) =>
	Object.entries(attributes).map(([name, value]) => [name.replaceAll('_', ' '), attributeText(value)]);

/** @param {string} title @param {Record<string, unknown>} attributes @param {string} none */
const attributeSection = (title, attributes, none) => {
	const facts = attributeFacts(attributes);
	return h(
		'section',
		{},
		h('h3', {}, title),
		facts.length > 0 ? factList(facts) : h('p', { class: 'details-none' }, none),
	);
};

/** @param {Detail['contact']} contact */
const contactCard = ({ name, username, language, phone, email }) => {
	/** @type {[string, string][]} */
	const facts = [];
	if (language) facts.push(['Idioma', languageName(language)]);
	if (phone) facts.push(['Teléfono', phone]);
	if (email) facts.push(['Correo', email]);
	return h(
		'section',
		{},
		h('h3', {}, 'Contacto'),
		h(
			'div',
			{ class: 'contact-card' },
			h('span', { class: 'avatar', 'data-tone': tone(name), 'aria-hidden': 'true' }, initials(name)),
			h('p', {}, h('strong', {}, name), username && h('span', {}, `@${username}`)),
		),
		factList(facts),
	);
};

const draw = () => {
	const { detail } = state;
	panel.hidden = !detail;
	if (!detail) return;
	const { conversation, contact } = detail;
	const here = account();
	const { assignee, team, priority, labels, customAttributes } = conversation;
	const sections = [
		{ key: 'contact', look: contact, build: () => contactCard(contact) },
		{
			key: 'assignment',
			look: { assignee, team, priority, agents: here?.agents, teams: here?.teams },
			build: () => assignment(conversation),
		},
		{ key: 'labels', look: { labels, known: here?.labels }, build: () => labelling(labels) },
		{
			key: 'contact-attributes',
			look: contact.customAttributes,
			build: () =>
				attributeSection('Atributos del contacto', contact.customAttributes, 'El asistente aún no sabe nada.'),
		},
	];
	if (Object.keys(customAttributes).length > 0)
		sections.push({
			key: 'conversation-attributes',
			look: customAttributes,
			build: () => attributeSection('Atributos de la conversación', customAttributes, ''),
		});
	follow(
		panel,
		sections,
		({ key }) => `${conversation.id}-${key}`,
		({ build }) => build(),
	);
};

/** The side panel of the open conversation: contact, assignment, labels and attributes. */
export const startDetails = () => onChange(draw);

import { createCustomer } from './api.js';
import { byId, byIdAs, fillSelect } from './dom.js';
import { account, onChange, state, update } from './store.js';
import { choose, refresh } from './sync.js';

const select = byIdAs('customer-select', HTMLSelectElement);
const dialog = byIdAs('customer-dialog', HTMLDialogElement);
const form = byIdAs('customer-form', HTMLFormElement);
const error = byId('customer-error');

const create = async () => {
	const fields = new FormData(form);
	const text = (/** @type {string} */ name) => String(fields.get(name) ?? '').trim();
	const username = text('username').replace(/^@/, '');
	try {
		const customer = await createCustomer({
			accountId: state.accountId ?? 0,
			inboxId: Number(text('inboxId')),
			name: text('name'),
			language: text('language'),
			...(username ? { username } : {}),
		});
		update({ customers: [...state.customers.filter(({ id }) => id !== customer.id), customer] });
		choose(customer.id);
		refresh('state');
		dialog.close();
		byId('phone-input').focus();
	} catch (reason) {
		error.textContent = reason instanceof Error ? reason.message : String(reason);
		error.hidden = false;
	}
};

const openDialog = () => {
	const inboxes = (account()?.inboxes ?? []).map(({ id, name }) => ({ value: id, text: name }));
	form.reset();
	error.hidden = true;
	fillSelect(byIdAs('customer-inbox', HTMLSelectElement), inboxes, inboxes[0]?.value ?? '');
	dialog.showModal();
};

/** The choice of whose phone is shown, and the dialog that makes a new customer. */
export const startCustomers = () => {
	select.addEventListener('change', () => choose(Number(select.value)));
	byId('new-customer').addEventListener('click', openDialog);
	byId('customer-cancel').addEventListener('click', () => dialog.close());
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void create();
	});
	onChange(() => {
		const own = state.customers.filter(({ accountId }) => accountId === state.accountId);
		const options = own.map(({ id, name, username }) => ({
			value: id,
			text: username ? `${name} (@${username})` : name,
		}));
		fillSelect(select, options, state.customerId ?? '');
		select.disabled = options.length === 0;
	});
};

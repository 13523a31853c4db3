import { invalid, notFound } from '../chatwoot/world.ts';
import type { Label } from '../model/types.ts';
import type { Body } from '../present/people.ts';
import { addLabel } from '../seed.ts';
import type { AddEndpoint, Call } from './endpoint.ts';

/** `labels` of an account; titles are downcased and hold letters, digits, `-` and `_` only. */
export function labelRoutes(add: AddEndpoint): void {
	add('GET', '/labels', 'member', (call) => ({ payload: mine(call).map(labelRest) }));
	add('GET', '/labels/:id', 'member', (call) => labelRest(find(call)));
	add('POST', '/labels', 'admin', (call) => {
		const body = call.body.wrapped('label');
		const title = checkedTitle(call, body.required('title'), null);
		const description = body.nullableText('description') ?? null;
		const label = addLabel(call.world, call.account.id, title, description, body.text('color') ?? '#1f93ff');
		label.showOnSidebar = body.flag('show_on_sidebar') ?? false;
		call.core.tell({ name: 'state' });
		return labelRest(label);
	});
	add(['PATCH', 'PUT'], '/labels/:id', 'admin', (call) => {
		const label = find(call);
		const body = call.body.wrapped('label');
		const title = body.text('title');
		if (title !== undefined) label.title = checkedTitle(call, title, label);
		label.description = body.nullableText('description') ?? label.description;
		label.color = body.text('color') ?? label.color;
		label.showOnSidebar = body.flag('show_on_sidebar') ?? label.showOnSidebar;
		call.core.tell({ name: 'state' });
		return labelRest(label);
	});
	add('DELETE', '/labels/:id', 'admin', (call) => {
		call.store.labels.delete(find(call).id);
		call.core.tell({ name: 'state' });
		return undefined;
	});
}

const mine = ({ store, account }: Call): Label[] =>
	[...store.labels.values()].filter((label) => label.accountId === account.id);

function find(call: Call): Label {
	const label = mine(call).find((row) => row.id === call.id('id'));
	if (!label) throw notFound();
	return label;
}

function checkedTitle(call: Call, given: string, self: Label | null): string {
	const title = given.toLowerCase();
	if (!/^[\p{L}\p{N}_-]+$/u.test(title)) throw invalid('Title is invalid', 'title');
	if (mine(call).some((label) => label !== self && label.title === title)) {
		throw invalid('Title has already been taken', 'title');
	}
	return title;
}

const labelRest = (label: Label): Body => ({
	id: label.id,
	title: label.title,
	description: label.description,
	color: label.color,
	show_on_sidebar: label.showOnSidebar,
});
